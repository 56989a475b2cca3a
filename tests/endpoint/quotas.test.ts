import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Invitations } from '../../src/endpoint/invitations.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { startKillable } from './start-killed.ts';
import { ageFile, envelope, formOf, inviteWith, openWorld, rawForm } from './world.ts';

let folder: string;
let file: string;
const opened: Invitations[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-quotas-'));
  file = join(folder, 'ledger.sqlite');
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await rm(folder, { recursive: true, force: true });
});

function open(): Invitations {
  const invitations = openSqliteInvitations(file);
  opened.push(invitations);
  return invitations;
}

const MiB = 1024 * 1024;

/** Spends `bytes` again and again until it is refused; how often it was not. */
async function spendAll(invitations: Invitations, id: string, bytes: number, quota: number): Promise<number> {
  let times = 0;
  while (await invitations.spend(id, bytes, quota)) times += 1;
  return times;
}

test('one process uses a quota to the last byte', async () => {
  const invitations = open();
  const { id } = await inviteWith(invitations)('facilitator');
  expect(await spendAll(invitations, id, 50_021, MiB)).toBe(Math.floor(MiB / 50_021));
  expect(await invitations.spend(id, MiB % 50_021, MiB)).toBe(true);
  expect(await invitations.spend(id, 1, MiB)).toBe(false);
});

test('several processes together never use more than a quota', async () => {
  const all = [open(), open(), open()];
  const { id } = await inviteWith(all[0]!)('facilitator');
  let used = 0;
  for (let turn = 0, refused = 0; refused < all.length; turn++) {
    const good = await all[turn % all.length]!.spend(id, 50_000, MiB);
    used += good ? 50_000 : 0;
    refused = good ? 0 : refused + 1;
  }
  expect(used).toBeLessThanOrEqual(MiB);
  expect(used).toBeGreaterThan(MiB - 150_000);
});

test('what was used before the process was killed or closed stays used, and little else is lost', async () => {
  const { id } = await inviteWith(open())('facilitator');
  let used = 0;
  for (let life = 0; life < 10; life++) {
    const invitations = open();
    for (let n = 0; n < 7; n++) used += (await invitations.spend(id, 9000, MiB)) ? 9000 : 0;
    if (life % 2 === 0) await invitations.close();
  }
  expect(used).toBe(630_000);
  used += 90_000 * (await spendAll(open(), id, 90_000, MiB));
  expect(used).toBeLessThanOrEqual(MiB);
  expect(used).toBeGreaterThan(MiB - 110_000);
});

test('many at the same time are answered together, each by its own quota', async () => {
  const invitations = open();
  const invite = inviteWith(invitations);
  const ids = [(await invite('facilitator')).id, (await invite('facilitator')).id];
  const asked = Array.from({ length: 40 }, (_, n) =>
    invitations.spend(ids[n % 2]!, 100, n % 2 === 0 ? 700 : 1100),
  );
  const answers = await Promise.all(asked);
  const granted = (parity: number) => answers.filter((good, n) => good && n % 2 === parity).length;
  expect([granted(0), granted(1)]).toEqual([7, 11]);
});

test('what is given back can be used again', async () => {
  const invitations = open();
  const { id } = await inviteWith(invitations)('facilitator');
  for (let n = 0; n < 100; n++) {
    expect(await invitations.spend(id, MiB, MiB)).toBe(true);
    await invitations.spend(id, -MiB, MiB);
  }
  expect((await invitations.list())[0]?.bytesUsed).toBe(0);
});

test('what is at rest does not add up to the sizes of envelopes', async () => {
  const invitations = open();
  const invite = inviteWith(invitations);
  for (let n = 0; n < 5; n++) {
    const { id } = await invite('facilitator');
    for (let m = 0; m <= n * 5; m++) await invitations.spend(id, 4321, 1024 * MiB);
  }
  await invitations.close();
  const used = (await open().list()).map(({ bytesUsed }) => bytesUsed);
  expect(used).toEqual([1, 1, 1, 2, 2].map((blocks) => blocks * 64 * 1024));
});

