import { expect, test } from 'vitest';
import { showBadge } from '../../../src/app/show-badge.ts';

function createDevice() {
  const calls: (number | undefined | null)[] = [];
  return {
    calls,
    setAppBadge: async (n?: number) => void calls.push(n),
    clearAppBadge: async () => void calls.push(null),
  };
}

test('the icon shows how many meetings wait, and nothing when none does', () => {
  const device = createDevice();
  showBadge(device, 3);
  showBadge(device, 0);
  expect(device.calls).toEqual([3, null]);
});

test('a device without badges, or one that refuses them, is left alone', async () => {
  expect(() => showBadge({}, 2)).not.toThrow();
  showBadge({ setAppBadge: () => Promise.reject(new Error('refused')) }, 2);
  await Promise.resolve();
});
