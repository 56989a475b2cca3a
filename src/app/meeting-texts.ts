import type { KeepProblem } from '../capture/draft.ts';
import type { Removal } from '../capture/removal.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import type { StrippedText, StripResult } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { editIdea, getIdea, listIdeasWithRemoved } from '../store/ideas.ts';
import { listKeptWords, removeKeptWords, saveKeptWords } from '../store/kept-words.ts';
import { getMeeting, saveComment, saveOutcome } from '../store/meetings.ts';
import { holdsWords, isSameWord } from './holds-words.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import { createRawMemory } from './raw-memory.ts';
import { mergeRedactions, originalsOf, removalsOf, withOriginals } from './re-strip.ts';

export type StripReply =
  ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: string };

export interface StripChoices {
  readonly language: Language;
  /** Words that are not names, here and on this device. */
  readonly kept: readonly string[];
  /** Words that are, in this meeting. */
  readonly marked: readonly string[];
}

export interface TextsDeps {
  readonly db: Database;
  /** Strips in the worker. Rejects or answers `ok: false` when it cannot: nothing is kept then. */
  readonly strip: (text: string, options: StripChoices) => Promise<StripReply>;
  /** Codes of the campaign's job titles, which need no stripping. */
  readonly jobTitles: () => Promise<readonly string[]>;
}

type Stripped = ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: KeepProblem };

/**
 * The texts of a meeting between what was typed and what is stored: what stands behind their placeholders, which
 * words are kept and which are marked as names. Those that change a stored text are called one at a time.
 */
export interface MeetingTexts {
  readonly strip: (text: string, language: Language) => Promise<Stripped>;
  readonly stripJobTitle: (
    idea: Uuid,
    raw: string | null,
  ) => Promise<Stripped | { readonly ok: true; readonly text: null }>;
  /** What `raw` was stripped to is stored as `text`. */
  readonly remember: (idea: Uuid, raw: string, text: StrippedText, result: StripResult) => void;
  /** `idea` as it was when the edit began. */
  readonly change: (idea: Idea, text: string) => Promise<KeepProblem | null>;
  readonly keepOutcome: (topic: Slug, text: string) => Promise<KeepProblem | null>;
  /** A comment on the guide; empty takes it away. */
  readonly keepComment: (text: string) => Promise<KeepProblem | null>;
  readonly keep: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly mark: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly unmark: (words: readonly string[]) => Promise<KeepProblem | null>;
}

