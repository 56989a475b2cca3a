import type { SubmittedIdea } from '../../contract/idea.ts';
import type { Language } from '../../contract/primitives.ts';
import type { Finding, Redaction } from '../../contract/redaction.ts';
import { placeholdersIn } from '../../strip/placeholder.ts';
import type { StripText } from '../strip-line.ts';
import type { Exported, Flag, OpenedExport } from './exported.ts';

export interface CheckOptions {
  readonly strip: StripText;
  /** Codes of the campaign's list; any other job title is free words. */
  readonly jobTitles: ReadonlySet<string>;
  /** Whether what is found becomes placeholders; nothing is flagged then. */
  readonly replace: boolean;
}

/** How many ideas held findings, and how many outcomes, comments and questions of a meeting's own. */
export interface CheckCounts {
  readonly ideas: number;
  readonly outcomes: number;
}

/** The stripper once more, over all that is about to be written. */
export function checkExport(
  opened: OpenedExport,
  options: CheckOptions,
): { readonly exported: Exported; readonly found: CheckCounts } {
  let ideas = 0;
  let outcomes = 0;
  const checkedComment = (comment: string | null, language: Language) => {
    if (comment === null) return { comment, commentFlags: [] };
    const { outcome, found } = checkOutcome({ topic: '', text: comment }, language, options);
    if (found) outcomes += 1;
    return { comment: outcome.text, commentFlags: outcome.flags };
  };
  const counted = <Words extends { readonly text: string }>(words: Words, language: Language) => {
    const checked = checkOutcome(words, language, options);
    if (checked.found) outcomes += 1;
    return checked.outcome;
  };
  const meetings = opened.meetings.map(({ questions, ...meeting }) => ({
    ...meeting,
    ...(questions && { questions: questions.map((question) => counted(question, question.language)) }),
    outcomes: meeting.outcomes.map((outcome) => counted(outcome, meeting.fields.language)),
    ...checkedComment(meeting.comment, meeting.fields.language),
    ideas: meeting.ideas.map((idea) => {
      const checked = checkIdea(idea, options);
      if (checked.found) ideas += 1;
      return checked.idea;
    }),
  }));
  return { exported: { ...opened, meetings }, found: { ideas, outcomes } };
}

function checkIdea(idea: SubmittedIdea, { strip, jobTitles, replace }: CheckOptions) {
  const text = stripWhole(idea.text, idea.language, strip);
  const { jobTitle } = idea;
  const free = jobTitle !== null && !jobTitles.has(jobTitle);
  const job = free ? stripWhole(jobTitle, idea.language, strip) : null;
  const owner = idea.owner === null ? null : stripWhole(idea.owner, idea.language, strip);
  const flags = [
    ...flagsOf('text', text.findings),
    ...flagsOf('jobTitle', job?.findings ?? []),
    ...flagsOf('owner', owner?.findings ?? []),
  ];
  const found = flags.length > 0;
  if (!replace || !found) return { found, idea: { ...idea, flags } };
  return {
    found,
    idea: {
      ...idea,
      text: text.text,
      jobTitle: job?.text ?? jobTitle,
      owner: owner?.text ?? null,
      redactions: redactionsOf(text.text, [...idea.redactions, ...text.redactions]),
      flags: [],
    },
  };
}

function checkOutcome<Words extends { readonly text: string }>(
  outcome: Words,
  language: Language,
  { strip, replace }: CheckOptions,
) {
  const { text, findings } = stripWhole(outcome.text, language, strip);
  const found = findings.length > 0;
  return {
    found,
    outcome: replace ? { ...outcome, text, flags: [] } : { ...outcome, flags: flagsOf('text', findings) },
  };
}

interface Stripped {
  readonly text: string;
  readonly redactions: readonly Redaction[];
  readonly findings: readonly Finding[];
}

/** A text that the stripper finds too long goes through in halves: nothing is written unread. */
function stripWhole(text: string, language: Language, strip: StripText): Stripped {
  const outcome = strip(text, language);
  if (outcome.ok) return outcome;
  const middle = Math.floor(text.length / 2);
  const cut = text.lastIndexOf(' ', middle) + 1 || middle;
  const head = stripWhole(text.slice(0, cut), language, strip);
  const tail = stripWhole(text.slice(cut), language, strip);
  return {
    text: head.text + tail.text,
    redactions: [...head.redactions, ...tail.redactions],
    findings: [
      ...head.findings,
      ...tail.findings.map((each) => ({ ...each, start: each.start + cut, end: each.end + cut })),
    ],
  };
}

function flagsOf(field: Flag['field'], findings: readonly Finding[]): readonly Flag[] {
  return findings.map(({ kind, start, end }) => ({ field, kind, start, end }));
}

/** In the order in which the placeholders stand in the text, as in a submission. */
function redactionsOf(text: string, known: readonly Redaction[]): Redaction[] {
  const byPlaceholder = new Map(known.map((redaction) => [redaction.placeholder, redaction]));
  return placeholdersIn(text).flatMap(({ start, end }) => byPlaceholder.get(text.slice(start, end)) ?? []);
}
