import type { Redaction } from '../contract/redaction.ts';

/** A redaction whose original is still in memory, and can be put back. */
export interface Removal extends Redaction {
  /** The spellings that stand behind the placeholder. Never stored with the text that they came from. */
  readonly words: readonly [string, ...string[]];
}
