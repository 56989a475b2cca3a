import { expect, test } from 'vitest';
import { readHandOff, writeHandOff } from '../../../src/contract/hand-off.ts';
import { deleteReceived, dropCarried } from '../../../src/app/delete-entry.ts';
import { closeMeeting } from '../../../src/outbox/close-meeting.ts';
import { isDue, release, settleEntry } from '../../../src/outbox/entry.ts';
import { carry, isUnsent, markHandedOff, toEnvelopes } from '../../../src/app/hand-off.ts';
import { createOutbox, listEntries } from '../../../src/outbox/outbox.ts';
import { reopenMeeting } from '../../../src/outbox/reopen-meeting.ts';
import { sha256 } from '../../../src/seal/seal.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { getEnrolment, saveEnrolment } from '../../../src/store/enrolment.ts';
import { keepIdea, listIdeas } from '../../../src/store/ideas.ts';
import { getMeeting } from '../../../src/store/meetings.ts';
import { sampleIdea } from '../../support/samples.ts';
import { createWorld } from './world.ts';

type World = Awaited<ReturnType<typeof createWorld>>;

const epoch = crypto.randomUUID();

/** Closed, and put into a file as the page does. */
async function handOff(world: World): Promise<string> {
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  await closeMeeting(world.close, world.meeting.id);
  const entries = (await listEntries(world.db)).filter(isUnsent);
  await markHandedOff(
    world.db,
    entries.map(({ id }) => id),
  );
  return writeHandOff({
    campaign: world.invitation.campaign,
    campaignName: 'Campaign',
    counts: { meetings: 1, ideas: 1 },
    envelopes: toEnvelopes(entries),
  });
}

async function read(file: string) {
  const reading = await readHandOff(file, sha256);
  if (reading.type !== 'hand-off') throw new Error(reading.type);
  return reading;
}

/** Another device of the same campaign, or of another one. */
async function createCarrier(world: World, campaign = world.invitation.campaign) {
  const db = openDatabase(`calepin-${crypto.randomUUID()}`);
  const { campaign: view } = (await getEnrolment(world.db))!;
  const invitation = { ...world.invitation, campaign, id: crypto.randomUUID() };
  await saveEnrolment(db, { invitation, campaign: { ...view, id: campaign } });
  return db;
}

async function receiveAll(db: World['db'], day = '2026-11-22') {
  const outbox = createOutbox(db);
  const waiting = await outbox.list('queued', 'sending');
  const receipts = waiting.map(({ id, sha256 }) => ({ id, sha256, status: 'stored' as const }));
  await outbox.move(waiting, (entry) => settleEntry(entry, { epoch, day, receipts }, 0));
}

test('a carrier takes the sealed meetings into the outbox, each once, however often the file comes', async () => {
  const world = await createWorld();
  const carrier = await createCarrier(world);
  const file = await read(await handOff(world));
  expect(await carry(carrier, file)).toEqual({ type: 'carried', added: 1, known: 0, refused: 0 });
  expect(await carry(carrier, file)).toEqual({ type: 'carried', added: 0, known: 1, refused: 0 });
  const [own] = await listEntries(world.db);
  const [carried, ...more] = await listEntries(carrier);
  expect(more).toEqual([]);
  expect(carried).toMatchObject({ id: own!.id, sha256: own!.sha256, state: 'queued', meeting: null });
  expect(await sha256(carried!.bytes!)).toBe(own!.sha256);
});

test('the maker of a file who opens it again has nothing twice', async () => {
  const world = await createWorld();
  const file = await read(await handOff(world));
  expect(await carry(world.db, file)).toEqual({ type: 'carried', added: 0, known: 1, refused: 0 });
  expect(await listEntries(world.db)).toMatchObject([{ meeting: world.meeting.id }]);
});

