import type { KeepProblem } from '../capture/draft.ts';
import type { Removal } from '../capture/removal.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import type { Finding } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { listIdeasWithRemoved } from '../store/ideas.ts';
import { holdsWords } from './holds-words.ts';
import { createIdeaTexts, type IdeaTexts } from './idea-texts.ts';
import { toKeepProblem } from './keep-problem.ts';
import { createMeetingNotes, type Note } from './meeting-notes.ts';
import { createRawMemory } from './raw-memory.ts';
import { createWordChoices, type Strip } from './word-choices.ts';

export interface TextsDeps {
  readonly db: Database;
  /** Strips in the worker. Rejects or answers `ok: false` when it cannot: nothing is kept then. */
  readonly strip: Strip;
  /** Codes of the campaign's job titles, which need no stripping. */
  readonly jobTitles: () => Promise<readonly string[]>;
}

/**
 * The texts of a meeting between what was typed and what is stored: what stands behind their placeholders, which
 * words are kept and which are marked as names. Those that change a stored text are called one at a time.
 */
export interface MeetingTexts {
  readonly ideas: IdeaTexts;
  /** What would be removed from a draft; nothing when it cannot be stripped. */
  readonly find: (text: string) => Promise<readonly Finding[]>;
  /** An empty text takes the note away. */
  readonly keepNote: (note: Note, text: string) => Promise<KeepProblem | null>;
  readonly keep: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly mark: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly unmark: (words: readonly string[]) => Promise<KeepProblem | null>;
}

export function createMeetingTexts(
  deps: TextsDeps,
  meeting: { readonly id: Uuid; readonly language: () => Language },
  tell: {
    readonly ideaRemovals: (idea: Uuid, removals: readonly Removal[]) => void;
    readonly noteRemovals: (note: Note, removals: readonly Removal[]) => void;
  },
): MeetingTexts {
  const { db } = deps;
  const { language } = meeting;
  const memory = createRawMemory();
  const choices = createWordChoices(db, deps.strip);
  const ideas = createIdeaTexts({
    db,
    choices,
    jobTitles: deps.jobTitles,
    memory,
    onRemovals: tell.ideaRemovals,
  });
  const notes = createMeetingNotes({
    db,
    choices,
    memory,
    meeting: meeting.id,
    language,
    onRemovals: tell.noteRemovals,
  });

  /** Strips again whatever of the meeting may hold one of the words; goes on after a problem, and tells the first. */
  const stripWhereverStand = async (words: readonly string[]): Promise<KeepProblem | null> => {
    let problem: KeepProblem | null = null;
    for (const idea of await listIdeasWithRemoved(db, meeting.id)) {
      if (holdsWords(ideas.rawOf(idea), words)) problem = (await attempt(() => ideas.again(idea))) ?? problem;
    }
    for (const { note, raw } of await notes.listRaw()) {
      if (holdsWords(raw, words)) problem = (await attempt(() => notes.keep(note, raw))) ?? problem;
    }
    return problem;
  };
  const choose = (choice: (words: readonly string[]) => Promise<void>) => (words: readonly string[]) =>
    attempt(async () => {
      await choice(words);
      return stripWhereverStand(words);
    });

  return {
    ideas: {
      ...ideas,
      change: (idea, edit) => attempt(() => ideas.change(idea, edit)),
      split: (...args) => attempt(() => ideas.split(...args)),
      merge: (into, later) => attempt(() => ideas.merge(into, later)),
      restore: (before, since) => attempt(() => ideas.restore(before, since)),
    },
    async find(text) {
      const result = await choices.strip(text, language());
      return result.ok ? result.findings : [];
    },
    keepNote: (note, text) => attempt(() => notes.keep(note, text)),
    keep: choose((words) => choices.keep(words)),
    mark: choose((words) => choices.mark(words)),
    unmark: choose((words) => choices.unmark(words)),
  };
}

async function attempt(write: () => Promise<KeepProblem | null>): Promise<KeepProblem | null> {
  try {
    return await write();
  } catch (error) {
    return toKeepProblem(error);
  }
}
