import { expect, test } from 'vitest';
import { arrangeGuide } from '../../../src/capture/arrange-guide.ts';
import { carriedOver, noAttributes, noExtras } from '../../../src/capture/draft.ts';
import { splitAtPlaceholders } from '../../../src/capture/idea-text.tsx';
import { fittingDetails } from '../../../src/capture/kinds.ts';
import { receiptNumber, statusOf } from '../../../src/capture/meeting-status.ts';
import { findStep, listSteps, stepFrom } from '../../../src/capture/steps.ts';
import type { GuideText } from '../../../src/contract/guide.ts';
import { pickVoice } from '../../../src/guide/read-aloud.ts';
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

test('a topic left out is passed over, and left when one stands in it', () => {
  expect(stepFrom(text, { topic: 'one', question: null }, 1, ['two'])).toEqual({
    topic: 'three',
    question: 'three.a',
  });
  expect(stepFrom(text, { topic: 'two', question: null }, -1, ['two'])).toEqual({
    topic: 'one',
    question: null,
  });
  expect(stepFrom(text, { topic: 'two', question: null }, 1, ['two', 'three'])).toBe(null);
});

test('pinned questions come first in their topic, in the order of the guide, and nothing else moves', () => {
  const ids = (pinned: string[]) => listSteps(arrangeGuide(text, pinned)).map(({ question: id }) => id);
  expect(ids(['one.b'])).toEqual(['one.b', 'one.a', null, null, 'three.a', null]);
  expect(ids(['one.b', 'one.a', 'gone'])).toEqual(ids([]));
});

test('a voice reads aloud only when it speaks on the device, that of Canada first', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService });
  expect(pickVoice([voice('fr-FR', true), voice('fr-CA', false), voice('fr_CA', true)], 'fr')).toMatchObject({
    lang: 'fr_CA',
  });
  expect(pickVoice([voice('fr-FR', true), voice('en-CA', true)], 'fr')).toMatchObject({ lang: 'fr-FR' });
  expect(pickVoice([voice('en-CA', false), voice('fr-CA', true)], 'en')).toBe(null);
});

test('what a kind of answer does not ask for is not said of it', () => {
  const said = {
    ...noAttributes,
    ...noExtras,
    sector: 'health',
    jobTitle: 'orderly',
    rung: 'light',
    owner: 'secretary',
    source: 'chat' as const,
  };
  expect(fittingDetails('idea', said)).toEqual({ ...said, rung: null, owner: null });
  expect(fittingDetails('action', said)).toEqual({ ...said, sector: null, jobTitle: null, rung: null });
  expect(fittingDetails('key-point', said)).toEqual({ ...noAttributes, ...noExtras, source: 'chat' });
  expect(carriedOver(said, false)).toEqual({ ...said, jobTitle: null, rung: null, owner: null });
  expect(carriedOver(said, true).jobTitle).toBe('orderly');
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
