import { expect, test } from 'vitest';
import { closeMeeting } from '../../../src/outbox/close-meeting.ts';
import { settleEntry, settleMissing } from '../../../src/outbox/entry.ts';
import { createOutbox, listEntries } from '../../../src/outbox/outbox.ts';
import { reopenMeeting } from '../../../src/outbox/reopen-meeting.ts';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { openEnvelope } from '../../../src/seal/open.ts';
import { getEnrolment, saveEnrolment } from '../../../src/store/enrolment.ts';
import { listFollowUps } from '../../../src/store/follow-ups.ts';
import { keepIdea, listIdeas, removeIdea } from '../../../src/store/ideas.ts';
import { getMeeting, saveNext, saveOutcome } from '../../../src/store/meetings.ts';
import { sampleIdea, stripped } from '../../support/samples.ts';
import { createWorld } from './world.ts';

const epoch = crypto.randomUUID();

async function receive(world: Awaited<ReturnType<typeof createWorld>>) {
  const outbox = createOutbox(world.db);
  const waiting = await outbox.list('queued', 'sending');
  const receipts = waiting.map(({ id, sha256 }) => ({ id, sha256, status: 'stored' as const }));
  await outbox.move(waiting, (entry) => settleEntry(entry, { epoch, day: '2026-11-22', receipts }, 0));
}

test('closing a meeting seals exactly its kept ideas and enqueues them once', async () => {
  const world = await createWorld();
  const kept = await keepIdea(world.db, sampleIdea(world.meeting.id));
  const removed = await keepIdea(world.db, sampleIdea(world.meeting.id));
  await removeIdea(world.db, removed.id);
  await saveOutcome(world.db, world.meeting.id, 'means', stripped('Red on Thursdays.'));

  const result = await closeMeeting(world.close, world.meeting.id);
  expect(result.type).toBe('closed');
  const [entry, ...others] = await listEntries(world.db);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ state: 'queued', revision: 1, ideas: 1, meeting: world.meeting.id });
  const opened = await openEnvelope(entry!.bytes!, [world.key.identity]);
  expect(opened).toMatchObject({
    type: 'opened',
    submission: {
      id: world.meeting.id,
      invitation: world.invitation.id,
      ideas: [{ id: kept.id, text: kept.text }],
      outcomes: [{ topic: 'means', text: 'Red on Thursdays.' }],
    },
  });
});

test('closing seals to the keys of the invitation, whatever keys the endpoint has named since', async () => {
  const world = await createWorld();
  const other = await createKeyPair();
  const { campaign } = (await getEnrolment(world.db))!;
  await saveEnrolment(world.db, {
    invitation: world.invitation,
    campaign: { ...campaign, recipients: [other.recipient] },
  });
  await closeMeeting(world.close, world.meeting.id);
  const [entry] = await listEntries(world.db);
  expect(await openEnvelope(entry!.bytes!, [world.key.identity])).toMatchObject({ type: 'opened' });
  expect(await openEnvelope(entry!.bytes!, [other.identity])).not.toMatchObject({ type: 'opened' });
});

test('an idea kept while the meeting is being sealed is never left out: closing says that it changed', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  const seal: typeof world.close.seal = async (...args) => {
    await keepIdea(world.db, sampleIdea(world.meeting.id));
    return world.close.seal(...args);
  };
  expect(await closeMeeting({ ...world.close, seal }, world.meeting.id)).toEqual({ type: 'changed' });
  expect(await listEntries(world.db)).toEqual([]);
  expect((await getMeeting(world.db, world.meeting.id))?.state).toBe('open');
  expect((await closeMeeting(world.close, world.meeting.id)).type).toBe('closed');
  expect(await listEntries(world.db)).toMatchObject([{ ideas: 2 }]);
});

test('two tabs that close the same meeting enqueue it once', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  const results = await Promise.all([1, 2].map(() => closeMeeting(world.close, world.meeting.id)));
  expect(results.map(({ type }) => type).sort()).toEqual(['changed', 'closed']);
  expect(await listEntries(world.db)).toHaveLength(1);
});

test('a closed meeting takes no more ideas', async () => {
  const world = await createWorld();
  await closeMeeting(world.close, world.meeting.id);
  await expect(keepIdea(world.db, sampleIdea(world.meeting.id))).rejects.toThrow('not open');
});

