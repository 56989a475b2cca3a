import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BatchReply } from '../../src/contract/batch.ts';
import type { Envelope } from '../../src/contract/envelope.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { type Killable, startKillable } from './start-killed.ts';
import { ageFile, entriesOf, envelope, formOf, type Headers, inviteWith, sha256 } from './world.ts';

let folder: string;
let file: string;
let headers: Headers;
const running = new Set<Killable>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-kill-'));
  file = join(folder, 'ledger.sqlite');
  const invitations = openSqliteInvitations(file);
  headers = (await inviteWith(invitations)('facilitator')).headers;
  await invitations.close();
});
afterEach(async () => {
  for (const { kill } of running) await kill();
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

async function start(fileLimit?: number): Promise<Killable> {
  const killable = await startKillable(file, fileLimit);
  running.add(killable);
  return killable;
}

/** Sends a batch; the envelopes that a receipt acknowledges, none when no whole reply came. */
async function send(url: string, batch: readonly Envelope[]): Promise<readonly Envelope[]> {
  try {
    const reply = await fetch(`${url}/v1/batches`, { method: 'POST', headers, body: formOf(...batch) });
    if (reply.status !== 201) return [];
    const { receipts } = BatchReply.parse(await reply.json());
    return batch.filter(({ id, sha256: hash }) =>
      receipts.some((one) => one.id === id && one.sha256 === hash),
    );
  } catch {
    return [];
  }
}

test('an endpoint killed in the middle of its work has all that it acknowledged, once and unchanged', async () => {
  const all = Array.from({ length: 120 }, () => envelope(ageFile(3000)));
  const acknowledged = new Set<Envelope>();
  for (const killAfter of [1, 2, 5, 9, 14, Number.POSITIVE_INFINITY]) {
    const { url, kill } = await start();
    let replies = 0;
    let killed: Promise<void> | null = null;
    const waiting = all.filter((one) => !acknowledged.has(one));
    const batches = Array.from({ length: Math.ceil(waiting.length / 3) }, (_, at) =>
      waiting.slice(at * 3, at * 3 + 3),
    );
    const sendOn = async () => {
      for (let batch = batches.shift(); batch !== undefined && killed === null; batch = batches.shift()) {
        for (const one of await send(url, batch)) acknowledged.add(one);
        replies += 1;
        if (replies === killAfter) killed = kill();
      }
    };
    await Promise.all([sendOn(), sendOn(), sendOn(), sendOn()]);
    await (killed ?? kill());

    const ledger = openSqliteLedger(file);
    expect(await ledger.missing([...acknowledged])).toEqual([]);
    await ledger.close();
  }

  const ledger = openSqliteLedger(file);
  const entries = await entriesOf(ledger);
  expect(entries).toHaveLength(all.length);
  expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
  for (const { id, sha256: hash } of all)
    expect(sha256((await ledger.bytes(id)) ?? new Uint8Array())).toBe(hash);
  await ledger.close();
}, 60_000);

test('an endpoint whose disk is full gives no receipt, and takes the rest once there is room', async () => {
  const all = Array.from({ length: 30 }, () => envelope(ageFile(40_000)));
  const full = await start(1000);
  const acknowledged = new Set<Envelope>();
  const statuses = new Set<number>();
  for (const one of all) {
    const reply = await fetch(`${full.url}/v1/batches`, { method: 'POST', headers, body: formOf(one) });
    if (reply.status === 201) acknowledged.add(one);
    statuses.add(reply.status);
    await reply.bytes();
  }
  expect(statuses).toEqual(new Set([201, 503]));
  expect((await fetch(`${full.url}/v1/health`)).status).toBe(200);
  await full.kill();

  const roomy = await start();
  for (const one of all) expect(await send(roomy.url, [one])).toEqual([one]);
  await roomy.kill();
  const ledger = openSqliteLedger(file);
  const order = (await entriesOf(ledger)).map(({ id }) => id);
  await ledger.close();
  expect(order.slice(0, acknowledged.size)).toEqual([...acknowledged].map(({ id }) => id));
  expect(order).toHaveLength(all.length);
}, 60_000);

test('on a full disk requests that come together are each stored whole or told to come back, none half-way', async () => {
  const batches = Array.from({ length: 40 }, (_, n) =>
    Array.from({ length: 1 + (n % 3) }, () => envelope(ageFile(n % 4 === 0 ? 90_000 : 3_000))),
  );
  const full = await start(1000);
  const replies = await Promise.all(
    batches.map(async (batch) => {
      const reply = await fetch(`${full.url}/v1/batches`, {
        method: 'POST',
        headers,
        body: formOf(...batch),
      });
      await reply.bytes();
      return { batch, status: reply.status };
    }),
  );
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201, 503]));
  await full.kill();
  const after = openSqliteLedger(file);
  const held = new Set((await entriesOf(after)).map(({ id }) => id));
  await after.close();
  for (const { batch, status } of replies) {
    const kept = batch.filter(({ id }) => held.has(id)).length;
    expect(status === 201 ? kept : kept % batch.length).toBe(status === 201 ? batch.length : 0);
  }

  const roomy = await start();
  for (const batch of batches) expect(await send(roomy.url, batch)).toEqual(batch);
  await roomy.kill();
  const ledger = openSqliteLedger(file);
  expect(await entriesOf(ledger)).toHaveLength(batches.flat().length);
  await ledger.close();
}, 60_000);
