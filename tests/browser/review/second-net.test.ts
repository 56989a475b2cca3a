import { expect, onTestFinished, test } from 'vitest';
import { hireStripper } from '../../../src/review/hire-stripper.ts';
import { openMeeting, type OpenedMeeting } from '../../../src/review/opened-idea.ts';
import { castSecondNet } from '../../../src/review/second-net.ts';
import { submissionOf } from './fixtures.ts';

test('the worker of the stripper, with its lists, finds the name that a stored idea still holds', async () => {
  const lists = { sectors: [], regions: [], jobTitles: [], rungs: [] };
  const submission = submissionOf(2, (at) =>
    at === 0
      ? { text: 'Ask [person 1], then Margaret Thompson' }
      : { text: 'A letter to François Legault', jobTitle: 'piano tuner' },
  );
  let meetings: OpenedMeeting[] = [openMeeting(submission, lists)];
  const stripper = hireStripper();
  onTestFinished(stripper.close);
  const result = await castSecondNet({
    strip: stripper.strip,
    keepList: ['François Legault'],
    lists,
    pause: () => Promise.resolve(),
    unchecked: () => meetings.filter(({ outcomeFlags }) => outcomeFlags === null),
    take: (checked) => {
      meetings = meetings.map((meeting) => checked.get(meeting) ?? meeting);
    },
  });
  expect(result).toBe('done');
  const [meeting] = meetings;
  expect(meeting!.ideas.map(({ flags }) => flags)).toMatchObject([
    [{ field: 'text', kind: 'PERSON', start: 21, end: 38 }],
    [],
  ]);
  expect(meeting!.outcomeFlags).toEqual([[]]);
});
