import type { Arrivals } from '../capture/arrivals.ts';
import type { DraftPreview } from '../capture/draft-preview.ts';
import {
  noAttributes,
  noExtras,
  type Details,
  type IdeaDraft,
  type IdeaEdit,
  type KeepProblem,
  type PendingIdea,
  type UnkeptEdit,
  type UnkeptText,
} from '../capture/draft.ts';
import type { Removal } from '../capture/removal.ts';
import { ideaDefaults, type Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import { keepIdeas } from '../store/ideas.ts';
import type { NewIdea } from '../store/new-idea.ts';
import { createDraftPreview } from './create-draft-preview.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import { createMeetingTexts, type TextsDeps } from './meeting-texts.ts';

export interface SessionDeps extends TextsDeps {
  readonly randomUuid: () => Uuid;
  /** Between two looks at what is being typed. */
  readonly pause: () => Promise<void>;
  /** How long an idea may be on its way before the screen says so: nearly all are durable sooner. */
  readonly patience: () => Promise<void>;
  /** Until a row that is told of has been shown. */
  readonly shown: () => Promise<void>;
}

export interface SessionView {
  readonly pending: readonly PendingIdea[];
  /** Why the text in the composer is not kept, until it is kept or the field is empty. */
  readonly refused: KeepProblem | null;
  /** Outcomes that could not be kept, by topic, as they were typed. */
  readonly unkeptOutcomes: ReadonlyMap<Slug, UnkeptText>;
  /** Edits that could not be kept, by idea, until they are kept or given up. */
  readonly unkeptEdits: ReadonlyMap<Uuid, UnkeptEdit>;
  /** What was removed and can be put back, by idea. */
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  /** The same of the outcomes, by topic, and of the comment on the guide. */
  readonly outcomeRemovals: ReadonlyMap<Slug, readonly Removal[]>;
  readonly commentRemovals: readonly Removal[];
  /** What the next idea begins with. */
  readonly details: Details;
  readonly jobTitleStays: boolean;
  /** The idea that became durable last. */
  readonly lastKept: Idea | null;
  /** Durable since the ideas were last read, until `forgetFresh` names them. */
  readonly fresh: readonly Idea[];
}

/**
 * What a meeting has in memory only: the text being typed, drafts on their way to be kept, originals of
 * what was removed, words marked as names. Gone when the app closes.
 */
export interface MeetingSession {
  readonly view: () => SessionView;
  readonly subscribe: (changed: () => void) => () => void;
  /** What has become durable, before the view is told of it. */
  readonly arrivals: Arrivals;
  /** Text in the composer. Never stored. */
  readonly draftText: () => string;
  /** The text in the composer is another one. */
  typed(text: string): void;
  /** The text in the composer cannot be kept as it is. */
  refuse(problem: KeepProblem): void;
  /** What would be removed from it. */
  readonly preview: DraftPreview;
  /** The step that was last on screen, as in the address; `null` before the first. */
  place: string | null;
  /** Milliseconds that each topic has been open. */
  readonly elapsed: Map<Slug, number>;
  /** The language in which ideas are noted from now on. */
  setLanguage(language: Language): void;
  setDetails(details: Details): void;
  setJobTitleStays(stays: boolean): void;
  /** Queues drafts; each leaves `pending` when its row is durable. One at a time, in order. */
  keep(...drafts: readonly IdeaDraft[]): void;
  retry(id: Uuid): void;
  /** They were read, or taken off. */
  forgetFresh(ids: readonly Uuid[]): void;
  /** A draft that was not kept is in the composer again. */
  takeBack(id: Uuid): void;
  /** `idea` as it was when the edit began: the edit may hold its placeholders. */
  change(idea: Idea, edit: IdeaEdit): Promise<KeepProblem | null>;
  /** Forgets an edit that could not be kept. */
  giveUp(id: Uuid): void;
  /** Cuts an edited text in two; resolves to the id of the idea that holds the second part. */
  split(idea: Idea, text: string, at: number): Promise<SplitResult>;
  /** The later idea's words come under those of the earlier one. */
  merge(into: Idea, later: Idea): Promise<KeepProblem | null>;
  /** Puts ideas back as they were, but for how often they were heard; takes off those that came since. */
  restore(before: readonly Idea[], since: readonly Uuid[]): Promise<KeepProblem | null>;
  /** They are no names: they come back all over the meeting, and are kept on this device from now on. */
  putBack(words: readonly string[]): Promise<KeepProblem | null>;
  /** They are names: they go all over the meeting, from what is kept already and from what is to come. */
  mark(words: readonly string[]): Promise<KeepProblem | null>;
  /** Takes `mark` back. */
  unmark(words: readonly string[]): Promise<KeepProblem | null>;
  keepOutcome(topic: Slug, text: string): Promise<KeepProblem | null>;
  /** A comment on the guide; an empty one takes it away. */
  keepComment(text: string): Promise<KeepProblem | null>;
  /** Adds a question to a topic, stripped like an idea. */
  keepQuestion(topic: Slug, text: string): Promise<KeepProblem | null>;
  /** Resolves when nothing is on its way; `true` when a text is still not kept. */
  settle(): Promise<boolean>;
}

export interface SplitResult {
  readonly rest: Uuid;
  readonly problem: KeepProblem | null;
}

export function createMeetingSession(
  deps: SessionDeps,
  meeting: { readonly id: Uuid; readonly language: Language },
): MeetingSession {
  const { db, randomUuid } = deps;
  let { language } = meeting;
  let draftText = '';
  const listeners = new Set<() => void>();
  const arrivalListeners = new Set<() => void>();
  let queue: Promise<unknown> = Promise.resolve();
  let current: SessionView = {
    pending: [],
    refused: null,
    unkeptOutcomes: new Map(),
    unkeptEdits: new Map(),
    removals: new Map(),
    outcomeRemovals: new Map(),
    commentRemovals: [],
    details: { ...noAttributes, ...noExtras },
    jobTitleStays: false,
    lastKept: null,
    fresh: [],
  };

  const tell = (told: ReadonlySet<() => void>) => {
    for (const listener of told) listener();
  };
  const tellAll = () => {
    tell(arrivalListeners);
    tell(listeners);
  };
  const update = (change: Partial<SessionView>) => {
    current = { ...current, ...change };
    tellAll();
  };
  const texts = createMeetingTexts(
    deps,
    { id: meeting.id, language: () => language },
    {
      ideaRemovals(idea, removals) {
        if (removals.length === 0 && !current.removals.has(idea)) return;
        update({ removals: new Map(current.removals).set(idea, removals) });
      },
      noteRemovals: (note, removals) =>
        update(
          note.type === 'comment'
            ? { commentRemovals: removals }
            : note.type === 'outcome'
              ? { outcomeRemovals: new Map(current.outcomeRemovals).set(note.topic, removals) }
              : {},
        ),
    },
  );
  const tellProblem = (id: Uuid, problem: KeepProblem | null) =>
    update({ pending: current.pending.map((one) => (one.id === id ? { ...one, problem } : one)) });

  const forgetEdit = (id: Uuid): null => {
    const unkeptEdits = new Map(current.unkeptEdits);
    if (unkeptEdits.delete(id)) update({ unkeptEdits });
    return null;
  };
  const rememberEdit = (idea: Idea, edit: IdeaEdit, problem: KeepProblem | null) => {
    if (problem === null) return forgetEdit(idea.id);
    const unkeptEdits = new Map(current.unkeptEdits).set(idea.id, { idea, edit, problem });
    update({ unkeptEdits });
    return problem;
  };

  const keepTogether = async (drafts: readonly PendingIdea[], spoken: Language): Promise<void> => {
    const ready: { readonly input: NewIdea; readonly remember: () => void }[] = [];
    for (const { id, draft } of drafts) {
      const stripped = await texts.ideas.stripDraft(id, draft, spoken).catch(() => cannotStrip);
      if (stripped.ok) {
        const { text: _raw, ...details } = draft;
        const said = { ...ideaDefaults, ...details, ...stripped.words };
        const input = { ...said, id, meeting: meeting.id, language: spoken };
        ready.push({ input, remember: stripped.remember });
      } else tellProblem(id, stripped.problem);
    }
    try {
      const ideas = await durably(db, () =>
        keepIdeas(
          db,
          ready.map(({ input }) => input),
          deps.shown,
        ),
      );
      for (const { remember } of ready) remember();
      const kept = new Set(ideas.map(({ id }) => id));
      current = {
        ...current,
        pending: current.pending.filter(({ id }) => !kept.has(id)),
        lastKept: ideas.at(-1) ?? current.lastKept,
        fresh: [...current.fresh, ...ideas],
      };
      tell(arrivalListeners);
      void deps.shown().then(tellAll);
    } catch (error) {
      const problem = toKeepProblem(error);
      for (const { input } of ready) tellProblem(input.id, problem);
    }
  };

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task);
    queue = done.catch(() => {});
    return done;
  };
  /** The language is that of the moment when it was written. */
  const enqueue = (drafts: readonly PendingIdea[], spoken = language) =>
    void inTurn(() => keepTogether(drafts, spoken));

  const preview = createDraftPreview({
    pause: deps.pause,
    async idle() {
      for (let awaited: unknown = null; awaited !== queue;) {
        awaited = queue;
        await queue;
      }
    },
    find: (text) => texts.find(text),
  });

  return {
    view: () => current,
    subscribe: subscribeTo(listeners),
    arrivals: { view: () => current.fresh, subscribe: subscribeTo(arrivalListeners) },
    draftText: () => draftText,
    typed(text) {
      draftText = text;
      if (text.trim() === '' && current.refused !== null) update({ refused: null });
    },
    refuse: (refused) => update({ refused }),
    preview,
    place: null,
    elapsed: new Map(),
    setLanguage(spoken) {
      language = spoken;
    },
    setDetails(details) {
      if (!isSame(details, current.details)) update({ details });
    },
    setJobTitleStays: (jobTitleStays) => update({ jobTitleStays }),
    keep(...drafts) {
      const pending = drafts.map((draft): PendingIdea => ({ id: randomUuid(), draft, problem: null }));
      const again = current.refused !== null;
      current = { ...current, pending: [...current.pending, ...pending], refused: null };
      // Drawing the screen for what is durable a moment later would only keep it from being drawn then.
      if (again) tellAll();
      void deps.patience().then(() => {
        if (pending.some(({ id }) => current.pending.some((one) => one.id === id))) tellAll();
      });
      for (let from = 0; from < pending.length; from += together) {
        enqueue(pending.slice(from, from + together));
      }
    },
    retry(id) {
      const failed = current.pending.find((one) => one.id === id && one.problem !== null);
      if (!failed) return;
      tellProblem(id, null);
      enqueue([{ ...failed, problem: null }]);
    },
    forgetFresh(ids) {
      const gone = new Set(ids);
      const fresh = current.fresh.filter(({ id }) => !gone.has(id));
      if (fresh.length < current.fresh.length) update({ fresh });
    },
    takeBack(id) {
      const refused = current.pending.find((one) => one.id === id)?.problem ?? null;
      update({ pending: current.pending.filter((one) => one.id !== id), refused });
    },
    change: (idea, edit) =>
      inTurn(async () => rememberEdit(idea, edit, await texts.ideas.change(idea, edit))),
    giveUp: (id) => void forgetEdit(id),
    async split(idea, text, at) {
      const rest = randomUuid();
      const problem = await inTurn(() => texts.ideas.split(idea, text, at, rest));
      return { rest, problem: rememberEdit(idea, { text }, problem) };
    },
    merge: (into, later) => inTurn(() => texts.ideas.merge(into, later)),
    restore: (before, since) => inTurn(() => texts.ideas.restore(before, since)),
    putBack: (words) => inTurn(() => texts.keep(words)),
    mark: (words) => inTurn(() => texts.mark(words)),
    unmark: (words) => inTurn(() => texts.unmark(words)),
    keepOutcome: (topic, text) =>
      inTurn(async () => {
        const problem = await texts.keepNote({ type: 'outcome', topic }, text);
        const unkeptOutcomes = new Map(current.unkeptOutcomes);
        if (problem !== null) unkeptOutcomes.set(topic, { text, problem });
        if (problem !== null || unkeptOutcomes.delete(topic)) update({ unkeptOutcomes });
        return problem;
      }),
    keepComment: (text) => inTurn(() => texts.keepNote({ type: 'comment' }, text)),
    keepQuestion(topic, text) {
      const id = `own.${randomUuid().slice(0, 8)}`;
      return inTurn(() => texts.keepNote({ type: 'question', topic, id }, text));
    },
    async settle() {
      await queue;
      const { pending, unkeptOutcomes, unkeptEdits } = current;
      return pending.length + unkeptOutcomes.size + unkeptEdits.size > 0 || draftText.trim() !== '';
    },
  };
}

function subscribeTo(listeners: Set<() => void>) {
  return (changed: () => void) => {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  };
}

function isSame(a: Details, b: Details): boolean {
  return keysOf(a).every((key) => a[key] === b[key]);
}

const keysOf = (details: Details) => Object.keys(details) as (keyof Details)[];

/** Of a pasted list, so many become durable at once. */
const together = 25;

/** Fails closed: there is no text to keep. */
const cannotStrip = { ok: false, problem: 'strip' } as const;
