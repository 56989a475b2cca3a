import { beforeAll, expect, test } from 'vitest';
import { createMinutes, type MinutesInput } from '../../../src/capture/minutes.ts';
import { minutesToMarkdown } from '../../../src/capture/minutes-markdown.ts';
import { ideaDefaults, type Idea } from '../../../src/contract/idea.ts';
import { emptyMeeting, type Meeting } from '../../../src/contract/meeting.ts';
import type { StrippedText } from '../../../src/contract/redaction.ts';
import { catalogues } from '../../../src/ui/catalogues.ts';
import { loadMessaging, type Messaging } from '../../../src/ui/i18n.tsx';

const stripped = (text: string) => text as StrippedText;

const meeting: Meeting = {
  ...emptyMeeting,
  id: crypto.randomUUID(),
  campaign: crypto.randomUUID(),
  guide: { id: 'g', version: 1 },
  fields: {
    date: '2031-05-17',
    start: '12:00',
    end: '13:00',
    mode: 'virtual',
    sector: null,
    region: null,
    present: 0,
    regrets: null,
    language: 'en',
    zone: 'America/Toronto',
  },
};

function idea(change: Partial<Idea>): Idea {
  return {
    id: crypto.randomUUID(),
    meeting: meeting.id,
    number: 1,
    removed: false,
    topic: 'means',
    question: 'means.q',
    kind: 'idea',
    language: 'en',
    text: stripped('Wear red.'),
    sector: null,
    region: null,
    jobTitle: null,
    redactions: [],
    ...ideaDefaults,
    owner: null,
    ...change,
  };
}

const input: MinutesInput = {
  meeting,
  ideas: [],
  text: {
    title: 'A guide',
    role: [],
    closing: [],
    topics: [
      {
        id: 'means',
        title: 'Means',
        context: [],
        questions: [{ id: 'means.q', text: 'Would you?', answers: ['count', 'idea'], prompts: [] }],
      },
    ],
  },
  guideLanguage: 'en',
  lists: {
    sectors: [],
    regions: [{ code: 'estrie', en: 'Estrie', fr: 'Estrie' }],
    jobTitles: [],
    rungs: [{ code: 'light', en: '1. Light', fr: '1. Léger' }],
  },
  withIdeas: false,
};

let messages: Messaging;

beforeAll(async () => {
  messages = await loadMessaging('en', catalogues);
});

test('what was not said is left out, and nobody present is a number too', () => {
  const { facts, sections } = createMinutes(input, messages);
  expect(facts).toEqual([
    { label: 'Date', value: 'May 17, 2031' },
    { label: 'Time', value: '12:00–13:00' },
    { label: 'Held', value: 'Online' },
    { label: 'Present', value: '0' },
    { label: 'Ideas noted', value: '0' },
  ]);
  expect(sections).toEqual([]);
});

test('ideas stand in the minutes only when they are asked for; what the group concluded always does', () => {
  const ideas = [
    idea({}),
    idea({ kind: 'key-point', text: stripped('We go on.') }),
    idea({
      kind: 'action',
      text: stripped('Print'),
      owner: stripped('regional representative'),
      region: 'estrie',
      due: '2031-06-01',
    }),
    idea({ kind: 'action', text: stripped('Call') }),
    idea({ kind: 'tactic', text: stripped('A petition'), rung: 'light' }),
    idea({ kind: 'tactic', text: stripped('A sit-in') }),
    idea({ kind: 'tactic', text: stripped('A strike'), carryOver: true }),
    idea({ kind: 'target', text: stripped('The local MP') }),
    idea({ text: stripped('Later'), carryOver: true }),
    idea({ text: stripped('Which line?'), national: true }),
  ];
  const counts = { 'means.q': { yes: 12, no: 3, unsure: 1 } };
  const full = {
    ...input,
    ideas,
    meeting: { ...meeting, counts, outcomes: { means: stripped('Red it is.') } },
  };
  const shape = (withIdeas: boolean) =>
    createMinutes({ ...full, withIdeas }, messages).sections.map(({ title, outcome, lines }) => [
      title,
      outcome?.text ?? null,
      ...lines.map(({ text, note }) => (note === null ? text : `${text} (${note})`)),
    ]);
  const concluded = [
    ['Key points', null, 'We go on.'],
    ['Targets', null, 'The local MP'],
    ['Proposals for the ladder', null, 'A petition (1. Light)', 'A sit-in'],
    [
      'Who does what',
      null,
      'Print (regional representative · Estrie · by June 1, 2031)',
      'Call (no date yet)',
    ],
    ['Carried over to the next meeting', null, 'A strike', 'Later'],
    ['Questions for the national level', null, 'Which line?'],
  ];
  const hands = 'Would you? (12 yes, 3 no, 1 unsure)';
  expect(shape(false)).toEqual([['Means', 'Red it is.', hands], ...concluded]);
  expect(shape(true)).toEqual([['Means', 'Red it is.', hands, 'Wear red.'], ...concluded]);
});

test('the next meeting is said with its time and zone', () => {
  const next = { date: '2031-10-22', time: '12:00', zone: 'America/St_Johns' };
  const { facts } = createMinutes({ ...input, meeting: { ...meeting, next } }, messages);
  expect(facts.at(-1)).toEqual({
    label: 'Next meeting',
    value: 'October 22, 2031, 12:00, Newfoundland Time (St. John’s)',
  });
});

test('in French, hours are said as they are in Quebec', async () => {
  const french = await loadMessaging('fr', catalogues);
  const next = { date: '2031-10-22', time: '18:05', zone: 'America/Toronto' };
  const fields = { ...meeting.fields, start: '13:00', end: '15:30' };
  const said = createMinutes({ ...input, meeting: { ...meeting, fields, next } }, french).facts.map(
    ({ value }) => value,
  );
  expect(said).toContain('13\u00a0h\u00a000–15\u00a0h\u00a030');
  expect(said.at(-1)).toBe('22\u00a0octobre 2031, 18\u00a0h\u00a005, Heure de l’Est (Toronto)');
});

test('as Markdown, words that look like marks stay words, and lines of one idea stay together', () => {
  const ideas = [idea({ text: stripped('# Not a *title*\n- nor a list with [person 1]\n2. nor this <b>') })];
  expect(minutesToMarkdown(createMinutes({ ...input, ideas, withIdeas: true }, messages))).toMatch(
    /\n\n## Means\n\n- \\# Not a \\\*title\\\* {2}\n {2}\\- nor a list with \[person 1\] {2}\n {2}2\\. nor this \\<b>\n$/,
  );
});
