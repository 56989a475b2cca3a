import { expect, test } from 'vitest';
import { isToCheck } from '../../../src/review/flag.ts';
import { outcomesToCheck } from '../../../src/review/fold.ts';
import { flagMeeting, openMeeting } from '../../../src/review/opened-idea.ts';
import { createSeenKeeper, markOfIdea, markOfOutcome, withSeen } from '../../../src/review/seen.ts';
import { sampleSubmission } from '../../support/samples.ts';

const lists = { sectors: [], regions: [], jobTitles: [], rungs: [] };
const finding = { kind: 'PERSON', start: 0, end: 4, certain: true } as const;

function createStorage() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  };
}

function flagged(submission = sampleSubmission(2)) {
  const meeting = openMeeting({ ...submission, comment: 'Rose found it long.' }, lists);
  return flagMeeting(
    meeting,
    meeting.ideas.map(() => [{ field: 'text' as const, ...finding }]),
    submission.outcomes.map(() => [finding]),
    [finding],
  );
}

test('what a reviewer has looked at is not to check any more, until that is taken back', () => {
  const keeper = createSeenKeeper(createStorage());
  const meeting = flagged();
  const [first, second] = meeting.ideas;
  keeper.set(markOfIdea(first!), true);
  keeper.set(markOfOutcome(meeting, meeting.submission.outcomes.length), true);
  const seen = withSeen(meeting, keeper);
  expect(seen.ideas.map(isToCheck)).toEqual([false, true]);
  expect(seen.ideas[1]).toBe(second);
  expect(outcomesToCheck(seen)).toBe(outcomesToCheck(meeting) - 1);
  keeper.set(markOfIdea(first!), false);
  expect(withSeen(meeting, keeper).ideas.map(isToCheck)).toEqual([true, true]);
});

test('the mark outlives the visit, and ends when the text changes', () => {
  const storage = createStorage();
  const submission = sampleSubmission(1);
  createSeenKeeper(storage).set(markOfIdea(flagged(submission).ideas[0]!), true);
  const later = createSeenKeeper(storage);
  expect(withSeen(flagged(submission), later).ideas.map(isToCheck)).toEqual([false]);
  const ideas = submission.ideas.map((idea) => ({ ...idea, text: `${idea.text} Again.` }));
  expect(withSeen(flagged({ ...submission, ideas }), later).ideas.map(isToCheck)).toEqual([true]);
});

test('nothing of a text is stored with the mark', () => {
  const storage = createStorage();
  const meeting = flagged();
  const keeper = createSeenKeeper(storage);
  for (const opened of meeting.ideas) keeper.set(markOfIdea(opened), true);
  const stored = [...storage.held.values()].join();
  for (const { idea } of meeting.ideas) {
    for (const word of idea.text.split(/\W+/).filter((each) => each.length > 3)) {
      expect(stored).not.toContain(word);
    }
  }
});

test('a meeting that has no mark is the same object, so that nothing is drawn again for it', () => {
  const meeting = flagged();
  expect(withSeen(meeting, createSeenKeeper(createStorage()))).toBe(meeting);
});

test('a storage that refuses, or holds something else, keeps the marks for this visit', () => {
  const refusing = {
    getItem: () => '{"not":"a list"}',
    setItem: () => {
      throw new Error('refused');
    },
  };
  const keeper = createSeenKeeper(refusing);
  const meeting = flagged();
  keeper.set(markOfIdea(meeting.ideas[0]!), true);
  expect(withSeen(meeting, keeper).ideas.map(isToCheck)).toEqual([false, true]);
});
