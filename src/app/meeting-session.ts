import {
  noAttributes,
  type Attributes,
  type IdeaDraft,
  type KeepProblem,
  type PendingIdea,
} from '../capture/draft.ts';
import type { DraftPreview } from '../capture/draft-preview.ts';
import type { Removal } from '../capture/removal.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import type { StripResult } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { editIdea, getIdea, keepIdea, listIdeasWithRemoved } from '../store/ideas.ts';
import { listKeptWords, removeKeptWords, saveKeptWords } from '../store/kept-words.ts';
import { getMeeting, saveOutcome } from '../store/meetings.ts';
import { createDraftPreview } from './create-draft-preview.ts';
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

export interface SessionDeps {
  readonly db: Database;
  /** Strips in the worker. Rejects or answers `ok: false` when it cannot: nothing is kept then. */
  readonly strip: (text: string, options: StripChoices) => Promise<StripReply>;
  readonly randomUuid: () => Uuid;
  /** Between two looks at what is being typed. */
  readonly pause: () => Promise<void>;
  /** Codes of the campaign's job titles, which need no stripping. */
  readonly jobTitles: () => Promise<readonly string[]>;
}

export interface SessionView {
  readonly pending: readonly PendingIdea[];
  /** What was removed and can be put back, by idea. */
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  readonly attributes: Attributes;
  /** The idea that became durable last. */
  readonly lastKept: Idea | null;
}

/**
 * What a meeting has in memory only: the text being typed, drafts on their way to be kept, originals of
 * what was removed, words marked as names. Gone when the app closes.
 */
export interface MeetingSession {
  readonly view: () => SessionView;
  readonly subscribe: (changed: () => void) => () => void;
  /** Text in the composer. Never stored. */
  draftText: string;
  /** What would be removed from it. */
  readonly preview: DraftPreview;
  /** The step that was last on screen, as in the address; `null` before the first. */
  place: string | null;
  /** Milliseconds that each topic has been open. */
  readonly elapsed: Map<Slug, number>;
  setAttributes(attributes: Attributes): void;
  /** Queues a draft; it leaves `pending` when its row is durable. One at a time, in order. */
  keep(draft: IdeaDraft): void;
  retry(id: Uuid): void;
  /** The draft is in the composer again. */
  takeBack(id: Uuid): void;
  /** `idea` as it was when the edit began: `text` may hold its placeholders. */
  change(idea: Idea, text: string): Promise<KeepProblem | null>;
  /** They are no names: they come back all over the meeting, and are kept on this device from now on. */
  putBack(words: readonly string[]): Promise<KeepProblem | null>;
  /** They are names: they go all over the meeting, from what is kept already and from what is to come. */
  mark(words: readonly string[]): Promise<KeepProblem | null>;
  /** Takes `mark` back. */
  unmark(words: readonly string[]): Promise<KeepProblem | null>;
  keepOutcome(topic: Slug, text: string): Promise<KeepProblem | null>;
  /** Resolves when nothing is on its way; `true` when a text is still not kept. */
  settle(): Promise<boolean>;
}

