import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';

const seed = Number(process.env['CHAOS_SEED'] ?? 1);
const minutes = Number(process.env['CHAOS_MINUTES'] ?? 2);

test(
  `what was promised holds after ${minutes} minutes of faults in real browsers and a real endpoint`,
  async () => {
    const { broken, done, kept, envelopes } = await runChaos(seed, minutes * 60_000);
    const times = [...done].map(([name, n]) => `${name} ${n}`).sort();
    process.stdout.write(`Seed ${seed}: ${kept} kept, ${envelopes} envelopes; ${times.join(', ')}\n`);
    expect(broken, `Again: npm run chaos -- --seed ${seed} --minutes ${minutes}`).toEqual([]);
    expect(kept).toBeGreaterThan(0);
  },
  minutes * 60_000 + 180_000,
);
