import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Invitations, isGood } from '../../src/endpoint/invitations.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { inviteWith, newToken } from './world.ts';

let folder: string;
let file: string;
let invitations: Invitations;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-invitations-'));
  file = join(folder, 'ledger.sqlite');
  invitations = openSqliteInvitations(file);
});
afterEach(async () => {
  await invitations.close();
  await rm(folder, { recursive: true, force: true });
});

test('an invitation is found by its token alone', async () => {
  const { token, id } = await inviteWith(invitations)('facilitator', { label: 'north' });
  expect(await invitations.find(token)).toEqual({
    id,
    role: 'facilitator',
    label: 'north',
    created: '2031-01-01',
    expires: null,
    revoked: null,
  });
  expect(await invitations.find(newToken('facilitator'))).toBeNull();
  expect(await invitations.find(id)).toBeNull();
});

test('the token is not in the files of the endpoint', async () => {
  const { token } = await inviteWith(invitations)('reviewer');
  for (const name of [file, `${file}-wal`]) expect((await readFile(name)).includes(token)).toBe(false);
});

test('a token, an id or a label revokes, each invitation once', async () => {
  const invite = inviteWith(invitations);
  const byToken = await invite('facilitator');
  const byId = await invite('facilitator');
  await invite('facilitator', { label: 'bus' });
  await invite('reviewer', { label: 'bus' });
  expect(await invitations.revoke(byToken.token, '2031-02-01')).toBe(1);
  expect(await invitations.revoke(byToken.token, '2031-02-02')).toBe(0);
  expect(await invitations.revoke(byId.id, '2031-02-01')).toBe(1);
  expect(await invitations.revoke('bus', '2031-02-01')).toBe(2);
  expect(await invitations.revoke('unknown', '2031-02-01')).toBe(0);
  expect((await invitations.list()).map(({ revoked }) => revoked)).toEqual(Array(4).fill('2031-02-01'));
});

test('what another connection revokes holds at once', async () => {
  const { token } = await inviteWith(invitations)('facilitator');
  const other = openSqliteInvitations(file);
  await other.revoke(token, '2031-02-01');
  await other.close();
  expect((await invitations.find(token))?.revoked).toBe('2031-02-01');
});

test('the last day of an invitation is still good, the next is not', async () => {
  const { token } = await inviteWith(invitations)('facilitator', { expires: '2031-03-31' });
  const found = await invitations.find(token);
  if (found === null) throw new Error('not found');
  expect(isGood(found, '2031-03-31')).toBe(true);
  expect(isGood(found, '2031-04-01')).toBe(false);
  expect(isGood({ ...found, expires: null, revoked: '2031-01-01' }, '2031-01-01')).toBe(false);
});

test('a quota is spent to the last byte and not beyond', async () => {
  const { id } = await inviteWith(invitations)('facilitator');
  expect(await invitations.spend(id, 60, 100)).toBe(true);
  expect(await invitations.spend(id, 41, 100)).toBe(false);
  expect(await invitations.spend(id, 40, 100)).toBe(true);
  expect(await invitations.spend(id, 1, 100)).toBe(false);
  expect(await invitations.spend(randomUUID(), 1, 100)).toBe(false);
  expect((await invitations.list())[0]?.bytesUsed).toBe(100);
});
