import type { DraftPreview } from '../capture/draft-preview.ts';
import {
  noAttributes,
  type Attributes,
  type IdeaDraft,
  type KeepProblem,
  type PendingIdea,
} from '../capture/draft.ts';
import type { Removal } from '../capture/removal.ts';
import { ideaDefaults, type Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import { keepIdea } from '../store/ideas.ts';
import { createDraftPreview } from './create-draft-preview.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import { createMeetingTexts, type TextsDeps } from './meeting-texts.ts';

export interface SessionDeps extends TextsDeps {
  readonly randomUuid: () => Uuid;
  /** Between two looks at what is being typed. */
  readonly pause: () => Promise<void>;
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
  /** A comment on the guide; empty takes it away. */
  keepComment(text: string): Promise<KeepProblem | null>;
  /** Resolves when nothing is on its way; `true` when a text is still not kept. */
  settle(): Promise<boolean>;
}

export function createMeetingSession(
  deps: SessionDeps,
  meeting: { readonly id: Uuid; readonly language: Language },
): MeetingSession {
  const { db, randomUuid } = deps;
  const { language } = meeting;
  const listeners = new Set<() => void>();
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
  const texts = createMeetingTexts(deps, meeting, (idea, removals) =>
    update({ removals: new Map(current.removals).set(idea, removals) }),
  );
  const tell = (id: Uuid, problem: KeepProblem | null) =>
    update({ pending: current.pending.map((one) => (one.id === id ? { ...one, problem } : one)) });

  const keepOne = async ({ id, draft }: PendingIdea): Promise<void> => {
    const result = await texts.strip(draft.text, language);
    if (!result.ok) return tell(id, result.problem);
    try {
      const jobTitle = await texts.stripJobTitle(id, draft.jobTitle);
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
          ...ideaDefaults,
        }),
      );
      texts.remember(id, draft.text, result.text, result);
      update({
        pending: current.pending.filter((one) => one.id !== id),
        lastKept: idea,
      });
    } catch (error) {
      tell(id, toKeepProblem(error));
    }
  };

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task);
    queue = done.catch(() => {});
    return done;
  };
  const enqueue = (pending: PendingIdea) => void inTurn(() => keepOne(pending));

  const preview = createDraftPreview({
    pause: deps.pause,
    async idle() {
      for (let awaited: unknown = null; awaited !== queue;) {
        awaited = queue;
        await queue;
      }
    },
    async find(text) {
      const result = await texts.strip(text, language);
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
    change: (idea, text) => inTurn(() => texts.change(idea, text)),
    putBack: (words) => inTurn(() => texts.keep(words)),
    mark: (words) => inTurn(() => texts.mark(words)),
    unmark: (words) => inTurn(() => texts.unmark(words)),
    keepOutcome: (topic, text) => inTurn(() => texts.keepOutcome(topic, text)),
    keepComment: (text) => inTurn(() => texts.keepComment(text)),
    async settle() {
      await queue;
      return current.pending.length > 0 || this.draftText.trim() !== '';
    },
  };
}
