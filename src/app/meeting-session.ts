import {
  noAttributes,
  type Attributes,
  type IdeaDraft,
  type KeepProblem,
  type PendingIdea,
} from '../capture/draft.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import type { StripResult } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { editIdea, keepIdea } from '../store/ideas.ts';
import { saveOutcome } from '../store/meetings.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import { mergeRedactions, originalsOf, withOriginals, type Originals } from './re-strip.ts';

export type StripReply =
  ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: string };

export interface SessionDeps {
  readonly db: Database;
  /** Strips in the worker. Rejects or answers `ok: false` when it cannot: nothing is kept then. */
  readonly strip: (
    text: string,
    options: { language: Language; kept: readonly string[] },
  ) => Promise<StripReply>;
  readonly randomUuid: () => Uuid;
  /** Codes of the campaign's job titles, which need no stripping. */
  readonly jobTitles: () => Promise<readonly string[]>;
}

export interface SessionView {
  readonly pending: readonly PendingIdea[];
  /** Words removed as names that can be put back, by idea. */
  readonly words: ReadonlyMap<Uuid, readonly string[]>;
  readonly attributes: Attributes;
  /** The idea that became durable last. */
  readonly lastKept: Idea | null;
}

/**
 * What a meeting has in memory only: the text being typed, drafts on their way to be kept, originals of
 * what was removed, words said not to be names. Gone when the app closes.
 */
export interface MeetingSession {
  readonly view: () => SessionView;
  readonly subscribe: (changed: () => void) => () => void;
  /** Text in the composer. Never stored. */
  draftText: string;
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
  change(idea: Idea, text: string): Promise<KeepProblem | null>;
  putBack(idea: Idea, word: string): Promise<KeepProblem | null>;
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
  const originals = new Map<Uuid, Originals>();
  const kept = new Set<string>();
  const listeners = new Set<() => void>();
  let queue: Promise<void> = Promise.resolve();
  let current: SessionView = {
    pending: [],
    words: new Map(),
    attributes: noAttributes,
    lastKept: null,
  };

  const update = (change: Partial<SessionView>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const remember = (idea: Uuid, redactions: StripResult['redactions'], known: Originals) => {
    originals.set(idea, known);
    const names = redactions.filter(({ kind }) => kind === 'PERSON').map((r) => known.get(r.placeholder));
    const words = new Set(names.filter((word) => word !== undefined));
    update({ words: new Map(current.words).set(idea, [...words]) });
  };
  const mark = (id: Uuid, problem: KeepProblem | null) =>
    update({ pending: current.pending.map((one) => (one.id === id ? { ...one, problem } : one)) });

  const keepOne = async ({ id, draft }: PendingIdea): Promise<void> => {
    const result = await stripped(strip, draft.text, { language, kept: [...kept] });
    if (!result.ok) return mark(id, result.problem);
    try {
      const jobTitle = await strippedJobTitle(draft.jobTitle);
      if (!jobTitle.ok) return mark(id, jobTitle.problem);
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
      remember(id, result.redactions, originalsOf(draft.text, result));
      update({
        pending: current.pending.filter((one) => one.id !== id),
        lastKept: idea,
      });
    } catch (error) {
      mark(id, toKeepProblem(error));
    }
  };

  const strippedJobTitle = async (jobTitle: string | null) => {
    if (jobTitle === null) return { ok: true, text: null } as const;
    const known = (await deps.jobTitles()).includes(jobTitle) ? [jobTitle] : [];
    return stripped(strip, jobTitle, { language, kept: [...kept, ...known] });
  };

  const enqueue = (pending: PendingIdea) => {
    queue = queue.then(() => keepOne(pending));
  };

  const stripAgain = async (idea: Idea, text: string): Promise<KeepProblem | null> => {
    const raw = withOriginals(text, originals.get(idea.id) ?? new Map());
    const result = await stripped(strip, raw, { language: idea.language, kept: [...kept] });
    if (!result.ok) return result.problem;
    const redactions = mergeRedactions(result.text, idea.redactions, result.redactions);
    try {
      await durably(db, () => editIdea(db, idea.id, { text: result.text, redactions }));
    } catch (error) {
      return toKeepProblem(error);
    }
    remember(idea.id, result.redactions, originalsOf(raw, result));
    return null;
  };

  return {
    view: () => current,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    draftText: '',
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
      mark(id, null);
      enqueue({ ...failed, problem: null });
    },
    takeBack: (id) => update({ pending: current.pending.filter((one) => one.id !== id) }),
    change: stripAgain,
    async putBack(idea, word) {
      kept.add(word);
      const problem = await stripAgain(idea, idea.text);
      if (problem) kept.delete(word);
      return problem;
    },
    async keepOutcome(topic, text) {
      try {
        if (text === '') {
          await durably(db, () => saveOutcome(db, meeting.id, topic, null));
          return null;
        }
        const result = await stripped(strip, text, { language, kept: [...kept] });
        if (!result.ok) return result.problem;
        await durably(db, () => saveOutcome(db, meeting.id, topic, result.text));
        return null;
      } catch (error) {
        return toKeepProblem(error);
      }
    },
    async settle() {
      await queue;
      return current.pending.length > 0 || this.draftText.trim() !== '';
    },
  };
}

type Stripped = ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: KeepProblem };

/** Fails closed: whatever goes wrong, there is no text to keep. */
async function stripped(
  strip: SessionDeps['strip'],
  text: string,
  options: { language: Language; kept: readonly string[] },
): Promise<Stripped> {
  try {
    const reply = await strip(text, options);
    if (reply.ok) return reply;
    return { ok: false, problem: reply.problem === 'too-long' ? 'too-long' : 'strip' };
  } catch {
    return { ok: false, problem: 'strip' };
  }
}
