/** `npm run kills -- --kills N --seed S`: kills an endpoint N times under load. Ends with 1 when anything broke. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { killAgainAndAgain } from './kill-loop.ts';
import { inviteWith } from './world.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const folder = await mkdtemp(join(tmpdir(), 'calepin-kills-'));
const file = join(folder, 'ledger.sqlite');
const invitations = openSqliteInvitations(file);
const invite = inviteWith(invitations);
const tokens = {
  facilitator: (await invite('facilitator')).token,
  reviewer: (await invite('reviewer')).token,
};
await invitations.close();

const started = performance.now();
const result = await killAgainAndAgain({
  file,
  tokens,
  seed: Number(values.seed),
  kills: Number(values.kills),
  onLife: (life, { sent, acknowledged, broken }) => {
    if (life % 50 === 0 || broken.length > 0)
      print(`${life} kills, ${sent} sent, ${acknowledged} acknowledged`);
  },
});
await rm(folder, { recursive: true, force: true });
const { kills, sent, acknowledged, stored, broken } = result;
print(`${kills} kills: ${sent} envelopes sent, ${acknowledged} acknowledged, ${stored} stored`);
print(broken.length === 0 ? '0 lost, 0 doubled, 0 altered' : `BROKEN: ${[...new Set(broken)].join('; ')}`);
print(`${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = broken.length === 0 ? 0 : 1;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