test('what is here under the same id with other bytes stays as it is', async () => {
  const world = await createWorld();
  const file = await read(await handOff(world));
  const bytes = new Uint8Array([1, 2, 3]);
  const forged = { ...file, envelopes: [{ id: file.envelopes[0]!.id, bytes, sha256: await sha256(bytes) }] };
  const before = await listEntries(world.db);
  expect(await carry(world.db, forged)).toEqual({ type: 'carried', added: 0, known: 0, refused: 1 });
  expect(await listEntries(world.db)).toEqual(before);
});

test('a file of another campaign is not taken, nor by a device that has joined none', async () => {
  const world = await createWorld();
  const file = await read(await handOff(world));
  const other = await createCarrier(world, crypto.randomUUID());
  const none = openDatabase(`calepin-${crypto.randomUUID()}`);
  for (const db of [other, none]) {
    expect(await carry(db, file)).toEqual({ type: 'other-campaign' });
    expect(await listEntries(db)).toEqual([]);
  }
});

test('a hand-off is no receipt: the meeting stays in the queue, readable, and can be reopened', async () => {
  const world = await createWorld();
  await handOff(world);
  expect(await listEntries(world.db)).toMatchObject([{ state: 'queued', handedOff: true, receipt: null }]);
  expect(await listIdeas(world.db, world.meeting.id)).toHaveLength(1);
  expect((await listEntries(world.db)).every((entry) => isDue(entry, Date.now()))).toBe(true);
  expect(await reopenMeeting(world.db, world.meeting.id)).toEqual({ type: 'reopened' });
});

test('what was carried is received like the rest, and forgets no meeting of this device', async () => {
  const [world, mine] = [await createWorld(), await createWorld()];
  const carrier = await createCarrier(world);
  await carry(carrier, await read(await handOff(world)));
  await keepIdea(mine.db, sampleIdea(mine.meeting.id));
  await receiveAll(carrier);
  expect(await listEntries(carrier)).toMatchObject([
    { state: 'received', meeting: null, receivedDay: '2026-11-22' },
  ]);
  expect(await listIdeas(mine.db, mine.meeting.id)).toHaveLength(1);
});

test('a carrier may drop what is carried, never a meeting of their own that has no receipt', async () => {
  const world = await createWorld();
  const carrier = await createCarrier(world);
  const file = await read(await handOff(world));
  await carry(carrier, file);
  const { id } = file.envelopes[0]!;
  expect(await dropCarried(world.db, id)).toBe(false);
  expect(await deleteReceived(world.db, id)).toBe(false);
  expect(await dropCarried(carrier, id)).toBe(true);
  expect([(await listEntries(world.db)).length, (await listEntries(carrier)).length]).toEqual([1, 0]);
});

test('after its receipt a meeting can be deleted from the device, and a revision that still waits is not', async () => {
  const world = await createWorld();
  await handOff(world);
  await receiveAll(world.db);
  const [entry] = await listEntries(world.db);
  expect(await deleteReceived(world.db, entry!.id)).toBe(true);
  expect(await listEntries(world.db)).toEqual([]);
  expect(await getMeeting(world.db, world.meeting.id)).toBe(undefined);

  const other = await createWorld();
  await handOff(other);
  const [first] = await listEntries(other.db);
  await other.db.outbox.put({ ...first!, id: crypto.randomUUID(), revision: 2, state: 'received' });
  expect(await deleteReceived(other.db, first!.id)).toBe(false);
});

test('“Send this one” makes one entry due at once, and leaves the others to their time', async () => {
  const world = await createWorld();
  await handOff(world);
  const [entry] = await listEntries(world.db);
  const later = Date.now() + 60_000;
  const held = { ...entry!, state: 'held' as const, trouble: 'rejected' as const, nextTry: later };
  const postponed = { ...entry!, id: crypto.randomUUID(), nextTry: later };
  await world.db.outbox.bulkPut([held, postponed]);
  await createOutbox(world.db).move([held], release);
  const due = (await listEntries(world.db)).filter((one) => isDue(one, Date.now()));
  expect(due.map(({ id }) => id)).toEqual([held.id]);
});
