import { expect, test } from 'vitest';
import { splitAtPlaceholders } from '../../../src/capture/idea-text.tsx';
import { receiptNumber, statusOf } from '../../../src/capture/meeting-status.ts';
import { findStep, listSteps, stepFrom } from '../../../src/capture/steps.ts';
import type { GuideText } from '../../../src/contract/guide.ts';
import { sampleEntry, sampleMeeting } from '../../support/samples.ts';

const question = (id: string) => ({ id, text: `${id}?`, answers: ['idea' as const], prompts: [] });
const text: GuideText = {
  title: 'A guide',
  role: [],
  closing: [],
  topics: [
    { id: 'one', title: 'One', context: [], questions: [question('one.a'), question('one.b')] },
    { id: 'two', title: 'Two', context: [], questions: [] },
    { id: 'three', title: 'Three', context: [], questions: [question('three.a')] },
  ],
};

test('Next goes from question to question, to the outcome, then to the next topic', () => {
  expect(listSteps(text).map(({ topic, question: at }) => at ?? `${topic}!`)).toEqual([
    'one.a',
    'one.b',
    'one!',
    'two!',
    'three.a',
    'three!',
  ]);
  expect(stepFrom(text, { topic: 'one', question: 'one.b' }, 1)).toEqual({ topic: 'one', question: null });
  expect(stepFrom(text, { topic: 'one', question: 'one.a' }, -1)).toBe(null);
  expect(stepFrom(text, { topic: 'three', question: null }, 1)).toBe(null);
});

test('an address of another guide shows the first question rather than nothing', () => {
  expect(findStep(text, { topic: 'gone', question: 'gone.a' }).question?.id).toBe('one.a');
  expect(findStep(text, { topic: 'two', question: 'gone.a' })).toMatchObject({
    topic: { id: 'two' },
    question: null,
  });
});

test('a meeting is in progress, ready, sent, or has a problem that a person should read', () => {
  const open = sampleMeeting();
  const closed = sampleMeeting({ state: 'closed', revision: 1 });
  expect(statusOf(open, null)).toBe('open');
  expect(statusOf(sampleMeeting({ revision: 1 }), sampleEntry())).toBe('open');
  expect(statusOf(closed, sampleEntry())).toBe('ready');
  expect(statusOf(closed, sampleEntry({ trouble: 'offline' }))).toBe('ready');
  expect(statusOf(closed, sampleEntry({ trouble: 'not-us' }))).toBe('problem');
  expect(statusOf(closed, sampleEntry({ state: 'sending' }))).toBe('sending');
  expect(statusOf(closed, sampleEntry({ state: 'held', trouble: 'conflict' }))).toBe('problem');
  expect(statusOf(closed, sampleEntry({ state: 'received' }))).toBe('sent');
});

test('a receipt number is short enough to be read out', () => {
  expect(receiptNumber('3f2a9c41-0000-4000-8000-000000000000')).toBe('3F2A-9C41');
});

test('a text is cut at what was removed, whatever stands around it', () => {
  const cut = (words: string, placeholders: string[]) =>
    splitAtPlaceholders(words, placeholders).map(({ text: part, removed }) => (removed ? `<${part}>` : part));
  expect(cut('[person 1] asks [person 2]', ['[person 1]', '[person 2]'])).toEqual([
    '<[person 1]>',
    ' asks ',
    '<[person 2]>',
  ]);
  expect(cut('[person 1][person 1]', ['[person 1]', '[person 1]'])).toEqual(['<[person 1]>', '<[person 1]>']);
  expect(cut('nothing', [])).toEqual(['nothing']);
  expect(cut('a literal [person 9]', [])).toEqual(['a literal [person 9]']);
});