test('uploads at the same time never use more than the quota, and are told to wait beyond it', async () => {
  const size = envelope(ageFile(1000)).bytes.byteLength;
  const world = await openWorld({ quotaBytes: 10 * size });
  const replies = await Promise.all(
    Array.from({ length: 30 }, () => world.send(formOf(envelope(ageFile(1000))))),
  );
  const statuses = replies.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array<number>(10).fill(201), ...Array<number>(20).fill(429)]);
  for (const { headers, status } of replies)
    if (status === 429) expect(headers.get('retry-after')).toMatch(/^\d+$/);
  await world.close();
});

test('a killed endpoint leaves no trace of which invitation sent which envelope', async () => {
  const invitations = open();
  const invited = [];
  for (let n = 0; n < 4; n++) invited.push(await inviteWith(invitations)('facilitator'));
  await invitations.close();
  const { url, kill } = await startKillable(file);
  const sent = [];
  for (let n = 0; n < 60; n++) {
    const one = envelope(ageFile(3000));
    const { headers } = invited[n % invited.length]!;
    expect((await fetch(`${url}/v1/batches`, { method: 'POST', headers, body: formOf(one) })).status).toBe(
      201,
    );
    sent.push(one);
  }
  await kill();

  const log = await readFile(`${file}-wal`);
  for (const { id } of sent) expect(log.includes(id)).toBe(true);
  for (const { id, token } of invited) {
    expect(log.includes(id)).toBe(false);
    expect(log.includes(createHash('sha256').update(token).digest('hex'))).toBe(false);
  }
  const journal = (await readdir(folder)).filter((name) => name.startsWith('ledger.sqlite-quotas'));
  expect(journal.sort()).toEqual(['ledger.sqlite-quotas', 'ledger.sqlite-quotas-journal']);
  expect(await readFile(`${file}-quotas-journal`)).toHaveLength(0);
  const quotas = await readFile(`${file}-quotas`);
  expect(quotas.toString('latin1').match(/\[0(?:,\d+)+\]/g)).toEqual(['[0,65536,65536,65536,65536]']);
  const ledger = openSqliteLedger(file);
  expect(await ledger.missing(sent)).toEqual([]);
  await ledger.close();
});

test('only what is stored counts: not the same envelope sent many times at once, nor one whose id is taken', async () => {
  const size = envelope(ageFile(1000)).bytes.byteLength;
  const world = await openWorld({ quotaBytes: 3 * size });
  const one = envelope(ageFile(1000));
  const other = envelope(ageFile(1000), one.id);
  const [first, ...others] = await Promise.all(
    [formOf(one), formOf(one), formOf(one)].map((form) => world.send(form)),
  );
  expect([first, ...others].map((reply) => reply?.status)).toEqual([201, 201, 201]);
  for (let n = 0; n < 5; n += 1) expect((await world.send(formOf(other))).status).toBe(207);
  const twice = envelope(ageFile(1000));
  expect(
    (
      await world.send(rawForm('b', twice, twice), {
        ...world.facilitator,
        'content-type': 'multipart/form-data; boundary=b',
      })
    ).status,
  ).toBe(201);
  expect((await world.send(formOf(envelope(ageFile(1000))))).status).toBe(201);
  expect((await world.send(formOf(envelope(ageFile(1000))))).status).toBe(429);
  await world.close();
});

test('requests that share a commit use a quota to its last byte, and not one beyond', async () => {
  const size = envelope(ageFile(1000)).bytes.byteLength;
  const world = await openWorld({ quotaBytes: 10 * size + 9 });
  const bodies = Array.from({ length: 12 }, (_, n) =>
    formOf(...Array.from({ length: (n % 3) + 1 }, () => envelope(ageFile(1000)))),
  );
  const statuses = await Promise.all(bodies.map(async (body) => (await world.send(body)).status));
  let free = true;
  while (free) free = (await world.send(formOf(envelope(ageFile(1000))))).status === 201;
  expect(statuses.every((status) => status === 201 || status === 429)).toBe(true);
  expect((await world.ledger.index(null, 100)).envelopes).toHaveLength(10);
  expect((await world.invitations.list())[0]?.bytesUsed).toBe(10 * size);
  await world.close();
});
