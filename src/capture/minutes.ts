import type { Lists } from '../contract/campaign.ts';
import type { GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Language } from '../contract/primitives.ts';
import type { Messaging } from '../ui/i18n.tsx';
import { labelOf } from './label-of.ts';
import { timeZoneChoices } from './time-zones.ts';

export interface MinutesInput {
  readonly meeting: Meeting;
  readonly ideas: readonly Idea[];
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly lists: Lists;
  /** Whether the ideas themselves stand in it, and not only what the group concluded. */
  readonly withIdeas: boolean;
}

/** One line of the minutes; `note` says more of it in the language of the interface. */
export interface MinutesLine {
  readonly text: string;
  readonly language: Language;
  readonly note: string | null;
}

export interface MinutesSection {
  readonly title: string;
  readonly language: Language;
  /** The outcome of the discussion. */
  readonly outcome: MinutesLine | null;
  readonly lines: readonly MinutesLine[];
}

/** What a group takes home. Every text in it is stripped. */
export interface Minutes {
  readonly title: string;
  readonly language: Language;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly MinutesSection[];
}

/** The minutes in the words of the interface's language; what is empty is left out. */
export function createMinutes(input: MinutesInput, messages: Messaging): Minutes {
  const { meeting, ideas, text, guideLanguage } = input;
  const { t, language } = messages;
  const lineOf = (idea: Idea, note: string | null = null): MinutesLine => ({
    text: idea.text,
    language: idea.language,
    note,
  });
  const section = (id: string, wanted: (idea: Idea) => boolean, note?: (idea: Idea) => string | null) => ({
    title: t(id),
    language,
    outcome: null,
    lines: ideas.filter(wanted).map((idea) => lineOf(idea, note?.(idea) ?? null)),
  });
  const sections: readonly MinutesSection[] = [
    ...text.topics.map((topic) => describeTopic(input, messages, topic, lineOf)),
    section('minutes.key-points', ({ kind, carryOver }) => kind === 'key-point' && !carryOver),
    section('minutes.targets', ({ kind, carryOver }) => kind === 'target' && !carryOver),
    section(
      'minutes.tactics',
      ({ kind, carryOver }) => kind === 'tactic' && !carryOver,
      ({ rung }) => labelOf(input.lists.rungs, rung, language),
    ),
    section(
      'minutes.actions',
      ({ kind }) => kind === 'action',
      (idea) => describeAction(idea, input, messages),
    ),
    section('minutes.carried-over', ({ carryOver }) => carryOver),
    section('minutes.national', ({ national }) => national),
  ];
  return {
    title: text.title,
    language: guideLanguage,
    facts: describeFacts(meeting, ideas.length, messages),
    sections: sections.filter(({ outcome, lines }) => outcome !== null || lines.length > 0),
  };
}

/** `October 22, 2026, 12:00, Eastern Time (Toronto)` */
function describeNext({ date, time, zone }: NonNullable<Meeting['next']>, messages: Messaging): string {
  const { language, formatDay, formatTime } = messages;
  const place =
    time === null || zone === null
      ? undefined
      : timeZoneChoices(zone, language).find((choice) => choice.zone === zone);
  const hour = time === null ? [] : [formatTime(time)];
  return [formatDay(date), ...hour, ...(place ? [place.label] : [])].join(', ');
}

function describeFacts(meeting: Meeting, ideas: number, messages: Messaging): Minutes['facts'] {
  const { t, formatDay, formatNumber, formatTime } = messages;
  const { date, start, end, mode, present, regrets } = meeting.fields;
  const fact = (id: string, value: string | null) => (value === null ? [] : [{ label: t(id), value }]);
  const hours = [start, end].filter((time) => time !== null).map(formatTime);
  return [
    ...fact('minutes.date', formatDay(date)),
    ...fact('minutes.time', hours.length === 0 ? null : hours.join('–')),
    ...fact('minutes.mode', mode === null ? null : t(`mode.${mode}`)),
    ...fact('minutes.present', present === null ? null : formatNumber(present)),
    ...fact('minutes.regrets', regrets === null ? null : formatNumber(regrets)),
    ...fact('minutes.ideas', formatNumber(ideas)),
    ...fact('minutes.next', meeting.next === null ? null : describeNext(meeting.next, messages)),
  ];
}

function describeTopic(
  input: MinutesInput,
  { t }: Messaging,
  topic: Topic,
  lineOf: (idea: Idea) => MinutesLine,
): MinutesSection {
  const { meeting, guideLanguage } = input;
  const outcome = meeting.outcomes[topic.id];
  const hands = topic.questions.flatMap(({ id, text }) => {
    const count = meeting.counts[id];
    return count ? [{ text, language: guideLanguage, note: t('minutes.hands', { ...count }) }] : [];
  });
  const ideas = input.withIdeas
    ? input.ideas.filter((idea) => idea.topic === topic.id && !elsewhere(idea)).map((idea) => lineOf(idea))
    : [];
  return {
    title: topic.title,
    language: guideLanguage,
    outcome: outcome === undefined ? null : { text: outcome, language: meeting.fields.language, note: null },
    lines: [...hands, ...ideas],
  };
}

/** What a working group came for; each has a section of its own. */
const concluded: readonly Idea['kind'][] = ['key-point', 'target', 'tactic', 'action'];

/** It has a section of its own. */
function elsewhere({ kind, carryOver, national }: Idea): boolean {
  return concluded.includes(kind) || carryOver || national;
}

function describeAction(
  { owner, region, due }: Idea,
  { lists }: MinutesInput,
  { t, language, formatDay }: Messaging,
): string {
  const parts = [owner, labelOf(lists.regions, region, language)].filter((part) => part !== null);
  return [...parts, due === null ? t('minutes.no-date') : t('minutes.due', { day: formatDay(due) })].join(
    ' · ',
  );
}
