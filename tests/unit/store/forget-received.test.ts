import { expect, test } from 'vitest';
import type { Idea } from '../../../src/contract/idea.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { createFollowUp, forgetReceived } from '../../../src/store/forget-received.ts';
import { keepIdea, listIdeas } from '../../../src/store/ideas.ts';
import { getMeeting, saveOutcome, startMeeting } from '../../../src/store/meetings.ts';
import { sampleIdea, sampleMeeting, stripped } from '../../support/samples.ts';

const next = { date: '2026-12-05', time: '12:00', zone: 'America/Toronto' };

function ideaOf(change: Partial<Idea>): Idea {
  return { ...sampleIdea('m', change), number: 1, removed: false };
}

test('key points, actions, what is carried over and the next meeting stay; other ideas do not', () => {
  const meeting = sampleMeeting({ next });
  const followUp = createFollowUp(meeting, [
    ideaOf({ text: stripped('An idea among others') }),
    ideaOf({ kind: 'key-point', text: stripped('Red on Thursdays') }),
    ideaOf({
      kind: 'action',
      text: stripped('Book the hall'),
      owner: stripped('secretary'),
      due: '2026-12-01',
    }),
    ideaOf({ kind: 'tactic', text: stripped('A petition'), carryOver: true }),
    ideaOf({ kind: 'key-point', text: stripped('The bus'), carryOver: true }),
  ]);
  expect(followUp).toEqual({
    meeting: meeting.id,
    guide: 'mobilization',
    date: meeting.fields.date,
    language: 'en',
    keyPoints: ['Red on Thursdays'],
    actions: [{ text: 'Book the hall', owner: 'secretary', region: null, due: '2026-12-01' }],
    carriedOver: ['A petition', 'The bus'],
    next,
  });
});

test('a meeting that agreed on nothing leaves nothing behind', () => {
  expect(createFollowUp(sampleMeeting(), [ideaOf({})])).toBeNull();
});

test('a receipt of an earlier revision, or of a meeting that is open again, takes no words away', async () => {
  const db = openDatabase(`calepin-${crypto.randomUUID()}`);
  const { id } = await startMeeting(db, sampleMeeting());
  await keepIdea(db, sampleIdea(id));
  await saveOutcome(db, id, 'means', stripped('Yes.'));
  const texts = async () => [
    (await listIdeas(db, id)).length,
    Object.keys((await getMeeting(db, id))!.outcomes).length,
  ];
  await db.meetings.update(id, { revision: 1 });
  await forgetReceived(db, id, 1);
  expect(await texts()).toEqual([1, 1]);
  await db.meetings.update(id, { state: 'closed', revision: 2 });
  await forgetReceived(db, id, 1);
  expect(await texts()).toEqual([1, 1]);
  await forgetReceived(db, id, 2);
  expect(await texts()).toEqual([0, 0]);
});
