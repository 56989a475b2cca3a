import type { Idea } from '../contract/idea.ts';
import type { KeepProblem } from './draft.ts';

/** What was done to an idea, as it is told beside Undo. */
export type Done =
  | { readonly type: 'removed' | 'marked' | 'changed' | 'heard' | 'split' | 'linked' | 'unlinked' }
  | { readonly type: 'carried' | 'national'; readonly on: boolean }
  /** `to`: the title of the topic to which it was moved. */
  | { readonly type: 'moved'; readonly to: string }
  /** `into`: the number of the idea under which its words stand now. */
  | { readonly type: 'merged'; readonly into: number };

/** What can be taken back until the next action. `idea` as it was before. */
export interface Undo {
  readonly idea: Idea;
  readonly done: Done;
  readonly takeBack: () => Promise<KeepProblem | null>;
}

/** Whether the row is no longer in its place: Undo stands there instead. */
export function isGone({ type }: Done): boolean {
  return type === 'removed' || type === 'moved' || type === 'merged';
}
