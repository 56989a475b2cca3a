import type { Choice, Lists } from '../../contract/campaign.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Language, Slug } from '../../contract/primitives.ts';
import type { ExportedIdea, ExportedMeeting } from './exported.ts';

/** What codes are called, as far as the campaign folder says it. Empty for an envelope on its own. */
export interface Names {
  readonly lists: Lists;
  readonly guides: readonly Guide[];
}

export const noNames: Names = { lists: { sectors: [], regions: [], jobTitles: [], rungs: [] }, guides: [] };

export type Cell = string | number;

/** A table: the names of its columns, then its rows, each as long as `columns`. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One row an idea, with its meeting; codes beside their English and French names. */
export function ideaTable(meetings: readonly ExportedMeeting[], names: Names): Table {
  return toTable(
    meetings.flatMap((meeting) => meeting.ideas.map((idea) => ideaRow(meeting, idea, names))),
    ideaColumns,
  );
}

/** One row an outcome of a topic, with its meeting. */
export function outcomeTable(meetings: readonly ExportedMeeting[], names: Names): Table {
  return toTable(
    meetings.flatMap((meeting) =>
      meeting.outcomes.map(({ topic, text, flags }) => ({
        ...meetingCells(meeting, names),
        ...topicCells(meeting, topic, names),
        text,
        to_check: flags.length,
      })),
    ),
    outcomeColumns,
  );
}

/** One row a show of hands, with its meeting. */
export function countTable(meetings: readonly ExportedMeeting[], names: Names): Table {
  return toTable(
    meetings.flatMap((meeting) =>
      meeting.counts.map(({ question, ...hands }) => ({
        ...meetingCells(meeting, names),
        question,
        question_en: questionOf(meeting, question, names, 'en'),
        question_fr: questionOf(meeting, question, names, 'fr'),
        ...hands,
      })),
    ),
    countColumns,
  );
}

/** One row a meeting: when it meets again, and what it says of the guide. */
export function meetingTable(meetings: readonly ExportedMeeting[], names: Names): Table {
  return toTable(
    meetings.map((meeting) => ({
      ...meetingCells(meeting, names),
      ideas: meeting.ideas.length,
      next_date: meeting.next?.date ?? null,
      next_time: meeting.next?.time ?? null,
      next_zone: meeting.next?.zone ?? null,
      comment: meeting.comment,
      to_check: meeting.commentFlags.length,
    })),
    meetingOnlyColumns,
  );
}

const meetingColumns = [
  'meeting',
  'revision',
  'invitation',
  'guide',
  'guide_version',
  'date',
  'start',
  'end',
  'mode',
  'meeting_language',
  'meeting_sector',
  'meeting_sector_en',
  'meeting_sector_fr',
  'meeting_region',
  'meeting_region_en',
  'meeting_region_fr',
  'present',
  'regrets',
  'zone',
] as const;

const topicColumns = ['topic', 'topic_en', 'topic_fr'] as const;

const ideaColumns = [
  'idea',
  'text',
  'kind',
  'language',
  ...topicColumns,
  'question',
  'question_en',
  'question_fr',
  'sector',
  'sector_en',
  'sector_fr',
  'region',
  'region_en',
  'region_fr',
  'job_title',
  'job_title_en',
  'job_title_fr',
  'source',
  'heard',
  'linked_to',
  'rung',
  'rung_en',
  'rung_fr',
  'carry_over',
  'national',
  'owner',
  'due',
  'redactions',
  'to_check',
  ...meetingColumns,
] as const;

const outcomeColumns = [...topicColumns, 'text', 'to_check', ...meetingColumns] as const;

const countColumns = [
  'question',
  'question_en',
  'question_fr',
  'yes',
  'no',
  'unsure',
  ...meetingColumns,
] as const;

const meetingOnlyColumns = [
  ...meetingColumns,
  'ideas',
  'next_date',
  'next_time',
  'next_zone',
  'comment',
  'to_check',
] as const;

type Cells<Column extends string> = Readonly<Record<Column, Cell | null>>;

