import type { Idea } from '../contract/idea.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';
import type { IdeaEdit, KeepProblem } from './draft.ts';
import type { Step } from './steps.ts';

type Write = Promise<KeepProblem | null>;

/** What the rows of a meeting may change. Each resolves to `null` when it is durable. */
export interface MeetingWrites {
  /** `idea` as it was when the edit began. */
  readonly change: (idea: Idea, edit: IdeaEdit) => Write;
  /** Forgets an edit of it that could not be kept. */
  readonly giveUp: (idea: Idea) => void;
  /** Cuts an edited text in two; `rest` is the id of the second part. */
  readonly split: (
    idea: Idea,
    text: string,
    at: number,
  ) => Promise<{ readonly rest: Uuid; readonly problem: KeepProblem | null }>;
  readonly merge: (into: Idea, later: Idea) => Write;
  /** Puts ideas back as they were, and takes off those that came since. */
  readonly restore: (before: readonly Idea[], since: readonly Uuid[]) => Write;
  readonly tally: (idea: Idea, by: 1 | -1) => Write;
  readonly flag: (idea: Idea, change: Partial<Pick<Idea, 'carryOver' | 'national' | 'linkedTo'>>) => Write;
  readonly remove: (idea: Idea) => Write;
  /** Takes `remove` back. */
  readonly bringBack: (idea: Idea) => Write;
  readonly move: (idea: Idea, to: Step) => Write;
  readonly putBack: (words: readonly string[]) => Write;
  readonly mark: (words: readonly string[]) => Write;
  readonly unmark: (words: readonly string[]) => Write;
  readonly outcome: (topic: Slug, text: string) => Write;
}
