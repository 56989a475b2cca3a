import { expect, test } from 'vitest';
import type { Idea } from '../../../src/contract/idea.ts';
import { createFollowUp } from '../../../src/store/forget-received.ts';
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