function toTable<Column extends string>(rows: readonly Cells<Column>[], columns: readonly Column[]): Table {
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? '')) };
}

function ideaRow(
  meeting: ExportedMeeting,
  idea: ExportedIdea,
  names: Names,
): Cells<(typeof ideaColumns)[number]> {
  const { sectors, regions, jobTitles, rungs } = names.lists;
  return {
    idea: idea.id,
    text: idea.text,
    kind: idea.kind,
    language: idea.language,
    ...topicCells(meeting, idea.topic, names),
    question: idea.question,
    question_en: questionOf(meeting, idea.question, names, 'en'),
    question_fr: questionOf(meeting, idea.question, names, 'fr'),
    sector: idea.sector,
    sector_en: nameOf(sectors, idea.sector, 'en'),
    sector_fr: nameOf(sectors, idea.sector, 'fr'),
    region: idea.region,
    region_en: nameOf(regions, idea.region, 'en'),
    region_fr: nameOf(regions, idea.region, 'fr'),
    job_title: idea.jobTitle,
    job_title_en: nameOf(jobTitles, idea.jobTitle, 'en'),
    job_title_fr: nameOf(jobTitles, idea.jobTitle, 'fr'),
    source: idea.source,
    heard: idea.heard,
    linked_to: idea.linkedTo,
    rung: idea.rung,
    rung_en: nameOf(rungs, idea.rung, 'en'),
    rung_fr: nameOf(rungs, idea.rung, 'fr'),
    carry_over: yes(idea.carryOver),
    national: yes(idea.national),
    owner: idea.owner,
    due: idea.due,
    redactions: idea.redactions.map(({ kind }) => kind).join(' '),
    to_check: idea.flags.length,
    ...meetingCells(meeting, names),
  };
}

function meetingCells(meeting: ExportedMeeting, names: Names): Cells<(typeof meetingColumns)[number]> {
  const { fields, guide } = meeting;
  const { sectors, regions } = names.lists;
  return {
    meeting: meeting.id,
    revision: meeting.revision,
    invitation: meeting.invitation,
    guide: guide.id,
    guide_version: guide.version,
    date: fields.date,
    start: fields.start,
    end: fields.end,
    mode: fields.mode,
    meeting_language: fields.language,
    meeting_sector: fields.sector,
    meeting_sector_en: nameOf(sectors, fields.sector, 'en'),
    meeting_sector_fr: nameOf(sectors, fields.sector, 'fr'),
    meeting_region: fields.region,
    meeting_region_en: nameOf(regions, fields.region, 'en'),
    meeting_region_fr: nameOf(regions, fields.region, 'fr'),
    present: fields.present,
    regrets: fields.regrets,
    zone: fields.zone,
  };
}

function topicCells(
  meeting: ExportedMeeting,
  topic: Slug,
  names: Names,
): Cells<(typeof topicColumns)[number]> {
  return {
    topic,
    topic_en: topicOf(meeting, topic, names, 'en')?.title ?? null,
    topic_fr: topicOf(meeting, topic, names, 'fr')?.title ?? null,
  };
}

function questionOf(
  { guide, questions: own }: ExportedMeeting,
  question: Slug | null,
  { guides }: Names,
  language: Language,
): string | null {
  const published = guides.find(({ id, version }) => id === guide.id && version === guide.version);
  const questions = published?.texts[language]?.topics.flatMap((topic) => topic.questions);
  const added = own?.find(({ id, language: written }) => id === question && written === language);
  return questions?.find(({ id }) => id === question)?.text ?? added?.text ?? null;
}

/** A flag as spreadsheets filter it: 1, or nothing. */
function yes(flag: boolean): Cell | null {
  return flag ? 1 : null;
}

function topicOf({ guide }: ExportedMeeting, topic: Slug, { guides }: Names, language: Language) {
  const published = guides.find(({ id, version }) => id === guide.id && version === guide.version);
  return published?.texts[language]?.topics.find(({ id }) => id === topic);
}

function nameOf(choices: readonly Choice[], code: string | null, language: Language): string | null {
  return choices.find((choice) => choice.code === code)?.[language] ?? null;
}
