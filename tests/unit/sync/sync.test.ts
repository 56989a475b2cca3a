import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BatchReply, Receipt } from '../../../src/contract/batch.ts';
import { MissingQuestion } from '../../../src/contract/missing.ts';
import { createProblem, problemType } from '../../../src/contract/problem.ts';
import { createOutbox, listEntries } from '../../../src/outbox/outbox.ts';
import { sendBatch } from '../../../src/sync/request.ts';
import { createSync, type SyncDeps } from '../../../src/sync/sync.ts';
import { sampleEntry } from '../../support/samples.ts';
import { createWorld } from '../outbox/world.ts';

type Part = { id: string; sha256: string };
type Answer = (parts: readonly Part[]) => Response | Promise<Response>;

const epoch = crypto.randomUUID();

/** A reply as the endpoint gives it; `change` bends it. */
function receipts(
  parts: readonly Part[],
  change: (receipt: Receipt) => Receipt = (r) => r,
  status = 201,
  ledger = epoch,
) {
  const reply: BatchReply = {
    epoch: ledger,
    day: '2026-11-21',
    receipts: parts.map(({ id, sha256 }) => change({ id, sha256, status: 'stored' })),
  };
  return Response.json(reply, { status });
}

/** Over an outbox to which something happens before each move; when that throws, the move fails. */
function createSyncWhere(
  deps: SyncDeps,
  happens: (entries: Parameters<SyncDeps['outbox']['move']>[0]) => unknown,
) {
  const { outbox } = deps;
  const move: typeof outbox.move = async (entries, to) => {
    await happens(entries);
    return outbox.move(entries, to);
  };
  return createSync({ ...deps, outbox: { ...outbox, move } });
}

