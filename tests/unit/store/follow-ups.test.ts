import { expect, test } from 'vitest';
import type { FollowUp } from '../../../src/contract/follow-up.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { dropPoint, getFollowUp, takeUpPoint } from '../../../src/store/follow-ups.ts';
import { listIdeas } from '../../../src/store/ideas.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { sampleIdea, sampleMeeting, stripped } from '../../support/samples.ts';

async function createWorld(left: Partial<FollowUp>) {
  const db = openDatabase(crypto.randomUUID());
  const last: FollowUp = {
    meeting: crypto.randomUUID(),
    guide: 'mobilization',
    date: '2031-04-02',
    language: 'fr',
    keyPoints: [],
    actions: [],
    carriedOver: [],
    next: null,
    ...left,
  };
  await db.followUps.add(last);
  const meeting = await startMeeting(db, sampleMeeting());
  const { text: _, ...idea } = sampleIdea(meeting.id);
  return { db, last, meeting, idea };
}

test('a point taken up is an idea of the new meeting, and is on the list no more', async () => {
  const point = stripped('The bus, again');
  const { db, last, meeting, idea } = await createWorld({ carriedOver: [point], keyPoints: [point] });
  await takeUpPoint(db, last.meeting, point, idea);
  expect((await listIdeas(db, meeting.id)).map(({ text }) => text)).toEqual(['The bus, again']);
  expect(await getFollowUp(db, 'mobilization')).toMatchObject({ carriedOver: [], keyPoints: [point] });
});

test('taking up a point in a meeting that was closed elsewhere changes nothing', async () => {
  const point = stripped('The bus, again');
  const { db, last, meeting, idea } = await createWorld({ carriedOver: [point] });
  await db.meetings.put({ ...meeting, state: 'closed' });
  await expect(takeUpPoint(db, last.meeting, point, idea)).rejects.toThrow();
  expect(await getFollowUp(db, 'mobilization')).toEqual(last);
  expect(await listIdeas(db, meeting.id)).toEqual([]);
});

test('of two points with the same words, one is dropped at a time; with the last, nothing is left to follow up', async () => {
  const point = stripped('The bus');
  const { db, last } = await createWorld({ carriedOver: [point, point] });
  await dropPoint(db, last.meeting, point);
  expect((await getFollowUp(db, 'mobilization'))?.carriedOver).toEqual([point]);
  await dropPoint(db, last.meeting, point);
  expect(await getFollowUp(db, 'mobilization')).toBeUndefined();
});

test('a next meeting outlives the points', async () => {
  const point = stripped('The bus');
  const next = { date: '2031-05-02', time: null, zone: null };
  const { db, last } = await createWorld({ carriedOver: [point], next });
  await dropPoint(db, last.meeting, point);
  expect(await getFollowUp(db, 'mobilization')).toMatchObject({ carriedOver: [], next });
});
