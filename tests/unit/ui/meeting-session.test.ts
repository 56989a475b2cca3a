import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createMeetingSession, type SessionDeps } from '../../../src/app/meeting-session.ts';
import { watchUnkept } from '../../../src/app/watch-unkept.ts';
import { noAttributes, noExtras, type IdeaDraft } from '../../../src/capture/draft.ts';
import { openDatabase, type Database } from '../../../src/store/db.ts';
import { listIdeas, removeIdea, restoreIdea } from '../../../src/store/ideas.ts';
import { listKeptWords, removeKeptWords } from '../../../src/store/kept-words.ts';
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

/** No row is added any more, until what is returned is called. */
function fillDevice(): () => void {
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  onTestFinished(() => add.mockRestore());
  return () => add.mockRestore();
}

test('a full device is said, and the text stays in memory', async () => {
  const session = openSession();
  const makeRoom = fillDevice();
  session.keep(draft('Wear red.'));
  await session.settle();
  expect(session.view().pending).toMatchObject([{ draft: { text: 'Wear red.' }, problem: 'storage-full' }]);
  makeRoom();
  session.retry(session.view().pending[0]?.id ?? '');
  expect(await session.settle()).toBe(false);
});

test('“Not a name?” puts the word back, and later ideas keep it', async () => {
  const session = openSession();
  session.keep(draft('Ask Maria Gagnon, at 514-555-0199.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  expect(session.view().removals.get(idea.id)).toMatchObject([
    { kind: 'PERSON', words: ['Maria Gagnon'] },
    { kind: 'PHONE', words: ['514-555-0199'] },
  ]);

  expect(await session.putBack(['Maria Gagnon'])).toBe(null);
  session.keep(draft('Maria Gagnon again.'));
  await session.settle();
  const ideas = await listIdeas(db, meeting);
  expect(ideas.map(({ text }) => text)).toEqual(['Ask Maria Gagnon, at [phone 1].', 'Maria Gagnon again.']);
  expect(ideas[0]?.redactions.map(({ kind }) => kind)).toEqual(['PHONE']);
  expect(session.view().removals.get(idea.id)).toMatchObject([{ kind: 'PHONE' }]);
});

test('a kept word comes back in every idea and outcome whose original is in memory', async () => {
  const session = openSession();
  session.keep(draft('Ask Maria Gagnon.'));
  session.keep({ ...draft('Maria Gagnon knows the way.'), jobTitle: 'assistant of Maria Gagnon' });
  await session.keepOutcome('means', 'Maria Gagnon leads.');
  expect(await session.putBack(['Maria Gagnon'])).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([
    { text: 'Ask Maria Gagnon.', redactions: [] },
    { text: 'Maria Gagnon knows the way.', redactions: [], jobTitle: 'assistant of Maria Gagnon' },
  ]);
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({ means: 'Maria Gagnon leads.' });
});

test('a kept word stays kept on this device, until it is taken off the list', async () => {
  const first = openSession();
  first.keep(draft('Ask Maria Gagnon.'));
  expect(await first.putBack(['Maria Gagnon'])).toBe(null);
  expect(await listKeptWords(db)).toEqual(['Maria Gagnon']);

  const second = openSession();
  second.keep(draft('Maria Gagnon again.'));
  await second.settle();
  await removeKeptWords(db, ['Maria Gagnon']);
  second.keep(draft('Maria Gagnon once more.'));
  await second.settle();
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual([
    'Ask Maria Gagnon.',
    'Maria Gagnon again.',
    '[person 1] once more.',
  ]);
});

test('what is no phone number comes back like what is no name', async () => {
  const session = openSession();
  session.keep(draft('Use form 514-555-0199.'));
  await session.settle();
  expect(await session.putBack(['514-555-0199'])).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([{ text: 'Use form 514-555-0199.', redactions: [] }]);
});