/** A device with `waiting` entries, and an endpoint that gives the `answers` in turn, then stores. */
async function createSyncWorld(waiting: number, answers: readonly Answer[] = []) {
  const { db } = await createWorld();
  await db.outbox.bulkAdd(Array.from({ length: waiting }, () => sampleEntry()));
  const requests: Part[][] = [];
  const scheduled: number[] = [];
  let clock = Date.UTC(2026, 10, 21);
  const queue = [...answers];
  const questions: string[][] = [];
  let answerMissing = (_asked: readonly string[]) => Response.json({ epoch, missing: [] as string[] });
  const deps: SyncDeps = {
    outbox: createOutbox(db),
    fetch: async (url, init) => {
      if (url === '/v1/envelopes/missing') {
        const question = MissingQuestion.parse(JSON.parse(init?.body as string));
        questions.push(question.envelopes.map(({ id }) => id));
        return answerMissing(questions.at(-1) ?? []);
      }
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
    mayUseLine: async () => true,
    schedule: (_callback, milliseconds) => {
      scheduled.push(milliseconds);
      return () => {};
    },
  };
  return {
    db,
    requests,
    questions,
    /** From now on, these ids are missing in the ledger of `ledger`. */
    lose: (ledger: string, ...missing: string[]) => {
      answerMissing = () => Response.json({ epoch: ledger, missing });
    },
    /** The endpoint's next answer. */
    answer: (answer: Answer) => queue.push(answer),
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
  expect(world.requests.length).toBeLessThanOrEqual(5);
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
  [
    'receipts of another type',
    async (parts) =>
      new Response(await receipts(parts).text(), { status: 201, headers: { 'content-type': 'text/html' } }),
  ],
  ['a portal’s 511', () => new Response('<html>', { status: 511, headers: { 'content-type': 'text/html' } })],
  ['a redirect', () => new Response(null, { status: 302, headers: { location: '/login' } })],
  [
    'receipts cut in the middle',
    () => new Response('{"epoch":', { status: 201, headers: { 'content-type': 'application/json' } }),
  ],
  ['receipts with another hash', (parts) => receipts(parts, (r) => ({ ...r, sha256: '0'.repeat(64) }))],
  ['receipts for something else', (parts) => receipts(parts, (r) => ({ ...r, id: crypto.randomUUID() }))],
  ['no receipts', () => receipts([])],
  [
    'receipts with something added',
    async (parts) => {
      const reply = (await receipts(parts).json()) as object;
      return Response.json({ ...reply, advertisement: 'Faster Wi-Fi!' }, { status: 201 });
    },
  ],
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

test('a request follows no redirect, carries no cookie and no referrer, and asks no cache', async () => {
  const world = await createSyncWorld(1);
  const asked: RequestInit[] = [];
  const sync = createSync({
    ...world.deps,
    fetch: (path, init) => {
      if (init) asked.push(init);
      return world.deps.fetch(path, init);
    },
  });
  await sync.wake('start');
  await sync.wake('manual');
  expect(asked).toHaveLength(2);
  for (const init of asked) {
    expect(init).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  }
});

test('a reply that is cut after any of its bytes is not believed', async () => {
  const { deps } = await createSyncWorld(0);
  const entry = sampleEntry();
  const whole = await receipts([entry]).text();
  const headers = { 'content-type': 'application/json' };
  const sendAndHear = (text: string) =>
    sendBatch({ ...deps, fetch: async () => new Response(text, { status: 201, headers }) }, 'token', [entry]);
  for (let after = 0; after < whole.length; after++) {
    expect(await sendAndHear(whole.slice(0, after))).toMatchObject({ type: 'trouble', trouble: 'not-us' });
  }
  expect(await sendAndHear(whole)).toMatchObject({ type: 'reply' });
});

test('who never answers is given up after half a minute and what the bytes take, and asked again', async () => {
  const limits: number[] = [];
  const world = await createSyncWorld(0);
  await world.db.outbox.add(sampleEntry({ size: 20_000 }));
  const sync = createSync({
    ...world.deps,
    fetch: async (_path, init) => {
      if (init?.signal?.aborted) throw new DOMException('given up', 'AbortError');
      return new Response('<html>');
    },
    abortAfter: (milliseconds) => {
      limits.push(milliseconds);
      return AbortSignal.abort();
    },
  });
  await sync.wake('start');
  expect(limits).toEqual([40_000]);
  expect(await world.entries()).toMatchObject([{ state: 'queued', trouble: 'timeout' }]);
  await world.sync.wake('manual');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a liar that no receipt comes from is not asked again and again in one round, whatever chance says', async () => {
  const world = await createSyncWorld(
    3,
    Array.from({ length: 50 }, () => () => receipts([])),
  );
  const sync = createSync({ ...world.deps, random: () => 0 });
  await sync.wake('start');
  const sent = world.requests.flat().map(({ id }) => id);
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(3);
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
  world.pass(5_000);
  await world.sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a network that comes and goes does not make a busy endpoint be asked before its time', async () => {
  const busy: Answer = () =>
    Response.json(createProblem('too-many'), {
      status: 429,
      headers: { 'content-type': problemType, 'retry-after': '120' },
    });
  const world = await createSyncWorld(1, [busy]);
  await world.sync.wake('start');
  await world.sync.wake('online');
  expect(world.requests).toHaveLength(1);
  await world.sync.wake('manual');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a network that appears sends what a lost one had postponed', async () => {
  const world = await createSyncWorld(1, [() => Promise.reject(new TypeError('failed'))]);
  await world.sync.wake('start');
  await world.sync.wake('online');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a date in Retry-After is read beside the endpoint’s clock, not the device’s', async () => {
  const busy: Answer = () =>
    Response.json(createProblem('not-ready'), {
      status: 503,
      headers: {
        'content-type': problemType,
        date: 'Thu, 23 Nov 2023 12:00:00 GMT',
        'retry-after': 'Thu, 23 Nov 2023 12:02:00 GMT',
      },
    });
  const world = await createSyncWorld(1, [busy]);
  await world.sync.wake('start');
  world.pass(119_000);
  await world.sync.wake('timer');
  expect(world.requests).toHaveLength(1);
  world.pass(5_000);
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
  expect(world.scheduled.at(-1)).toBe(2_000);
});

test('however far the next try is, the timer looks again within a minute: clocks jump', async () => {
  const world = await createSyncWorld(0);
  await world.db.outbox.add(sampleEntry({ nextTry: Date.UTC(2026, 10, 21) + 600_000 }));
  await world.sync.wake('start');
  expect(world.requests).toEqual([]);
  expect(world.scheduled.at(-1)).toBe(60_000);
});

test('a manual wake while a round is running is not lost: it tries also what is not due', async () => {
  const world = await createSyncWorld(1, [
    async (parts) => {
      await world.db.outbox.add(sampleEntry({ nextTry: Date.UTC(2026, 10, 21) + 600_000 }));
      void world.sync.wake('manual');
      void world.sync.wake('timer');
      return receipts(parts);
    },
  ]);
  await world.sync.wake('start');
  expect((await world.entries()).map(({ state }) => state)).toEqual(['received', 'received']);
});

test('a manual wake while another tab sends is repeated until it is this tab’s turn', async () => {
  const world = await createSyncWorld(0);
  await world.db.outbox.add(sampleEntry({ nextTry: Date.UTC(2026, 10, 21) + 600_000 }));
  const callbacks: (() => void)[] = [];
  let free = false;
  const sync = createSync({
    ...world.deps,
    exclusively: async (task) => {
      if (free) await task();
      return free;
    },
    schedule: (callback) => {
      callbacks.push(callback);
      return () => {};
    },
  });
  await sync.wake('manual');
  expect(world.requests).toHaveLength(0);
  free = true;
  callbacks.at(-1)?.();
  await sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a manual wake while another tab sends is not forgotten over the wakes that follow it', async () => {
  const world = await createSyncWorld(0);
  await world.db.outbox.add(sampleEntry({ state: 'held', trouble: 'invitation-refused' }));
  let free = false;
  const sync = createSync({
    ...world.deps,
    exclusively: async (task) => {
      if (free) await task();
      return free;
    },
  });
  await sync.wake('manual');
  await sync.wake('visible');
  free = true;
  await sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a manual wake that waits for its turn hurries a busy endpoint once, not each second', async () => {
  const world = await createSyncWorld(0);
  const later = Date.UTC(2026, 10, 21) + 600_000;
  const sync = createSync({ ...world.deps, exclusively: async () => false });
  await sync.wake('manual');
  await world.db.outbox.add(sampleEntry({ trouble: 'busy', nextTry: later }));
  await sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ nextTry: later }]);
});

