import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BatchReply, Receipt } from '../../../src/contract/batch.ts';
import { createProblem, problemType } from '../../../src/contract/problem.ts';
import { createOutbox, listEntries } from '../../../src/outbox/outbox.ts';
import { createSync, type SyncDeps } from '../../../src/sync/sync.ts';
import { sampleEntry } from '../../support/samples.ts';
import { createWorld } from '../outbox/world.ts';

type Part = { id: string; sha256: string };
type Answer = (parts: readonly Part[]) => Response | Promise<Response>;

const epoch = crypto.randomUUID();

/** A reply as the endpoint gives it; `change` bends it. */
function receipts(parts: readonly Part[], change: (receipt: Receipt) => Receipt = (r) => r, status = 201) {
  const reply: BatchReply = {
    epoch,
    day: '2026-11-21',
    receipts: parts.map(({ id, sha256 }) => change({ id, sha256, status: 'stored' })),
  };
  return Response.json(reply, { status });
}

/** A device with `waiting` entries, and an endpoint that gives the `answers` in turn, then stores. */
async function createSyncWorld(waiting: number, answers: readonly Answer[] = []) {
  const { db } = await createWorld();
  await db.outbox.bulkAdd(Array.from({ length: waiting }, () => sampleEntry()));
  const requests: Part[][] = [];
  const scheduled: number[] = [];
  let clock = Date.UTC(2026, 10, 21);
  const queue = [...answers];
  const deps: SyncDeps = {
    outbox: createOutbox(db),
    fetch: async (_url, init) => {
      const parts: Part[] = [];
      const form = init?.body;
      if (!(form instanceof FormData)) throw new Error('the body is a form');
      for (const [id, file] of form.entries()) {
        const bytes = new Uint8Array(await (file as File).arrayBuffer());
        parts.push({ id, sha256: createHash('sha256').update(bytes).digest('hex') });
      }
      requests.push(parts);
      return (queue.shift() ?? receipts)(parts);
    },
    now: () => clock,
    random: () => 0.5,
    abortAfter: () => new AbortController().signal,
    exclusively: async (task) => {
      await task();
      return true;
    },
    schedule: (_callback, milliseconds) => {
      scheduled.push(milliseconds);
      return () => {};
    },
  };
  return {
    db,
    requests,
    scheduled,
    deps,
    sync: createSync(deps),
    entries: () => listEntries(db),
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
}

test('everything that waits is sent in few requests, the first one small', async () => {
  const world = await createSyncWorld(30);
  await world.sync.wake('start');
  expect((await world.entries()).every(({ state }) => state === 'received')).toBe(true);
  expect(world.requests[0]).toHaveLength(1);
  expect(world.requests.length).toBeLessThanOrEqual(4);
  expect(new Set(world.requests.flat().map(({ id }) => id)).size).toBe(30);
});

const notUs: readonly (readonly [string, Answer])[] = [
  [
    'a captive portal’s page with status 200',
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  ],
  ['receipts with status 200', (parts) => receipts(parts, undefined, 200)],
  [
    'HTML with status 201',
    () => new Response('<html>', { status: 201, headers: { 'content-type': 'text/html' } }),
  ],
  ['a redirect', () => new Response(null, { status: 302, headers: { location: '/login' } })],
  [
    'receipts cut in the middle',
    () => new Response('{"epoch":', { status: 201, headers: { 'content-type': 'application/json' } }),
  ],
  ['receipts with another hash', (parts) => receipts(parts, (r) => ({ ...r, sha256: '0'.repeat(64) }))],
  ['receipts for something else', (parts) => receipts(parts, (r) => ({ ...r, id: crypto.randomUUID() }))],
  ['no receipts', () => receipts([])],
  ['a refusal that is not ours', () => new Response('Forbidden', { status: 403 })],
];
test.each(notUs)('%s is not believed: the envelope stays and is sent again', async (_name, answer) => {
  const world = await createSyncWorld(1, [answer]);
  const [before] = await world.entries();
  await world.sync.wake('start');
  expect(await world.entries()).toMatchObject([{ state: 'queued', trouble: 'not-us', tries: 1 }]);
  await world.sync.wake('manual');
  expect(await world.entries()).toMatchObject([{ state: 'received', tries: 2, bytes: before!.bytes }]);
  expect(world.requests[0]).toEqual(world.requests[1]);
});

test('a lost network keeps everything and tries again later, not at once', async () => {
  const world = await createSyncWorld(1, [() => Promise.reject(new TypeError('failed'))]);
  await world.sync.wake('start');
  expect(await world.entries()).toMatchObject([{ state: 'queued', trouble: 'offline' }]);
  await world.sync.wake('visible');
  expect(world.requests).toHaveLength(1);
  world.pass(60_000);
  await world.sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received', trouble: null }]);
});

test('an answer of 429 is obeyed: nothing is sent before Retry-After', async () => {
  const busy: Answer = () =>
    Response.json(createProblem('too-many'), {
      status: 429,
      headers: { 'content-type': problemType, 'retry-after': '120' },
    });
  const world = await createSyncWorld(1, [busy]);
  await world.sync.wake('start');
  world.pass(119_000);
  await world.sync.wake('timer');
  expect(world.requests).toHaveLength(1);
  world.pass(2_000);
  await world.sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a refused invitation pauses all and keeps all, until a person tries again', async () => {
  const refused: Answer = () =>
    Response.json(createProblem('token-revoked'), { status: 403, headers: { 'content-type': problemType } });
  const world = await createSyncWorld(5, [refused]);
  await world.sync.wake('start');
  expect((await world.entries()).every(({ state, bytes }) => state === 'held' && bytes !== null)).toBe(true);
  await world.sync.wake('timer');
  expect(world.requests).toHaveLength(1);
  await world.sync.wake('manual');
  expect((await world.entries()).every(({ state }) => state === 'received')).toBe(true);
});

test('a batch that is too large is split until each envelope goes alone', async () => {
  const tooLarge: Answer = () =>
    Response.json(createProblem('too-large'), { status: 413, headers: { 'content-type': problemType } });
  const world = await createSyncWorld(4, [receipts, tooLarge]);
  await world.sync.wake('start');
  expect((await world.entries()).every(({ state }) => state === 'received')).toBe(true);
});

test('one envelope that is refused does not stop the others', async () => {
  const world = await createSyncWorld(3, [
    (parts) => receipts(parts, (r) => ({ ...r, status: 'conflict' }), 207),
  ]);
  await world.sync.wake('start');
  const states = (await world.entries()).map(({ state }) => state).sort();
  expect(states).toEqual(['held', 'received', 'received']);
});

test('while another tab sends, this one waits; after a minute it sends all the same', async () => {
  const world = await createSyncWorld(1);
  const sync = createSync({ ...world.deps, exclusively: async () => false });
  await sync.wake('start');
  expect(world.requests).toHaveLength(0);
  world.pass(61_000);
  await sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('waking during a round loses no wake: what was closed meanwhile is sent', async () => {
  const world = await createSyncWorld(1, [
    async (parts) => {
      await world.db.outbox.add(sampleEntry());
      void world.sync.wake('closed');
      return receipts(parts);
    },
  ]);
  await world.sync.wake('start');
  expect((await world.entries()).map(({ state }) => state)).toEqual(['received', 'received']);
});

test('what was postponed is scheduled for a later wake', async () => {
  const world = await createSyncWorld(1, [() => Promise.reject(new TypeError('failed'))]);
  await world.sync.wake('start');
  expect(world.scheduled).toHaveLength(1);
});
