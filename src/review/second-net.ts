import type { Lists } from '../contract/campaign.ts';
import type { Finding } from '../contract/redaction.ts';
import type { StripFailure } from '../strip/messages.ts';
import type { StripOptions, StripOutcome } from '../strip/strip.ts';
import type { Flag } from './flag.ts';
import { flagMeeting, type OpenedMeeting } from './opened-idea.ts';

/** The stripper behind its worker: `StripBridge.strip`. */
type StripText = (text: string, options: StripOptions) => Promise<StripOutcome | StripFailure>;

export interface Cast {
  readonly strip: StripText;
  /** The campaign's public figures. */
  readonly keepList: readonly string[];
  readonly lists: Lists;
  /** Resolves when the page has drawn, and has answered what was waiting. */
  readonly pause: () => Promise<void>;
  /** Meetings still to check, the first first; asked for before each slice. */
  readonly unchecked: () => readonly OpenedMeeting[];
  /** Takes each slice as it is checked, by the meeting that it was. */
  readonly take: (checked: ReadonlyMap<OpenedMeeting, OpenedMeeting>) => void;
}

/**
 * Reads opened meetings with the stripper, slice by slice, the page first; no text is changed. `failed`: some
 * could not be read; they stay unchecked, and are never called clean.
 */
export async function castSecondNet(cast: Cast): Promise<'done' | 'failed'> {
  const unreadable = new Set<OpenedMeeting>();
  for (;;) {
    await cast.pause();
    const slice = firstSlice(cast.unchecked().filter((meeting) => !unreadable.has(meeting)));
    if (slice.length === 0) return unreadable.size === 0 ? 'done' : 'failed';
    const checked = new Map<OpenedMeeting, OpenedMeeting>();
    for (const meeting of slice) {
      const flagged = await check(meeting, cast);
      if (flagged === null) unreadable.add(meeting);
      else checked.set(meeting, flagged);
      if (unreadable.size === patience) return 'failed';
    }
    if (checked.size > 0) cast.take(checked);
  }
}

/** Meetings that the stripper may fail on before it counts as broken: each failure starts a worker anew. */
const patience = 3;

/** Ideas in one slice: few enough that flags and counts move on screen. */
const sliceIdeas = 100;

function firstSlice(meetings: readonly OpenedMeeting[]): readonly OpenedMeeting[] {
  const slice: OpenedMeeting[] = [];
  let ideas = 0;
  for (const meeting of meetings) {
    if (ideas >= sliceIdeas) break;
    slice.push(meeting);
    ideas += meeting.ideas.length;
  }
  return slice;
}

async function check(meeting: OpenedMeeting, cast: Cast): Promise<OpenedMeeting | null> {
  const { outcomes, comment, fields, questions = [] } = meeting.submission;
  const { keepList, lists } = cast;
  const inQuestions = new Map<string, readonly Finding[]>();
  for (const { id, text, language } of questions) {
    const inQuestion = await find(text, { language, keepList }, cast.strip);
    if (inQuestion === null) return null;
    inQuestions.set(id, inQuestion);
  }
  const ideaFlags: (readonly Flag[])[] = [];
  for (const { text, jobTitle, owner, language, question } of meeting.submission.ideas) {
    const inText = await find(text, { language, keepList }, cast.strip);
    const free = jobTitle !== null && !lists.jobTitles.some(({ code }) => code === jobTitle);
    const inJobTitle = free ? await find(jobTitle, { language, keepList }, cast.strip) : [];
    const inOwner = owner === null ? [] : await find(owner, { language, keepList }, cast.strip);
    if (inText === null || inJobTitle === null || inOwner === null) return null;
    ideaFlags.push([
      ...inText.map((finding): Flag => ({ field: 'text', ...finding })),
      ...inJobTitle.map((finding): Flag => ({ field: 'jobTitle', ...finding })),
      ...inOwner.map((finding): Flag => ({ field: 'owner', ...finding })),
      ...(inQuestions.get(question ?? '') ?? []).map((finding): Flag => ({ field: 'question', ...finding })),
    ]);
  }
  const outcomeFlags: (readonly Finding[])[] = [];
  for (const { text } of outcomes) {
    const inOutcome = await find(text, { language: fields.language, keepList }, cast.strip);
    if (inOutcome === null) return null;
    outcomeFlags.push(inOutcome);
  }
  const inComment =
    comment === null ? [] : await find(comment, { language: fields.language, keepList }, cast.strip);
  return inComment === null ? null : flagMeeting(meeting, ideaFlags, outcomeFlags, inComment);
}

/** A text that the stripper finds too long goes through in halves: nothing passes unread. */
async function find(
  text: string,
  options: StripOptions,
  strip: StripText,
): Promise<readonly Finding[] | null> {
  const outcome = await strip(text, options);
  if (outcome.ok) return outcome.findings;
  if (outcome.problem === 'failed') return null;
  const middle = Math.floor(text.length / 2);
  const cut = text.lastIndexOf(' ', middle) + 1 || middle;
  const head = await find(text.slice(0, cut), options, strip);
  const tail = await find(text.slice(cut), options, strip);
  if (head === null || tail === null) return null;
  return [...head, ...tail.map((each) => ({ ...each, start: each.start + cut, end: each.end + cut }))];
}
