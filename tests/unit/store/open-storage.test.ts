import { randomUUID } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/db.ts';
import { openStorage } from '../../../src/store/open-storage.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { sampleMeeting } from '../../support/samples.ts';

type Open = IDBFactory['open'];

/** An IndexedDB whose `open` does what `broken` says; `broken` is asked at each call. */
function createWorld(broken: (open: () => IDBOpenDBRequest) => IDBOpenDBRequest) {
  const real = new IDBFactory();
  const open = (...args: Parameters<Open>) => broken(() => real.open(...args));
  let blocked = 0;
  const deps = {
    create: () => openDatabase('calepin', { indexedDB: { open }, IDBKeyRange }),
    createInMemory: () =>
      Promise.resolve(openDatabase(randomUUID(), { indexedDB: new IDBFactory(), IDBKeyRange })),
    wait: () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve))),
    onBlocked: () => void (blocked += 1),
  };
  return { real, deps, blocked: () => blocked };
}

async function canKeep(db: ReturnType<typeof openDatabase>): Promise<boolean> {
  const { id, campaign, guide, fields } = sampleMeeting();
  await startMeeting(db, { id, campaign, guide, fields });
  return (await db.meetings.count()) === 1;
}

test('a storage that opens is used', async () => {
  const { deps } = createWorld((open) => open());
  const slow = { ...deps, wait: () => new Promise<void>(() => {}) };
  const { type, db } = await openStorage(slow);
  expect(type).toBe('kept');
  expect(await canKeep(db)).toBe(true);
});

test('a storage that refuses once is tried again', async () => {
  let tries = 0;
  const { deps } = createWorld((open) => {
    tries += 1;
    if (tries === 1) throw new DOMException('Internal error opening backing store', 'UnknownError');
    return open();
  });
  const { type } = await openStorage({ ...deps, wait: () => new Promise<void>(() => {}) });
  expect(type).toBe('kept');
});

test('a storage that cannot open gives way to memory, and ideas can still be noted', async () => {
  const { deps } = createWorld(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  const { type, db } = await openStorage(deps);
  expect(type).toBe('memory');
  expect(await canKeep(db)).toBe(true);
});

test('a storage that never answers gives way to memory', async () => {
  const { deps } = createWorld(() => ({}) as IDBOpenDBRequest);
  const { type, db } = await openStorage(deps);
  expect(type).toBe('memory');
  expect(await canKeep(db)).toBe(true);
});

test('an upgrade that an old tab blocks is told, and waits for that tab however long it takes', async () => {
  const world = createWorld((open) => open());
  const request = world.real.open('calepin', 10);
  await new Promise<void>((resolve) => request.addEventListener('success', () => resolve()));
  const old = request.result;
  let tell = () => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  const opening = openStorage({
    ...world.deps,
    wait: () => told,
    onBlocked() {
      world.deps.onBlocked();
      tell();
    },
  });
  await told;
  old.close();
  expect((await opening).type).toBe('kept');
  expect(world.blocked()).toBe(1);
});
