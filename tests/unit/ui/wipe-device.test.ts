import { expect, test } from 'vitest';
import { wipeDevice } from '../../../src/app/wipe-device.ts';
import { closeMeeting } from '../../../src/outbox/close-meeting.ts';
import { settleEntry } from '../../../src/outbox/entry.ts';
import { markHandedOff } from '../../../src/app/hand-off.ts';
import { createOutbox, listEntries } from '../../../src/outbox/outbox.ts';
import { databaseName, openDatabase } from '../../../src/store/db.ts';
import { keepIdea, listIdeas } from '../../../src/store/ideas.ts';
import { sampleIdea } from '../../support/samples.ts';
import { createWorld } from '../outbox/world.ts';

function createWipe({ db }: Awaited<ReturnType<typeof createWorld>>) {
  const gone: string[] = [];
  const storage = { clear: () => void gone.push('storage') };
  const caches = { delete: async (name: string) => gone.push(name) > 0 };
  const sync = { stop: () => void gone.push('sync') };
  return { gone, run: () => wipeDevice({ db, sync, storages: [storage], caches }) };
}

test('a meeting in progress stands in the way of a wipe, and nothing is removed', async () => {
  const world = await createWorld();
  const wipe = createWipe(world);
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  expect(await wipe.run()).toBe(false);
  expect(wipe.gone).toEqual([]);
  expect(await listIdeas(world.db, world.meeting.id)).toHaveLength(1);
});

test('so does a closed meeting that is neither received nor in a file', async () => {
  const world = await createWorld();
  const wipe = createWipe(world);
  await closeMeeting(world.close, world.meeting.id);
  expect(await wipe.run()).toBe(false);
  expect(await listEntries(world.db)).toHaveLength(1);
});

test('a meeting that was begun and in which nothing was noted does not', async () => {
  const world = await createWorld();
  expect(await createWipe(world).run()).toBe(true);
});

test('once everything is in a file, or received, all that the device knows is removed', async () => {
  for (const way of ['file', 'receipt'] as const) {
    const world = await createWorld();
    const { db } = world;
    const wipe = createWipe(world);
    await keepIdea(db, sampleIdea(world.meeting.id));
    await closeMeeting(world.close, world.meeting.id);
    const [{ id, sha256 } = { id: '', sha256: '' }] = await listEntries(db);
    if (way === 'file') await markHandedOff(db, [id]);
    else {
      const receipts = [{ id, sha256, status: 'stored' as const }];
      const reply = { epoch: crypto.randomUUID(), day: '2026-11-22', receipts };
      await createOutbox(db).move([{ id }], (entry) => settleEntry(entry, reply, 0));
    }
    expect(await wipe.run()).toBe(true);
    expect(wipe.gone).toEqual(['sync', 'storage', 'calepin-shared-files']);
    const again = openDatabase(db.name);
    expect(again.name).not.toBe(databaseName);
    expect(await Promise.all(again.tables.map((table) => table.count()))).toEqual(again.tables.map(() => 0));
  }
});
