import { liveQuery } from 'dexie';
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../../src/store/db.ts';
import { keepIdea, keepIdeas, listIdeas, removeIdea } from '../../../src/store/ideas.ts';
import { keepAtOnce } from '../../../src/store/keep-at-once.ts';
import { getMeeting, MeetingClosedError, startMeeting } from '../../../src/store/meetings.ts';
import { sampleIdea, sampleMeeting } from '../../support/samples.ts';

async function createWorld() {
  const db = openDatabase(`calepin-${randomUUID()}`);
  const meeting = await startMeeting(db, sampleMeeting());
  onTestFinished(() => db.close());
  return { db, meeting };
}

test('an idea that is kept at once has the next number of its meeting, and its meeting counts a change', async () => {
  const { db, meeting } = await createWorld();
  const other = await startMeeting(db, sampleMeeting());
  await keepIdeas(db, [sampleIdea(meeting.id), sampleIdea(meeting.id)]);
  const kept = await keepAtOnce(db, sampleIdea(meeting.id));
  expect(kept).toMatchObject({ number: 3, removed: false });
  expect((await keepAtOnce(db, sampleIdea(other.id)))?.number).toBe(1);
  expect((await listIdeas(db, meeting.id)).at(-1)).toEqual(kept);
  expect((await getMeeting(db, meeting.id))?.changes).toBe(meeting.changes + 2);
});

test('ideas kept at once and several together, all at the same time, each have a number of their own', async () => {
  const { db, meeting } = await createWorld();
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      keepIdeas(
        db,
        Array.from({ length: 1 + (n % 3) }, () => sampleIdea(meeting.id)),
      ),
    ),
  );
  const numbers = (await listIdeas(db, meeting.id)).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
});

test('a number that was taken off is not given away', async () => {
  const { db, meeting } = await createWorld();
  const first = await keepIdea(db, sampleIdea(meeting.id));
  await removeIdea(db, first.id);
  expect((await keepAtOnce(db, sampleIdea(meeting.id)))?.number).toBe(2);
});

test('an id that is taken writes nothing, not even a change, and the idea that has it is the answer', async () => {
  const { db, meeting } = await createWorld();
  const idea = sampleIdea(meeting.id);
  const first = await keepIdea(db, idea);
  const before = await getMeeting(db, meeting.id);
  expect(await keepAtOnce(db, idea)).toBeNull();
  expect(await keepIdea(db, idea)).toEqual(first);
  expect(await listIdeas(db, meeting.id)).toEqual([first]);
  expect(await getMeeting(db, meeting.id)).toEqual(before);
});

test('a meeting that was closed, and one that is not there, takes nothing in and says so', async () => {
  const { db, meeting } = await createWorld();
  await db.meetings.update(meeting.id, { state: 'closed' });
  for (const id of [meeting.id, randomUUID()]) {
    expect(await keepAtOnce(db, sampleIdea(id))).toBeNull();
    await expect(keepIdea(db, sampleIdea(id))).rejects.toThrow(MeetingClosedError);
  }
  expect(await db.ideas.count()).toBe(0);
});

test('a full device takes nothing in, half of nothing either, and says that it is full', async () => {
  const { db, meeting } = await createWorld();
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  onTestFinished(() => add.mockRestore());
  expect(await keepAtOnce(db, sampleIdea(meeting.id))).toBeNull();
  await expect(keepIdea(db, sampleIdea(meeting.id))).rejects.toThrow(/QuotaExceeded/);
  expect(await db.ideas.count()).toBe(0);
  expect(await getMeeting(db, meeting.id)).toEqual(meeting);
});

test('a connection that the browser closed writes nothing at once; the next way opens it again', async () => {
  const { db, meeting } = await createWorld();
  db.backendDB().close();
  expect(await keepAtOnce(db, sampleIdea(meeting.id))).toBeNull();
  db.close({ disableAutoOpen: false });
  expect(await keepAtOnce(db, sampleIdea(meeting.id))).toBeNull();
  expect((await keepIdea(db, sampleIdea(meeting.id))).number).toBe(1);
});

test('who watches the ideas hears of a new one when it has been shown, and not before', async () => {
  const { db, meeting } = await createWorld();
  const heard: number[] = [];
  const watching = liveQuery(() => listIdeas(db, meeting.id)).subscribe(({ length }) => heard.push(length));
  onTestFinished(() => watching.unsubscribe());
  await expect.poll(() => heard).toEqual([0]);
  const shown = Promise.withResolvers<void>();
  const [kept] = await keepIdeas(db, [sampleIdea(meeting.id)], () => shown.promise);
  expect(kept?.number).toBe(1);
  // Another query goes the whole way meanwhile.
  await listIdeas(db, meeting.id);
  expect(heard).toEqual([0]);
  shown.resolve();
  await expect.poll(() => heard.at(-1)).toBe(1);
});