test('the readable ideas go with the receipt, not before', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  await saveOutcome(world.db, world.meeting.id, 'means', stripped('Yes.'));
  await closeMeeting(world.close, world.meeting.id);
  expect(await listIdeas(world.db, world.meeting.id)).toHaveLength(1);
  await receive(world);
  expect(await listIdeas(world.db, world.meeting.id)).toEqual([]);
  expect((await getMeeting(world.db, world.meeting.id))?.outcomes).toEqual({});
});

test('a receipt is stored only together with what goes with it: both, or neither', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  await closeMeeting(world.close, world.meeting.id);
  const fail = () => {
    throw new Error('storage fails');
  };
  world.db.ideas.hook('deleting', fail);
  await expect(receive(world)).rejects.toThrow('storage fails');
  expect(await listEntries(world.db)).toMatchObject([{ state: 'queued', receipt: null }]);
  expect(await listIdeas(world.db, world.meeting.id)).toHaveLength(1);
  world.db.ideas.hook('deleting').unsubscribe(fail);
  await receive(world);
  expect(await listEntries(world.db)).toMatchObject([{ state: 'received' }]);
  expect(await listIdeas(world.db, world.meeting.id)).toEqual([]);
});

test('a meeting reopened before it was sent withdraws what waited, and closes as the next revision', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  await closeMeeting(world.close, world.meeting.id);
  expect(await reopenMeeting(world.db, world.meeting.id)).toEqual({ type: 'reopened' });
  expect(await listEntries(world.db)).toEqual([]);
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  await closeMeeting(world.close, world.meeting.id);
  expect(await listEntries(world.db)).toMatchObject([{ revision: 2, ideas: 2 }]);
});

test('a receipt that comes after the meeting was reopened takes nothing from it', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id));
  await closeMeeting(world.close, world.meeting.id);
  const [entry] = await listEntries(world.db);
  await reopenMeeting(world.db, world.meeting.id);
  const receipt = { id: entry!.id, sha256: entry!.sha256, status: 'stored' as const };
  const reply = { epoch, day: '2026-11-22', receipts: [receipt] };
  await createOutbox(world.db).move([entry!], (one) => settleEntry(one, reply, 0));
  expect(await listIdeas(world.db, world.meeting.id)).toHaveLength(1);
});

test('what the group needs stays when the endpoint lost the meeting and has received it again', async () => {
  const world = await createWorld();
  const { db, meeting } = world;
  await keepIdea(db, sampleIdea(meeting.id, { kind: 'key-point', text: stripped('Red on Thursdays') }));
  await saveNext(db, meeting.id, { date: '2026-12-05', time: null, zone: null });
  await closeMeeting(world.close, meeting.id);
  await receive(world);
  const lost = await listEntries(db);
  const reply = { epoch: crypto.randomUUID(), missing: lost.map(({ id }) => id) };
  await createOutbox(db).move(lost, (entry) => settleMissing(entry, reply));
  await receive(world);
  expect(await listEntries(db)).toMatchObject([{ state: 'received' }]);
  expect(await listFollowUps(db)).toMatchObject([{ keyPoints: ['Red on Thursdays'] }]);
});

test('a received meeting is not reopened', async () => {
  const world = await createWorld();
  await closeMeeting(world.close, world.meeting.id);
  await receive(world);
  expect(await reopenMeeting(world.db, world.meeting.id)).toEqual({ type: 'received' });
});

test('a meeting whose receipt was lost with the ledger is not reopened: its readable ideas are gone', async () => {
  const world = await createWorld();
  await closeMeeting(world.close, world.meeting.id);
  await receive(world);
  const [entry] = await listEntries(world.db);
  const outbox = createOutbox(world.db);
  const reply = { epoch: crypto.randomUUID(), missing: [entry!.id] };
  await outbox.move([entry!], (one) => settleMissing(one, reply));
  expect(await listEntries(world.db)).toMatchObject([{ state: 'queued' }]);
  expect(await reopenMeeting(world.db, world.meeting.id)).toEqual({ type: 'received' });
  expect(await listEntries(world.db)).toMatchObject([{ state: 'queued', bytes: entry!.bytes }]);
});