test('a word marked as a name goes from every idea, job title and outcome, and from what comes later', async () => {
  const before = openSession();
  before.keep(draft('The turnip wants red, says Maria Gagnon.'));
  await before.settle();

  // The originals of before are gone; what was missed is still there to be marked.
  const session = openSession();
  session.keep({ ...draft('We heard a turnip twice.'), jobTitle: 'driver of the turnip' });
  await session.keepOutcome('means', 'The turnip writes it down.');
  expect(await session.mark(['turnip'])).toBe(null);
  session.keep(draft('A turnip again.'));
  await session.settle();
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual([
    'The [person 2] wants red, says [person 1].',
    'We heard a [person 1] twice.',
    'A [person 1] again.',
  ]);
  expect((await listIdeas(db, meeting))[1]?.jobTitle).toBe('driver of the [person 1]');
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({ means: 'The [person 1] writes it down.' });
  expect(JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))).not.toMatch(/turnip/i);
});

test('a removed idea that can still come back is stripped of a marked word too', async () => {
  const session = openSession();
  session.keep(draft('The turnip wants red.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  await removeIdea(db, idea?.id ?? '');
  await session.mark(['turnip']);
  await restoreIdea(db, idea?.id ?? '');
  expect(await listIdeas(db, meeting)).toMatchObject([{ text: 'The [person 1] wants red.' }]);
});

test('a mark taken back leaves everything as it was, kept words too', async () => {
  const session = openSession();
  session.keep(draft('The turnip wants red.'));
  session.keep(draft('Ask Maria Gagnon.'));
  await session.putBack(['Maria Gagnon']);
  const before = await listIdeas(db, meeting);

  await session.mark(['turnip']);
  await session.mark(['maria gagnon']);
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual([
    'The [person 1] wants red.',
    'Ask [person 1].',
  ]);
  expect(await listKeptWords(db)).toEqual([]);

  expect(await session.unmark(['maria gagnon'])).toBe(null);
  expect(await session.unmark(['turnip'])).toBe(null);
  expect(await listIdeas(db, meeting)).toEqual(before);
  expect(await listKeptWords(db)).toEqual(['Maria Gagnon']);
});

test('an edit begun before the placeholders were numbered anew puts each word where it was', async () => {
  const session = openSession();
  session.keep(draft('Maria Gagnon told Anh Nguyen.'));
  await session.settle();
  const [before] = await listIdeas(db, meeting);
  if (!before) throw new Error('the idea was kept');
  expect(before.text).toBe('[person 1] told [person 2].');

  await session.putBack(['Maria Gagnon']);
  expect((await listIdeas(db, meeting))[0]?.text).toBe('Maria Gagnon told [person 1].');
  expect(await session.change(before, { text: `${before.text} Twice.` })).toBe(null);
  expect((await listIdeas(db, meeting))[0]?.text).toBe('Maria Gagnon told [person 1]. Twice.');
});

test('an edit is stripped again; what was removed before the app was restarted stays removed', async () => {
  const before = openSession();
  before.keep(draft('Ask Maria Gagnon.'));
  await before.settle();

  const after = openSession();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  expect(after.view().removals.get(idea.id)).toBe(undefined);
  expect(await after.change(idea, { text: `${idea.text} Then write to anh@example.org.` })).toBe(null);
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
  expect(await session.change(idea, { text: 'Ask Maria Gagnon.' })).toBe('strip');
  expect((await listIdeas(db, meeting))[0]?.text).toBe('Wear red.');
});

test('an outcome is stripped, and an empty one takes it away', async () => {
  const session = openSession();
  expect(await session.keepOutcome('means', 'Maria Gagnon leads; Thursdays in red.')).toBe(null);
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({ means: '[person 1] leads; Thursdays in red.' });
  expect(await session.keepOutcome('means', '')).toBe(null);
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({});
});

test('a comment on the guide is stripped, again when a word is marked or kept, and an empty one takes it away', async () => {
  const session = openSession();
  expect(await session.keepComment('Maria Gagnon found the turnip long.')).toBe(null);
  expect((await getMeeting(db, meeting))?.comment).toBe('[person 1] found the turnip long.');
  expect(await session.mark(['turnip'])).toBe(null);
  expect((await getMeeting(db, meeting))?.comment).toBe('[person 1] found the [person 2] long.');
  expect(await session.putBack(['Maria Gagnon'])).toBe(null);
  expect((await getMeeting(db, meeting))?.comment).toBe('Maria Gagnon found the [person 1] long.');
  expect(await session.keepComment('')).toBe(null);
  expect((await getMeeting(db, meeting))?.comment).toBe(null);
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

test('a marked word that a code of the list happens to hold leaves the code alone', async () => {
  const session = openSession({ jobTitles: () => Promise.resolve(['rose-grower']) });
  session.keep({ ...draft('Ask rose.'), jobTitle: 'rose-grower' });
  await session.settle();
  expect(await session.mark(['rose'])).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([{ text: 'Ask [person 1].', jobTitle: 'rose-grower' }]);
});

test('the role that takes an action on is stripped like the idea, and its name can be put back', async () => {
  const session = openSession();
  session.keep({ ...draft('Book the hall.'), kind: 'action', owner: 'assistant of Maria Gagnon' });
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  expect(idea).toMatchObject({ owner: 'assistant of [person 1]', redactions: [{ kind: 'PERSON' }] });
  expect(session.view().removals.get(idea?.id ?? '')).toMatchObject([{ words: ['Maria Gagnon'] }]);

  expect(await session.putBack(['Maria Gagnon'])).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([
    { owner: 'assistant of Maria Gagnon', redactions: [] },
  ]);
  expect(await session.mark(['assistant'])).toBe(null);
  expect((await listIdeas(db, meeting))[0]?.owner).not.toContain('assistant');
});

test('an edit of the words leaves the owner and its redactions as they are', async () => {
  const session = openSession();
  session.keep({ ...draft('Tell Anh Nguyen to wear'), kind: 'action', owner: 'assistant of Maria Gagnon' });
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  expect(await session.change(idea, { text: `${idea.text} red` })).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([
    {
      text: 'Tell [person 1] to wear red',
      owner: 'assistant of [person 1]',
      redactions: [{ kind: 'PERSON' }, { kind: 'PERSON' }],
    },
  ]);
});

test('a comment on the guide is stripped, and stripped again when a word is marked', async () => {
  const session = openSession();
  expect(await session.keepComment('Maria Gagnon says that the turnip is missing.')).toBe(null);
  expect((await getMeeting(db, meeting))?.comment).toBe('[person 1] says that the turnip is missing.');
  expect(session.view().commentRemovals).toMatchObject([{ words: ['Maria Gagnon'] }]);
  await session.mark(['turnip']);
  expect((await getMeeting(db, meeting))?.comment).not.toContain('turnip');
  await session.keepComment('');
  expect((await getMeeting(db, meeting))?.comment).toBe(null);
  expect(session.view().commentRemovals).toEqual([]);
});

test('an outcome that is edited still knows what was removed from it', async () => {
  const session = openSession();
  await session.keepOutcome('means', 'Maria Gagnon leads.');
  await session.keepOutcome('means', '[person 1] leads; Anh Nguyen helps.');
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({
    means: '[person 1] leads; [person 2] helps.',
  });
  expect(await session.putBack(['Maria Gagnon'])).toBe(null);
  expect((await getMeeting(db, meeting))?.outcomes).toEqual({
    means: 'Maria Gagnon leads; [person 1] helps.',
  });
});

test('a split gives each part its own people, and is taken back whole', async () => {
  const session = openSession();
  session.keep({ ...draft('Maria Gagnon told Anh Nguyen. Anh Nguyen told me.'), sector: 'health' });
  await session.settle();
  const before = await listIdeas(db, meeting);
  const [idea] = before;
  if (!idea) throw new Error('the idea was kept');
  expect(idea.text).toBe('[person 1] told [person 2]. [person 2] told me.');

  const { rest, problem } = await session.split(idea, idea.text, '[person 1] told [person 2].'.length);
  expect(problem).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([
    { text: '[person 1] told [person 2].', sector: 'health' },
    { text: '[person 1] told me.', sector: 'health', id: rest, number: 2 },
  ]);
  expect(session.view().removals.get(rest)).toMatchObject([{ words: ['Anh Nguyen'] }]);
  expect(await session.restore([idea], [rest])).toBe(null);
  expect(await listIdeas(db, meeting)).toEqual(before);
});

test('a split in the middle of a placeholder leaves nothing of the name', async () => {
  const session = openSession();
  session.keep(draft('Ask Maria Gagnon for red.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  await session.split(idea, idea.text, 'Ask [per'.length);
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual(['Ask [person 1]', 'for red.']);
});

test('two ideas that are merged keep their people apart, also after a restart', async () => {
  const session = openSession();
  session.keep(draft('Ask Maria Gagnon.'), draft('Ask Anh Nguyen.'));
  await session.settle();
  const before = await listIdeas(db, meeting);
  const [first, second] = before;
  if (!first || !second) throw new Error('both were kept');
  expect(await session.merge(first, second)).toBe(null);
  expect(await listIdeas(db, meeting)).toMatchObject([{ text: 'Ask [person 1].\nAsk [person 2].' }]);
  expect(await session.restore([first, second], [])).toBe(null);
  expect(await listIdeas(db, meeting)).toEqual(before);

  const later = openSession();
  expect(await later.merge(first, second)).toBe(null);
  const [merged] = await listIdeas(db, meeting);
  expect(merged?.redactions).toHaveLength(2);
  expect(new Set(merged?.text.match(/\[person \d+\]/g)).size).toBe(2);
});

test('what is restored is stripped as of now: a word marked since stays removed', async () => {
  const session = openSession();
  session.keep(draft('We saw the turnip.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('the idea was kept');
  await session.mark(['turnip']);
  expect(await session.restore([idea], [])).toBe(null);
  expect((await listIdeas(db, meeting))[0]?.text).toBe('We saw the [person 1].');
});

test('ideas are kept in the language in which notes are taken when they are written', async () => {
  const session = openSession();
  session.keep(draft('Wear red.'));
  session.setLanguage('fr');
  session.keep(draft('Ralentir le travail.'));
  await session.settle();
  expect((await listIdeas(db, meeting)).map(({ language }) => language)).toEqual(['en', 'fr']);
});

test('a text in the composer counts as not kept', async () => {
  const session = openSession();
  session.typed('  ');
  expect(await session.settle()).toBe(false);
  session.typed('Half an ide');
  expect(await session.settle()).toBe(true);
});

describe('what could not be kept and is in the composer again', () => {
  async function refused(problem: 'strip' | 'storage-full') {
    let ready = false;
    const makeRoom = problem === 'storage-full' ? fillDevice() : () => {};
    const session = openSession({
      strip: (text, options) =>
        ready || problem === 'storage-full'
          ? stripForReal(text, options)
          : Promise.reject(new Error('worker gone')),
    });
    session.keep(draft('Wear red.'));
    await session.settle();
    session.typed('Wear red.');
    session.takeBack(session.view().pending[0]!.id);
    const mend = () => {
      ready = true;
      makeRoom();
    };
    return { session, mend };
  }

  test.each(['strip', 'storage-full'] as const)(
    'is told for as long as it is there (%s)',
    async (problem) => {
      const { session } = await refused(problem);
      expect(session.view()).toMatchObject({ pending: [], refused: problem });
      session.typed('Wear red, all');
      session.setDetails({ ...noAttributes, ...noExtras, sector: 'health' });
      expect(session.view().refused).toBe(problem);
      expect(await session.settle()).toBe(true);
    },
  );

  test('is told no more once it is kept, and while it is tried again it is on its way', async () => {
    const { session, mend } = await refused('storage-full');
    mend();
    session.keep(draft('Wear red.'));
    session.typed('');
    expect(session.view()).toMatchObject({ pending: [{ problem: null }], refused: null });
    await session.settle();
    expect(session.view()).toMatchObject({ pending: [], refused: null });
    expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual(['Wear red.']);
  });

  test('is told no more once the field is empty', async () => {
    const { session } = await refused('storage-full');
    const told = vi.fn<() => void>();
    session.subscribe(told);
    session.typed(' ');
    expect(session.view().refused).toBe(null);
    expect(told).toHaveBeenCalled();
    expect(await session.settle()).toBe(false);
  });

  test('is told on the other screens too, as is one that waits in its line', async () => {
    const { session } = await refused('storage-full');
    const unkept = watchUnkept(() => [openSession(), session]);
    expect(unkept.view()).toBe(true);
    const told = vi.fn<() => void>();
    const stop = unkept.subscribe(told);
    session.typed('');
    expect(told).toHaveBeenCalledTimes(1);
    expect(unkept.view()).toBe(false);
    session.keep(draft('Slow down.'));
    await session.settle();
    expect(unkept.view()).toBe(true);
    stop();
    told.mockClear();
    session.takeBack(session.view().pending[0]!.id);
    expect(told).not.toHaveBeenCalled();
  });
});

test('while typing, what would be removed is known, and nothing is stored', async () => {
  const session = openSession();
  session.preview.ask('Ask Maria Gagnon.');
  await vi.waitFor(() => expect(session.preview.view().findings).toHaveLength(1));
  expect(session.preview.view()).toMatchObject({
    text: 'Ask Maria Gagnon.',
    findings: [{ start: 4, end: 16 }],
  });
  expect(await listIdeas(db, meeting)).toEqual([]);
});

test('an idea to be kept goes before a look at the draft, and only the latest draft is looked at', async () => {
  const stripped: string[] = [];
  const session = openSession({
    strip: (text, options) => {
      stripped.push(text);
      return stripForReal(text, options);
    },
  });
  session.preview.ask('Ask');
  session.preview.ask('Ask Maria');
  session.keep(draft('First.'));
  session.keep(draft('Second.'));
  session.preview.ask('Ask Maria Gagnon.');
  await vi.waitFor(() => expect(session.preview.view().findings).toHaveLength(1));
  expect(stripped).toEqual(['First.', 'Second.', 'Ask Maria Gagnon.']);
});

test('what was looked at while it was typed is kept without another look', async () => {
  const stripped: string[] = [];
  const session = openSession({
    strip(...input) {
      stripped.push(input[0]);
      return stripForReal(...input);
    },
  });
  session.preview.ask('Ask Maria Gagnon. ');
  await vi.waitFor(() => expect(session.preview.view().findings).toHaveLength(1));
  session.keep(draft('Ask Maria Gagnon.'));
  await session.settle();
  expect(stripped).toEqual(['Ask Maria Gagnon.']);
  expect((await listIdeas(db, meeting)).map(({ text }) => text)).toEqual(['Ask [person 1].']);
});

test('a word marked or put back after the look counts when the same text is kept', async () => {
  const session = openSession();
  const keep = async (text: string) => {
    session.keep(draft(text));
    await session.settle();
    return (await listIdeas(db, meeting)).at(-1)?.text;
  };
  expect(await keep('Paint the banner.')).toBe('Paint the banner.');
  await session.mark(['banner']);
  expect(await keep('Paint the banner.')).toBe('Paint the [person 1].');
  expect(await keep('Ask Maria Gagnon.')).toBe('Ask [person 1].');
  await session.putBack(['Maria Gagnon']);
  expect(await keep('Ask Maria Gagnon.')).toBe('Ask Maria Gagnon.');
});

test('a text that could not be stripped is looked at again', async () => {
  let works = false;
  const session = openSession({
    strip: (...input) => (works ? stripForReal(...input) : Promise.resolve({ ok: false, problem: 'gone' })),
  });
  session.keep(draft('Ask Maria Gagnon.'));
  expect(await session.settle()).toBe(true);
  works = true;
  session.retry(session.view().pending[0]?.id ?? '');
  expect(await session.settle()).toBe(false);
});

test('the screen is told of an idea on its way only when it takes its time', async () => {
  let wait = () => {};
  const session = openSession({ patience: () => new Promise((resolve) => (wait = resolve)) });
  const told: number[] = [];
  session.subscribe(() => told.push(session.view().pending.length));
  session.keep(draft('Wear red.'));
  expect(session.view().pending).toHaveLength(1);
  expect(told).toEqual([]);
  await session.settle();
  expect(told).toEqual([0]);
  wait();
  await Promise.resolve();
  expect(told).toEqual([0]);

  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const slow = openSession({
    async strip(...input) {
      await held;
      return stripForReal(...input);
    },
  });
  const toldLate = new Promise<number>((resolve) => {
    slow.subscribe(() => resolve(slow.view().pending.length));
  });
  slow.keep(draft('Slow down.'));
  expect(await toldLate).toBe(1);
  goOn();
  expect(await slow.settle()).toBe(false);
});

test('an edit that could not be kept waits in memory until it is kept or given up', async () => {
  let works = true;
  const session = openSession({
    strip: (...input) => (works ? stripForReal(...input) : Promise.resolve({ ok: false, problem: 'gone' })),
  });
  session.keep(draft('Wear red.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  if (!idea) throw new Error('one was kept');
  const unkept = watchUnkept(() => [session]);
  for (const end of [
    async () => session.giveUp(idea.id),
    () => session.change(idea, { text: 'Wear red, all of us.' }),
  ]) {
    works = false;
    expect(await session.change(idea, { text: 'Ask Maria Gagnon.' })).toBe('strip');
    expect(session.view().unkeptEdits.get(idea.id)).toMatchObject({ edit: { text: 'Ask Maria Gagnon.' } });
    expect(unkept.view()).toBe(true);
    expect(await session.settle()).toBe(true);
    works = true;
    await end();
    expect(unkept.view()).toBe(false);
    expect(await session.settle()).toBe(false);
  }
});

test('the list is told of an idea as soon as it is durable, the rest of the screen when its row has been shown', async () => {
  const shown = Promise.withResolvers<void>();
  const session = openSession({ patience: () => new Promise(() => {}), shown: () => shown.promise });
  const told: string[] = [];
  session.arrivals.subscribe(() => told.push(`list ${session.arrivals.view().length}`));
  session.subscribe(() => told.push('screen'));
  session.keep(draft('Wear red.'));
  await session.settle();
  expect(told).toEqual(['list 1']);
  expect(await listIdeas(db, meeting)).toHaveLength(1);
  shown.resolve();
  await shown.promise;
  expect(told).toContain('screen');
});

function openSession(change: Partial<SessionDeps> = {}) {
  return createMeetingSession(
    {
      db,
      strip: stripForReal,
      randomUuid: randomUUID,
      pause: () => Promise.resolve(),
      patience: () => Promise.resolve(),
      shown: () => Promise.resolve(),
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
    ...noAttributes,
    ...noExtras,
  };
}

test('a question of the meeting’s own is stripped before it is stored, and again when a name is marked', async () => {
  const session = openSession();
  expect(await session.keepQuestion('means', 'What did Maria Gagnon mean by the Sparrow plan?')).toBe(null);
  const questions = async () => (await getMeeting(db, meeting))?.questions;
  expect(await questions()).toMatchObject([
    { topic: 'means', text: 'What did [person 1] mean by the Sparrow plan?' },
  ]);
  expect((await questions())?.[0]?.id).toMatch(/^own\.[0-9a-f]{8}$/);
  await session.mark(['Sparrow']);
  expect((await questions())?.[0]?.text).not.toContain('Sparrow');
});

test('a question that cannot be stripped is not stored', async () => {
  const session = openSession({ strip: () => Promise.resolve({ ok: false, problem: 'failed' }) });
  expect(await session.keepQuestion('means', 'What did Maria Gagnon mean?')).toBe('strip');
  expect((await getMeeting(db, meeting))?.questions).toEqual([]);
});

test('an idea is in sight as soon as it is durable, until it was read or taken off', async () => {
  const session = openSession();
  session.keep(draft('Wear red.'));
  await session.settle();
  const [idea] = await listIdeas(db, meeting);
  expect(session.view().fresh.map(({ id }) => id)).toEqual([idea?.id]);
  session.forgetFresh([idea?.id ?? '']);
  expect(session.view().fresh).toEqual([]);
});
