import { randomUUID } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type { Canary, Shelf } from '../../../src/store/canary.ts';
import { writeLoss } from '../../../src/store/canary.ts';
import { openDatabase, type Database } from '../../../src/store/db.ts';
import { keepIdea } from '../../../src/store/ideas.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { watchForLoss } from '../../../src/store/watch-for-loss.ts';
import { sampleEntry, sampleIdea, sampleMeeting } from '../../support/samples.ts';

function createShelf(): Shelf & { readonly content: Map<string, string> } {
  const content = new Map<string, string>();
  return {
    content,
    getItem: (key) => content.get(key) ?? null,
    setItem: (key, value) => void content.set(key, value),
    removeItem: (key) => void content.delete(key),
  };
}

/** The app opens on this device's shelf and this browser's databases. */
async function openApp(shelf: Shelf, indexedDB: IDBFactory) {
  const db = openDatabase('calepin', { indexedDB, IDBKeyRange });
  const lost: Canary[] = [];
  const stop = watchForLoss(db, {
    shelf,
    randomUuid: randomUUID,
    pause: () => Promise.resolve(),
    onLoss: (canary) => lost.push(canary),
  });
  await db.open();
  return { db, lost, quit: () => (stop(), db.close()) };
}

async function noteIdeas(db: Database, count: number): Promise<string> {
  const { id, campaign, guide, fields } = sampleMeeting();
  await startMeeting(db, { id, campaign, guide, fields });
  for (let n = 0; n < count; n += 1) await keepIdea(db, sampleIdea(id));
  return id;
}

const canaryOf = (shelf: ReturnType<typeof createShelf>) =>
  JSON.parse(shelf.content.get('calepin.canary') ?? 'null') as Canary;

test('a first start and every later one on the same database lose nothing', async () => {
  const shelf = createShelf();
  const disk = new IDBFactory();
  for (let start = 0; start < 3; start += 1) {
    const app = await openApp(shelf, disk);
    await noteIdeas(app.db, 2);
    expect(app.lost).toEqual([]);
    app.quit();
  }
});

test('a database that the browser replaced by an empty one is noticed, and what it held is counted', async () => {
  const shelf = createShelf();
  const before = await openApp(shelf, new IDBFactory());
  const sent = await noteIdeas(before.db, 0);
  await before.db.outbox.add(sampleEntry({ meeting: sent, state: 'received' }));
  await noteIdeas(before.db, 3);
  await vi.waitFor(() => expect(canaryOf(shelf)).toMatchObject({ meetings: 1, ideas: 3, received: 1 }));
  before.quit();

  const empty = new IDBFactory();
  const after = await openApp(shelf, empty);
  expect(after.lost).toMatchObject([{ meetings: 1, ideas: 3, received: 1 }]);
  after.quit();

  const later = await openApp(shelf, empty);
  expect(later.lost, 'told until the person has read it').toMatchObject([{ ideas: 3 }]);
  later.quit();
  writeLoss(shelf, null);
  const read = await openApp(shelf, empty);
  expect(read.lost).toEqual([]);
  read.quit();
});

test('a database that vanishes under the running app is noticed when it opens again', async () => {
  const shelf = createShelf();
  const disk = new IDBFactory();
  const app = await openApp(shelf, disk);
  await noteIdeas(app.db, 2);
  await vi.waitFor(() => expect(canaryOf(shelf)).toMatchObject({ ideas: 2 }));
  app.db.close({ disableAutoOpen: false });
  const request = disk.deleteDatabase('calepin');
  await new Promise<void>((resolve) => request.addEventListener('success', () => resolve()));
  await app.db.open();
  expect(app.lost).toMatchObject([{ ideas: 2 }]);
  app.quit();
});

test('an empty database that was lost is not worth a word', async () => {
  const shelf = createShelf();
  (await openApp(shelf, new IDBFactory())).quit();
  const again = await openApp(shelf, new IDBFactory());
  expect(again.lost).toEqual([]);
  again.quit();
});

test('a shelf that refuses costs the warning and nothing else', async () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const shelf = { getItem: blocked, setItem: blocked, removeItem: blocked };
  const app = await openApp(shelf, new IDBFactory());
  await noteIdeas(app.db, 1);
  expect(await app.db.ideas.count()).toBe(1);
  app.quit();
});
