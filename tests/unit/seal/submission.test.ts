import { expect, test } from 'vitest';
import type { Idea } from '../../../src/contract/idea.ts';
import type { Meeting } from '../../../src/contract/meeting.ts';
import { Submission } from '../../../src/contract/submission.ts';
import { createSubmission } from '../../../src/seal/submission.ts';
import { sampleIdea, sampleMeeting } from '../../support/samples.ts';

test('an idea that builds on one of the meeting says so; one whose link was taken off again does not', () => {
  const meeting = sampleMeeting();
  const idea = (change: Partial<Idea>): Idea => ({
    ...sampleIdea(meeting.id, change),
    number: 1,
    removed: false,
  });
  const first = idea({});
  const ideas = [first, idea({ linkedTo: first.id }), idea({ linkedTo: meeting.id })];
  const submission = createSubmission(meeting, ideas, meeting.campaign);
  expect(submission.ideas.map(({ linkedTo }) => linkedTo)).toEqual([null, first.id, null]);
});

test('shows of hands and the next meeting go with the ideas; pins and skipped topics stay on the device', () => {
  const hands = { yes: 12, no: 3, unsure: 1 };
  const next = { date: '2026-12-05', time: null, zone: null };
  const meeting = sampleMeeting({
    counts: { 'emergency.hands': hands },
    next,
    pinned: ['a'],
    skipped: ['b'],
  });
  const submission = createSubmission(meeting, [], meeting.campaign);
  expect(submission).toMatchObject({ counts: [{ question: 'emergency.hands', ...hands }], next });
  expect(Object.keys(submission)).not.toContain('pinned');
  expect(Object.keys(submission)).not.toContain('skipped');
});

test('questions of the meeting’s own go with their words; that it was typed in from paper stays on the device', () => {
  const own = { id: 'own.0badcafe', topic: 'means', language: 'en', text: 'What about the night shift?' };
  const meeting = sampleMeeting({ questions: [own as Meeting['questions'][number]], paper: true });
  const submission = createSubmission(meeting, [], meeting.campaign);
  expect(Submission.parse(submission).questions).toEqual([own]);
  expect(Object.keys(submission)).not.toContain('paper');
  expect(createSubmission(sampleMeeting(), [], meeting.campaign)).not.toHaveProperty('questions');
});
