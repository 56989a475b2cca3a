import { expect, test, vi } from 'vitest';
import { lineType, onLineChange } from '../../../src/sync/line.ts';

test('a browser that does not tell the kind of line is taken for no kind', () => {
  for (const silent of [{}, { connection: new EventTarget() }]) {
    expect(lineType(silent)).toBeNull();
    onLineChange(silent, () => {})();
  }
});

test('going from Wi-Fi to mobile data is told, until nobody listens', () => {
  const connection = Object.assign(new EventTarget(), { type: 'wifi' });
  const changed = vi.fn();
  const stop = onLineChange({ connection }, changed);
  expect(lineType({ connection })).toBe('wifi');
  connection.type = 'cellular';
  connection.dispatchEvent(new Event('change'));
  expect(changed).toHaveBeenCalledOnce();
  expect(lineType({ connection })).toBe('cellular');
  stop();
  connection.dispatchEvent(new Event('change'));
  expect(changed).toHaveBeenCalledOnce();
});
