import { expect, test, vi } from 'vitest';
import { isMobileData, lineType, onLineChange } from '../../../src/sync/line.ts';

test('a browser that does not tell the kind of line is never taken to be on mobile data', () => {
  for (const silent of [{}, { connection: new EventTarget() }]) {
    expect(lineType(silent)).toBeNull();
    expect(isMobileData(silent)).toBe(false);
    onLineChange(silent, () => {})();
  }
});

test('going from Wi-Fi to mobile data is told, until nobody listens', () => {
  const connection = Object.assign(new EventTarget(), { type: 'wifi' });
  const changed = vi.fn();
  const stop = onLineChange({ connection }, changed);
  expect(isMobileData({ connection })).toBe(false);
  connection.type = 'cellular';
  connection.dispatchEvent(new Event('change'));
  expect(changed).toHaveBeenCalledOnce();
  expect(isMobileData({ connection })).toBe(true);
  stop();
  connection.dispatchEvent(new Event('change'));
  expect(changed).toHaveBeenCalledOnce();
});
