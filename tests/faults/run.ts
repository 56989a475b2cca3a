import { parseArgs } from 'node:util';
import { createDexieStore } from './dexie-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    dexie: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);
const begun = performance.now();
for (let seed = first; seed < first + Number(values.runs); seed++) {
  const broken = await simulate(seed, values.dexie ? createDexieStore : createMemoryStore);
  if (broken.length > 0) {
    const again = `npm run faults -- --seed ${seed}${values.dexie ? ' --dexie' : ''}`;
    process.stderr.write(`${broken.join('\n')}\nReplay: ${again}\n`);
    process.exit(1);
  }
}
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
process.stdout.write(`${values.runs} schedules from seed ${first}: all invariants held (${seconds} s)\n`);