export function createMeetingTexts(
  deps: TextsDeps,
  meeting: { readonly id: Uuid; readonly language: Language },
  onRemovals: (idea: Uuid, removals: readonly Removal[]) => void,
): MeetingTexts {
  const { db } = deps;
  const { language } = meeting;
  const memory = createRawMemory();
  let marked: readonly string[] = [];
  /** Kept words that marking took off the device's list, should the mark be taken back. */
  let unkept: readonly string[] = [];

  const strip = (text: string, spoken: Language) =>
    stripped(async () => {
      const kept = await listKeptWords(db);
      return deps.strip(text, { language: spoken, kept, marked });
    });

  const stripJobTitle = async (idea: Uuid, raw: string | null) => {
    if (raw === null) return { ok: true, text: null } as const;
    if ((await deps.jobTitles()).includes(raw)) {
      return stripped(() => deps.strip(raw, { language, kept: [raw], marked: [] }));
    }
    const result = await strip(raw, language);
    if (result.ok) memory.remember(jobTitleOf(idea), result.text, originalsOf(raw, result));
    return result;
  };

  const remember = (idea: Uuid, raw: string, text: StrippedText, result: StripResult) => {
    const originals = originalsOf(raw, result);
    memory.remember(idea, text, originals);
    onRemovals(idea, removalsOf(result.redactions, originals));
  };

  /** The text as it was typed, as far as that is still in memory. */
  const rawOf = (holder: string, text: string, known = text) =>
    withOriginals(text, memory.recall(holder, known));
  const rawJobTitle = ({ id, jobTitle }: Idea) =>
    jobTitle === null ? null : rawOf(jobTitleOf(id), jobTitle);

  const stripAgain = async (idea: Idea, text: string): Promise<KeepProblem | null> => {
    const raw = rawOf(idea.id, text, idea.text);
    const result = await strip(raw, idea.language);
    if (!result.ok) return result.problem;
    const jobTitle = await stripJobTitle(idea.id, rawJobTitle(idea));
    if (!jobTitle.ok) return jobTitle.problem;
    const redactions = mergeRedactions(result.text, idea.redactions, result.redactions);
    await durably(db, () =>
      editIdea(db, idea.id, { text: result.text, jobTitle: jobTitle.text, redactions }),
    );
    remember(idea.id, raw, result.text, result);
    return null;
  };

  const stripOutcome = async (topic: Slug, raw: string): Promise<KeepProblem | null> => {
    const result = await strip(raw, language);
    if (!result.ok) return result.problem;
    await durably(db, () => saveOutcome(db, meeting.id, topic, result.text));
    memory.remember(outcomeOf(topic), result.text, originalsOf(raw, result));
    return null;
  };

  const stripComment = async (raw: string): Promise<KeepProblem | null> => {
    const result = await strip(raw, language);
    if (!result.ok) return result.problem;
    await durably(db, () => saveComment(db, meeting.id, result.text));
    memory.remember(commentHolder, result.text, originalsOf(raw, result));
    return null;
  };

  /** Strips again whatever of the meeting may hold one of the words; goes on after a problem, and tells the first. */
  const stripWhereverStand = async (words: readonly string[]): Promise<KeepProblem | null> => {
    let problem: KeepProblem | null = null;
    for (const idea of await listIdeasWithRemoved(db, meeting.id)) {
      const raw = `${rawOf(idea.id, idea.text)} ${rawJobTitle(idea) ?? ''}`;
      if (holdsWords(raw, words)) problem = (await attempt(() => stripAgain(idea, idea.text))) ?? problem;
    }
    const { outcomes = {}, comment = null } = (await getMeeting(db, meeting.id)) ?? {};
    for (const [topic, text] of Object.entries(outcomes)) {
      const raw = rawOf(outcomeOf(topic), text);
      if (holdsWords(raw, words)) problem = (await attempt(() => stripOutcome(topic, raw))) ?? problem;
    }
    const raw = comment === null ? '' : rawOf(commentHolder, comment);
    if (holdsWords(raw, words)) problem = (await attempt(() => stripComment(raw))) ?? problem;
    return problem;
  };

  return {
    strip,
    stripJobTitle,
    remember,
    change: (idea, text) =>
      attempt(async () => {
        // A job title may have changed since; text and redactions are those that the edit began with.
        const now = await getIdea(db, idea.id);
        return stripAgain({ ...idea, jobTitle: now?.jobTitle ?? null }, text);
      }),
    keepOutcome: (topic, text) =>
      attempt(async () => {
        if (text !== '') return stripOutcome(topic, text);
        await durably(db, () => saveOutcome(db, meeting.id, topic, null));
        return null;
      }),
    keepComment: (text) =>
      attempt(async () => {
        if (text !== '') return stripComment(text);
        await durably(db, () => saveComment(db, meeting.id, null));
        return null;
      }),
    keep: (words) =>
      attempt(async () => {
        await durably(db, () => saveKeptWords(db, words));
        marked = without(marked, words);
        return stripWhereverStand(words);
      }),
    mark: (words) =>
      attempt(async () => {
        marked = [...marked, ...words];
        const taken = (await listKeptWords(db)).filter((kept) =>
          words.some((word) => isSameWord(kept, word)),
        );
        await durably(db, () => removeKeptWords(db, taken));
        unkept = [...unkept, ...taken];
        return stripWhereverStand(words);
      }),
    unmark: (words) =>
      attempt(async () => {
        const back = unkept.filter((kept) => words.some((word) => isSameWord(kept, word)));
        await durably(db, () => saveKeptWords(db, back));
        unkept = without(unkept, back);
        marked = without(marked, words);
        return stripWhereverStand(words);
      }),
  };
}

/** Fails closed: whatever goes wrong, there is no text to keep. */
async function stripped(strip: () => Promise<StripReply>): Promise<Stripped> {
  try {
    const reply = await strip();
    if (reply.ok) return reply;
    return { ok: false, problem: reply.problem === 'too-long' ? 'too-long' : 'strip' };
  } catch {
    return { ok: false, problem: 'strip' };
  }
}

async function attempt(write: () => Promise<KeepProblem | null>): Promise<KeepProblem | null> {
  try {
    return await write();
  } catch (error) {
    return toKeepProblem(error);
  }
}

function without(words: readonly string[], gone: readonly string[]): string[] {
  return words.filter((word) => !gone.some((each) => isSameWord(each, word)));
}

/** What holds a text, in the memory of originals. */
const jobTitleOf = (idea: Uuid) => `${idea} job title`;
const outcomeOf = (topic: Slug) => `outcome ${topic}`;
const commentHolder = 'comment';
