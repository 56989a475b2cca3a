import { expect, test } from 'vitest';
import { readHandOff, writeHandOff } from '../../../src/contract/hand-off.ts';
import { closeMeeting } from '../../../src/outbox/close-meeting.ts';
import { readableCopy, rescueAll } from '../../../src/app/rescue.ts';
import { foldSubmissions } from '../../../src/seal/fold.ts';
import { openEnvelope } from '../../../src/seal/open.ts';
import { sha256 } from '../../../src/seal/seal.ts';
import { keepIdea } from '../../../src/store/ideas.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { sampleIdea, sampleMeeting, stripped } from '../../support/samples.ts';
import { createWorld } from '../outbox/world.ts';

async function dump({ db }: Awaited<ReturnType<typeof createWorld>>) {
  return Promise.all(db.tables.map((table) => table.toArray()));
}

async function openAll(world: Awaited<ReturnType<typeof createWorld>>) {
  const rescued = await rescueAll(world.close);
  const reading = await readHandOff(writeHandOff(rescued!), sha256);
  if (reading.type !== 'hand-off') throw new Error(reading.type);
  return Promise.all(
    reading.envelopes.map(async ({ bytes }) => {
      const opened = await openEnvelope(bytes, [world.key.identity]);
      if (opened.type !== 'opened') throw new Error(opened.type);
      return opened.submission;
    }),
  );
}

test('what is open and what waits is in the file, sealed to the team, and nothing on the device is changed', async () => {
  const world = await createWorld();
  const waiting = await keepIdea(world.db, sampleIdea(world.meeting.id, { text: stripped('A picnic') }));
  await closeMeeting(world.close, world.meeting.id);
  const { guide, fields, campaign } = world.meeting;
  const running = await startMeeting(world.db, { ...sampleMeeting(), campaign, guide, fields });
  const open = await keepIdea(world.db, sampleIdea(running.id, { text: stripped('Red shirts') }));

  const before = await dump(world);
  const submissions = await openAll(world);
  expect(await dump(world)).toEqual(before);
  expect(submissions.flatMap(({ ideas }) => ideas.map(({ id, text }) => [id, text]))).toEqual([
    [waiting.id, 'A picnic'],
    [open.id, 'Red shirts'],
  ]);
});

test('a meeting that goes on after the rescue is not held back by its copy, and its ideas keep their ids', async () => {
  const world = await createWorld();
  const early = await keepIdea(world.db, sampleIdea(world.meeting.id));
  const [copy] = await openAll(world);
  const late = await keepIdea(world.db, sampleIdea(world.meeting.id));
  await closeMeeting(world.close, world.meeting.id);
  const [closed] = await openAll(world);
  const held = foldSubmissions([copy!, closed!]);
  expect(held).toHaveLength(2);
  const ids = held.flatMap(({ ideas }) => ideas.map(({ id }) => id));
  expect(new Set(ids)).toEqual(new Set([early.id, late.id]));
});

test('there is nothing to rescue where nothing waits', async () => {
  const world = await createWorld();
  await world.db.meetings.clear();
  expect(await rescueAll(world.close)).toBeNull();
});

test('the readable copy holds the stripped ideas, and no key or token', async () => {
  const world = await createWorld();
  await keepIdea(world.db, sampleIdea(world.meeting.id, { text: stripped('[person 1] knits') }));
  const copy = await readableCopy(world.db);
  expect(copy).toContain('[person 1] knits');
  expect(copy).not.toContain(world.invitation.token);
  expect(copy).not.toContain(world.key.recipient);
});
