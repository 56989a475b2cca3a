import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { createMeetingSession, type SessionDeps } from '../../../src/app/meeting-session.ts';
import type { IdeaDraft } from '../../../src/capture/draft.ts';
import { openDatabase, type Database } from '../../../src/store/db.ts';
import { listIdeas } from '../../../src/store/ideas.ts';
import { getMeeting, startMeeting } from '../../../src/store/meetings.ts';
import { createStripper } from '../../../src/strip/strip.ts';
import { sampleMeeting } from '../../support/samples.ts';

const read = (name: string) => readFileSync(`src/strip/data/${name}`);
const stripper = createStripper({ lexicon: read('lexicon.txt'), tagger: read('tagger.bin') });
const keepList = ['François Legault'];

let db: Database;
let meeting: string;

beforeEach(async () => {
  db = openDatabase(randomUUID());
  const { id, campaign, guide, fields } = sampleMeeting();
  meeting = id;
  await startMeeting(db, { id, campaign, guide, fields });
});

test('what is kept is stripped, and numbered in the order of Enter', async () => {
  const session = openSession();
  for (const words of ['Wear red.', 'Call Maria Gagnon at 514-555-0199.', 'Slow down.'])
    session.keep(draft(words));
  expect(session.view().pending).toHaveLength(3);
  await session.settle();
  const ideas = await listIdeas(db, meeting);
  expect(ideas.map(({ number, text }) => [number, text])).toEqual([
    [1, 'Wear red.'],
    [2, 'Call [person 1] at [phone 1].'],
    [3, 'Slow down.'],
  ]);
  expect(session.view().pending).toEqual([]);
});

test('a hundred quick presses of Enter keep a hundred ideas, once each', async () => {
  const session = openSession();
  const words = Array.from({ length: 100 }, (_, n) => `Banner drop number ${n}.`);
  for (const each of words) session.keep(draft(each));
  await session.settle();
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual(words);
});

test.each([
  ['answers that it failed', () => Promise.resolve({ ok: false, problem: 'failed' } as const)],
  ['breaks', () => Promise.reject(new Error('worker gone'))],
])('nothing is kept while the stripper %s, and a retry keeps it once', async (_, broken) => {
  let strip: SessionDeps['strip'] = broken;
  const session = openSession({ strip: (...args) => strip(...args) });
  session.keep(draft('Ask Maria Gagnon.'));
  expect(await session.settle()).toBe(true);
  expect(await listIdeas(db, meeting)).toEqual([]);
  const [failed] = session.view().pending;
  expect(failed).toMatchObject({ draft: { text: 'Ask Maria Gagnon.' }, problem: 'strip' });

  strip = stripForReal;
  session.retry(failed?.id ?? '');
  session.retry(failed?.id ?? '');
  expect(await session.settle()).toBe(false);
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual(['Ask [person 1].']);
});

test('a failed idea does not hold up the next one', async () => {
  const session = openSession({
    strip: (text, options) =>
      text.startsWith('First') ? Promise.reject(new Error('once')) : stripForReal(text, options),
  });
  session.keep(draft('First.'));
  session.keep(draft('Second.'));
  await session.settle();
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual(['Second.']);
  expect(session.view().pending.map((one) => one.draft.text)).toEqual(['First.']);
});

test('a full device is said, and the text stays in memory', async () => {
  const session = openSession();
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  db.ideas.hook('creating', full);
  session.keep(draft('Wear red.'));
  await session.settle();
  expect(session.view().pending).toMatchObject([{ draft: { text: 'Wear red.' }, problem: 'storage-full' }]);
  db.ideas.hook('creating').unsubscribe(full);
  session.retry(session.view().pending[0]?.id ?? '');
  expect(await session.settle()).toBe(false);
});

test('“Not a name?” puts the word back, and later ideas keep it', async () => {
  const session = openSession();
  session.keep(draft('Ask Maria Gagnon, at 514-555-0199.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  expect(session.view().words.get(idea.id)).toEqual(['Maria Gagnon']);

  expect(await session.putBack(idea, 'Maria Gagnon')).toBe(null);
  session.keep(draft('Maria Gagnon again.'));
  await session.settle();
  const ideas = await listIdeas(db, meeting);
  expect(ideas.map(({ text }) => text)).toEqual(['Ask Maria Gagnon, at [phone 1].', 'Maria Gagnon again.']);
  expect(ideas[0]?.redactions.map(({ kind }) => kind)).toEqual(['PHONE']);
  expect(session.view().words.get(idea.id)).toEqual([]);
});

test('an edit is stripped again; what was removed before the app was restarted stays removed', async () => {
  const before = openSession();
  before.keep(draft('Ask Maria Gagnon.'));
  await before.settle();

  const after = openSession();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  expect(after.view().words.get(idea.id)).toBe(undefined);
  expect(await after.change(idea, `${idea.text} Then write to anh@example.org.`)).toBe(null);
  const [edited] = await listIdeas(db, meeting);
  expect(edited?.text).toBe('Ask [person 1]. Then write to [email 1].');
  expect(edited?.redactions.map(({ kind }) => kind)).toEqual(['PERSON', 'EMAIL']);
});

test('an edit that cannot be stripped changes nothing', async () => {
  let strip: SessionDeps['strip'] = stripForReal;
  const session = openSession({ strip: (...args) => strip(...args) });
  session.keep(draft('Wear red.'));
  await session.settle();
  strip = () => Promise.reject(new Error('worker gone'));
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  expect(await session.change(idea, 'Ask Maria Gagnon.')).toBe('strip');
  expect((await listIdeas(db, meeting))[0]?.text).toBe('Wear red.');
});

test('an outcome is stripped, and an empty one takes it away', async () => {
  const session = openSession();
  expect(await session.keepOutcome('means', 'Maria Gagnon leads; Thursdays in red.')).toBe(null);
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({ means: '[person 1] leads; Thursdays in red.' });
  expect(await session.keepOutcome('means', '')).toBe(null);
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({});
});

test('free words of a job title are stripped; a code of the list stays as it is', async () => {
  const session = openSession({ jobTitles: () => Promise.resolve(['rose-grower']) });
  session.keep({ ...draft('Wear red.'), jobTitle: 'rose-grower' });
  session.keep({ ...draft('Slow down.'), jobTitle: 'assistant of Maria Gagnon' });
  await session.settle();
  expect((await listIdeas(db, meeting)).map(({ jobTitle }) => jobTitle)).toEqual([
    'rose-grower',
    'assistant of [person 1]',
  ]);
});

test('a text in the composer counts as not kept', async () => {
  const session = openSession();
  session.draftText = '  ';
  expect(await session.settle()).toBe(false);
  session.draftText = 'Half an ide';
  expect(await session.settle()).toBe(true);
});

function openSession(change: Partial<SessionDeps> = {}) {
  return createMeetingSession(
    {
      db,
      strip: stripForReal,
      randomUuid: randomUUID,
      jobTitles: () => Promise.resolve([]),
      ...change,
    },
    { id: meeting, language: 'en' },
  );
}

function stripForReal(
  ...[text, options]: Parameters<SessionDeps['strip']>
): ReturnType<SessionDeps['strip']> {
  return Promise.resolve(stripper.strip(text, { ...options, keepList }));
}

function draft(text: string): IdeaDraft {
  return {
    text,
    topic: 'means',
    question: 'means.repeat',
    kind: 'idea',
    sector: null,
    region: null,
    jobTitle: null,
  };
}
