import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../bin/toolchain.mjs';

/** `npm run chaos -- --seed N --minutes M`: the test of this folder, which needs vitest for the messages. */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '2' } },
});
const { status } = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--project', 'chaos'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHAOS_SEED: values.seed, CHAOS_MINUTES: values.minutes },
});
process.exit(status ?? 1);