test('a press on Send counts once: the round after it obeys the endpoint and the line again', async () => {
  const busy: Answer = () =>
    Response.json(createProblem('too-many'), {
      status: 429,
      headers: { 'content-type': problemType, 'retry-after': '120' },
    });
  const world = await createSyncWorld(1, [busy, busy]);
  let wanted = true;
  const sync = createSync({ ...world.deps, mayUseLine: () => Promise.resolve(wanted) });
  await sync.wake('manual');
  await sync.wake('visible');
  expect(world.requests).toHaveLength(1);
  wanted = false;
  world.pass(125_000);
  await sync.wake('visible');
  expect(world.requests).toHaveLength(1);
});

test('a round in which storage fails is repeated within a minute, with what woke it', async () => {
  const world = await createSyncWorld(0);
  await world.db.outbox.add(sampleEntry({ state: 'held', trouble: 'invitation-refused' }));
  let broken = true;
  const sync = createSyncWhere(world.deps, () => {
    if (broken) throw new Error('storage fails');
  });
  await expect(sync.wake('manual')).rejects.toThrow('storage fails');
  expect(world.scheduled).toEqual([60_000]);
  broken = false;
  await sync.wake('timer');
  expect(await world.entries()).toMatchObject([{ state: 'received' }]);
});

test('a wait that the endpoint asked for is not cut short by a line that is lost meanwhile', async () => {
  const world = await createSyncWorld(1, [() => Promise.reject(new TypeError('failed'))]);
  const later = Date.UTC(2026, 10, 21) + 600_000;
  const busy = sampleEntry({ trouble: 'busy', nextTry: later });
  await world.db.outbox.add(busy);
  await world.sync.wake('closed');
  await world.sync.wake('online');
  expect((await world.entries()).find(({ id }) => id === busy.id)).toEqual(busy);
});

test('what was in a batch that was too large is not tried together again', async () => {
  const most = 3;
  const narrow: Answer = (parts) =>
    parts.length <= most
      ? receipts(parts)
      : Response.json(createProblem('too-large'), { status: 413, headers: { 'content-type': problemType } });
  const world = await createSyncWorld(
    12,
    Array.from({ length: 40 }, () => narrow),
  );
  await world.sync.wake('start');
  expect((await world.entries()).every(({ state }) => state === 'received')).toBe(true);
  expect(world.requests.filter((parts) => parts.length > most)).toHaveLength(1);
});

