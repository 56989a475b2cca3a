import { expect, test } from 'vitest';
import { createDexieStore } from './dexie-store.ts';
import type { DeviceStore } from './device-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Random } from './random.ts';
import { simulate } from './simulate.ts';

/** The first seed that breaks something, and what, with the command that replays it. */
async function firstBroken(
  seeds: readonly [from: number, to: number],
  createStore: (random: Random) => DeviceStore | Promise<DeviceStore>,
  option = '',
): Promise<string | null> {
  for (let seed = seeds[0]; seed < seeds[1]; seed++) {
    const broken = await simulate(seed, createStore);
    if (broken.length > 0) return `npm run faults -- --seed ${seed}${option}\n${broken.join('\n')}`;
  }
  return null;
}

test.each([
  [1, 5_001],
  [5_001, 10_001],
  [10_001, 15_001],
  [15_001, 20_001],
] as const)(
  'every invariant holds in the schedules of the seeds from %i to %i',
  async (from, to) => expect(await firstBroken([from, to], createMemoryStore)).toBeNull(),
  60_000,
);

test('every invariant holds in 500 schedules with the database code', async () => {
  expect(await firstBroken([1, 501], createDexieStore, ' --dexie')).toBeNull();
}, 120_000);