export function createMeetingSession(
  deps: SessionDeps,
  meeting: { readonly id: Uuid; readonly language: Language },
): MeetingSession {
  const { db, strip, randomUuid } = deps;
  const { language } = meeting;
  const memory = createRawMemory();
  const listeners = new Set<() => void>();
  let marked: readonly string[] = [];
  /** Kept words that marking took off the device's list, should the mark be taken back. */
  let unkept: readonly string[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  let current: SessionView = {
    pending: [],
    removals: new Map(),
    attributes: noAttributes,
    lastKept: null,
  };

  const update = (change: Partial<SessionView>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const stripNow = (text: string, spoken: Language, codes: readonly string[] = []) =>
    stripped(async () => {
      const kept = [...(await listKeptWords(db)), ...codes];
      return strip(text, { language: spoken, kept, marked });
    });
  const remember = (idea: Uuid, text: string, raw: string, result: StripResult) => {
    const originals = originalsOf(raw, result);
    memory.remember(idea, text, originals);
    const removals = new Map(current.removals).set(idea, removalsOf(result.redactions, originals));
    update({ removals });
  };
  const tell = (id: Uuid, problem: KeepProblem | null) =>
    update({ pending: current.pending.map((one) => (one.id === id ? { ...one, problem } : one)) });

  const keepOne = async ({ id, draft }: PendingIdea): Promise<void> => {
    const result = await stripNow(draft.text, language);
    if (!result.ok) return tell(id, result.problem);
    try {
      const jobTitle = await stripJobTitle(id, draft.jobTitle);
      if (!jobTitle.ok) return tell(id, jobTitle.problem);
      const idea = await durably(db, () =>
        keepIdea(db, {
          id,
          meeting: meeting.id,
          topic: draft.topic,
          question: draft.question,
          kind: draft.kind,
          language,
          text: result.text,
          sector: draft.sector,
          region: draft.region,
          jobTitle: jobTitle.text,
          redactions: [...result.redactions],
        }),
      );
      remember(id, result.text, draft.text, result);
      update({
        pending: current.pending.filter((one) => one.id !== id),
        lastKept: idea,
      });
    } catch (error) {
      tell(id, toKeepProblem(error));
    }
  };

  const stripJobTitle = async (idea: Uuid, raw: string | null) => {
    if (raw === null) return { ok: true, text: null } as const;
    const known = (await deps.jobTitles()).includes(raw) ? [raw] : [];
    const result = await stripNow(raw, language, known);
    if (result.ok) memory.remember(jobTitleOf(idea), result.text, originalsOf(raw, result));
    return result;
  };

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task);
    queue = done.catch(() => {});
    return done;
  };
  const enqueue = (pending: PendingIdea) => void inTurn(() => keepOne(pending));

  /** The text as it was typed, as far as that is still in memory. */
  const rawOf = (holder: string, text: string, known = text) =>
    withOriginals(text, memory.recall(holder, known));
  const rawJobTitle = ({ id, jobTitle }: Idea) =>
    jobTitle === null ? null : rawOf(jobTitleOf(id), jobTitle);

  const stripAgain = async (idea: Idea, text: string): Promise<KeepProblem | null> => {
    const raw = rawOf(idea.id, text, idea.text);
    const result = await stripNow(raw, idea.language);
    if (!result.ok) return result.problem;
    const jobTitle = await stripJobTitle(idea.id, rawJobTitle(idea));
    if (!jobTitle.ok) return jobTitle.problem;
    const redactions = mergeRedactions(result.text, idea.redactions, result.redactions);
    await durably(db, () =>
      editIdea(db, idea.id, { text: result.text, jobTitle: jobTitle.text, redactions }),
    );
    remember(idea.id, result.text, raw, result);
    return null;
  };

  const stripOutcome = async (topic: Slug, raw: string): Promise<KeepProblem | null> => {
    const result = await stripNow(raw, language);
    if (!result.ok) return result.problem;
    await durably(db, () => saveOutcome(db, meeting.id, topic, result.text));
    memory.remember(outcomeOf(topic), result.text, originalsOf(raw, result));
    return null;
  };

  /** Strips again whatever of the meeting may hold one of the words; goes on after a problem, and tells the first. */
  const stripWhereverStand = async (words: readonly string[]): Promise<KeepProblem | null> => {
    let problem: KeepProblem | null = null;
    for (const idea of await listIdeasWithRemoved(db, meeting.id)) {
      const raw = `${rawOf(idea.id, idea.text)} ${rawJobTitle(idea) ?? ''}`;
      if (holdsWords(raw, words)) problem = (await attempt(() => stripAgain(idea, idea.text))) ?? problem;
    }
    for (const [topic, text] of Object.entries((await getMeeting(db, meeting.id))?.outcomes ?? {})) {
      const raw = rawOf(outcomeOf(topic), text);
      if (holdsWords(raw, words)) problem = (await attempt(() => stripOutcome(topic, raw))) ?? problem;
    }
    return problem;
  };

  const preview = createDraftPreview({
    pause: deps.pause,
    async idle() {
      for (let awaited: unknown = null; awaited !== queue;) {
        awaited = queue;
        await queue;
      }
    },
    async find(text) {
      const result = await stripNow(text, language);
      return result.ok ? result.findings : [];
    },
  });

  return {
    view: () => current,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    draftText: '',
    preview,
    place: null,
    elapsed: new Map(),
    setAttributes: (attributes) => update({ attributes }),
    keep(draft) {
      const pending: PendingIdea = { id: randomUuid(), draft, problem: null };
      update({ pending: [...current.pending, pending] });
      enqueue(pending);
    },
    retry(id) {
      const failed = current.pending.find((one) => one.id === id && one.problem !== null);
      if (!failed) return;
      tell(id, null);
      enqueue({ ...failed, problem: null });
    },
    takeBack: (id) => update({ pending: current.pending.filter((one) => one.id !== id) }),
    change: (idea, text) =>
      inTurn(() =>
        attempt(async () => {
          // A job title may have changed since; text and redactions are those that the edit began with.
          const now = await getIdea(db, idea.id);
          return stripAgain({ ...idea, jobTitle: now?.jobTitle ?? null }, text);
        }),
      ),
    putBack: (words) =>
      inTurn(() =>
        attempt(async () => {
          await durably(db, () => saveKeptWords(db, words));
          marked = without(marked, words);
          return stripWhereverStand(words);
        }),
      ),
    mark: (words) => {
      marked = [...marked, ...words];
      return inTurn(() =>
        attempt(async () => {
          const taken = (await listKeptWords(db)).filter((kept) =>
            words.some((word) => isSameWord(kept, word)),
          );
          await durably(db, () => removeKeptWords(db, taken));
          unkept = [...unkept, ...taken];
          return stripWhereverStand(words);
        }),
      );
    },
    unmark: (words) =>
      inTurn(() =>
        attempt(async () => {
          const back = unkept.filter((kept) => words.some((word) => isSameWord(kept, word)));
          await durably(db, () => saveKeptWords(db, back));
          unkept = without(unkept, back);
          marked = without(marked, words);
          return stripWhereverStand(words);
        }),
      ),
    keepOutcome: (topic, text) =>
      inTurn(() =>
        attempt(async () => {
          if (text !== '') return stripOutcome(topic, text);
          await durably(db, () => saveOutcome(db, meeting.id, topic, null));
          return null;
        }),
      ),
    async settle() {
      await queue;
      return current.pending.length > 0 || this.draftText.trim() !== '';
    },
  };
}

type Stripped = ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: KeepProblem };

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