test('one envelope on which the line breaks does not keep the receipts of many others away', async () => {
  const world = await createSyncWorld(0);
  const waiting = Array.from({ length: 9 }, () => sampleEntry({ tries: 1 }));
  await world.db.outbox.bulkAdd(waiting);
  const [breaks] = waiting;
  world.lose(epoch, breaks!.id);
  for (let n = 0; n < 40; n += 1) {
    world.answer((parts) => {
      if (parts.some(({ id }) => id === breaks!.id)) throw new TypeError('failed');
      return receipts(parts);
    });
  }
  for (let round = 0; round < 10; round += 1) {
    await world.sync.wake('manual');
    world.pass(60_000);
  }
  const states = (await world.entries()).map(({ id, state }) => (id === breaks!.id ? 'breaks' : state));
  expect(states.filter((state) => state === 'received')).toHaveLength(8);
});

test('a reply from another ledger offers again, with the same bytes, exactly what that one lost', async () => {
  const world = await createSyncWorld(3);
  await world.sync.wake('start');
  const [lost, ...others] = await world.entries();
  const restored = crypto.randomUUID();
  world.lose(restored, lost!.id);
  await world.db.outbox.add(sampleEntry());
  world.answer((parts) => receipts(parts, undefined, 201, restored));
  world.answer((parts) => receipts(parts, undefined, 201, restored));
  await world.sync.wake('closed');
  expect(world.questions.at(-1)?.toSorted()).toEqual([lost, ...others].map((entry) => entry!.id).toSorted());
  const after = await world.entries();
  expect(after.every((entry) => entry.state === 'received' && entry.epoch === restored)).toBe(true);
  expect(after.find(({ id }) => id === lost!.id)?.bytes).toEqual(lost!.bytes);
  const sent = world.requests.flat().filter(({ id }) => id === lost!.id);
  expect(sent).toEqual([sent[0], sent[0]]);
  expect(world.requests.flat()).toHaveLength(5);
});

test.each(['start', 'manual'] as const)(
  'a phone with nothing to send asks, woken by %s, whether all that it sent is still there',
  async (reason) => {
    const world = await createSyncWorld(2);
    await world.sync.wake('closed');
    const [lost] = await world.entries();
    const restored = crypto.randomUUID();
    world.lose(restored, lost!.id);
    world.answer((parts) => receipts(parts, undefined, 201, restored));
    await world.sync.wake(reason);
    expect(world.requests.at(-1)?.map(({ id }) => id)).toEqual([lost!.id]);
  },
);

test('the sealed bytes go thirty of the endpoint’s days after their receipt, with the next reply', async () => {
  const world = await createSyncWorld(0);
  const receivedDay = '2026-10-22';
  const old = sampleEntry({ state: 'received', epoch, receivedDay });
  const young = sampleEntry({ state: 'received', epoch, receivedDay: '2026-10-23' });
  await world.db.outbox.bulkAdd([old, young, sampleEntry()]);
  await world.sync.wake('closed');
  const after = new Map((await world.entries()).map((entry) => [entry.id, entry.bytes]));
  expect(after.get(old.id)).toBeNull();
  expect(after.get(young.id)).toEqual(young.bytes);
});

test('before much is sent again, the endpoint is asked, and what it lacks goes first', async () => {
  const world = await createSyncWorld(0);
  const waiting = Array.from({ length: 9 }, () => sampleEntry({ tries: 1 }));
  await world.db.outbox.bulkAdd(waiting);
  const missing = waiting.slice(7).map(({ id }) => id);
  world.lose(epoch, ...missing);
  await world.sync.wake('closed');
  const order = world.requests.flat().map(({ id }) => id);
  expect(order).toHaveLength(9);
  expect(new Set(order.slice(0, 2))).toEqual(new Set(missing));
  expect((await world.entries()).every(({ state }) => state === 'received')).toBe(true);
});

test('a line in trouble is not knocked at again by the next envelope a second later', async () => {
  const world = await createSyncWorld(5, [() => Promise.reject(new TypeError('failed'))]);
  await world.sync.wake('start');
  world.pass(1_500);
  await world.sync.wake('timer');
  expect(world.requests).toHaveLength(1);
});

