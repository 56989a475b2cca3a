import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { killAgainAndAgain } from './kill-loop.ts';
import { inviteWith } from './world.ts';

test('a client that knows only the document loses, doubles and alters nothing, however often the endpoint dies', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-stranger-'));
  const file = join(folder, 'ledger.sqlite');
  const invitations = openSqliteInvitations(file);
  const invite = inviteWith(invitations);
  const { token: facilitator } = await invite('facilitator');
  const { token: reviewer } = await invite('reviewer');
  await invitations.close();
  const { broken, acknowledged } = await killAgainAndAgain({
    file,
    tokens: { facilitator, reviewer },
    seed: 20_311,
    kills: 5,
  });
  expect(broken).toEqual([]);
  expect(acknowledged).toBeGreaterThan(10);
  await rm(folder, { recursive: true, force: true });
}, 240_000);