test('once it is stopped, nothing wakes it: no call, no timer, no round that was still to come', async () => {
  const callbacks = new Set<() => void>();
  let rounds = 0;
  const world = await createSyncWorld(1, [
    async (parts) => {
      await world.db.outbox.add(sampleEntry());
      void sync.wake('closed');
      sync.stop();
      return receipts(parts.map((part) => ({ ...part, id: crypto.randomUUID() })));
    },
  ]);
  const sync = createSync({
    ...world.deps,
    mayUseLine: async () => (rounds += 1) > 0,
    schedule: (callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  });
  await sync.wake('timer');
  const before = world.requests.length;
  expect([rounds, callbacks.size]).toEqual([1, 0]);
  await sync.wake('manual');
  expect(world.requests).toHaveLength(before);
});

test('a quick line carries at most three requests at once, after a first one alone', async () => {
  let open = 0;
  const seen: number[] = [];
  const slowly: Answer = async (parts) => {
    seen.push((open += 1));
    for (let tick = 0; tick < 50; tick++) await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    return receipts(parts);
  };
  const world = await createSyncWorld(
    0,
    Array.from({ length: 40 }, () => slowly),
  );
  await world.db.outbox.bulkAdd(Array.from({ length: 40 }, () => sampleEntry({ size: 500_000 })));
  await world.sync.wake('start');
  expect(seen[0]).toBe(1);
  expect(Math.max(...seen)).toBeGreaterThan(1);
  expect(Math.max(...seen)).toBeLessThanOrEqual(3);
  expect((await world.entries()).every(({ state }) => state === 'received')).toBe(true);
});

test('when storage fails for one of several requests at once, the others are still settled before the round ends', async () => {
  const slowly: Answer = async (parts) => {
    for (let tick = 0; tick < 50; tick++) await new Promise((resolve) => setImmediate(resolve));
    return receipts(parts);
  };
  const world = await createSyncWorld(0, [receipts, receipts, slowly]);
  const [first, fails, last] = [0, 1, 2].map((revision) => sampleEntry({ revision, size: 500_000 }));
  await world.db.outbox.bulkAdd([first!, fails!, last!]);
  const sync = createSyncWhere(world.deps, ([entry]) => {
    const settles = entry !== undefined && 'state' in entry && entry.state === 'sending';
    if (settles && entry.id === fails!.id) throw new Error('storage fails');
  });
  await expect(sync.wake('closed')).rejects.toThrow('storage fails');
  const states = new Map((await world.entries()).map(({ id, state }) => [id, state]));
  expect([first, fails, last].map((entry) => states.get(entry!.id))).toEqual([
    'received',
    'sending',
    'received',
  ]);
});

test('a meeting reopened just before its turn is not sent', async () => {
  const world = await createSyncWorld(1);
  const sync = createSyncWhere(world.deps, () => world.db.outbox.clear());
  await sync.wake('start');
  expect(world.requests).toHaveLength(0);
});

test('of a batch only what is still there is sent, when one of its meetings is reopened just before', async () => {
  const world = await createSyncWorld(0);
  const [first, gone, last] = [0, 1, 2].map((revision) => sampleEntry({ revision }));
  await world.db.outbox.bulkAdd([first!, gone!, last!]);
  const sync = createSyncWhere(world.deps, async (entries) => {
    if (entries.length > 1) await world.db.outbox.delete(gone!.id);
  });
  await sync.wake('closed');
  expect(world.requests.map((parts) => parts.map(({ id }) => id))).toEqual([[first!.id], [last!.id]]);
});

test('each round begins with one envelope, however well the line carried before', async () => {
  const world = await createSyncWorld(20);
  await world.sync.wake('start');
  const before = world.requests.length;
  await world.db.outbox.bulkAdd(Array.from({ length: 20 }, () => sampleEntry()));
  await world.sync.wake('closed');
  expect(world.requests.slice(before).map((parts) => parts.length)).toEqual([1, 19]);
});

test('on a line that is not wanted nothing goes by itself, whatever wakes it; a person’s press sends', async () => {
  const world = await createSyncWorld(2);
  const sync = createSync({ ...world.deps, mayUseLine: () => Promise.resolve(false) });
  for (const reason of ['start', 'visible', 'online', 'timer', 'closed'] as const) await sync.wake(reason);
  expect(world.requests).toEqual([]);
  expect(Math.min(...world.scheduled)).toBeGreaterThanOrEqual(60_000);
  expect((await world.entries()).map(({ tries }) => tries)).toEqual([0, 0]);
  await sync.wake('manual');
  expect(world.requests.flat()).toHaveLength(2);
});

test('when a wanted line comes back, what waited goes', async () => {
  const world = await createSyncWorld(2);
  let wanted = false;
  const sync = createSync({ ...world.deps, mayUseLine: () => Promise.resolve(wanted) });
  await sync.wake('online');
  wanted = true;
  await sync.wake('online');
  expect(world.requests.flat()).toHaveLength(2);
});
