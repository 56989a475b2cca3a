import type { AnswerKind } from '../contract/guide.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';

/** What is said of the speaker, all of it optional. `jobTitle`: a code of the list, or free words. */
export interface Attributes {
  readonly sector: Slug | null;
  readonly region: Slug | null;
  readonly jobTitle: string | null;
}

export const noAttributes: Attributes = { sector: null, region: null, jobTitle: null };

/** Raw text on its way to be kept: in memory only, never stored. */
export interface IdeaDraft extends Attributes {
  readonly text: string;
  readonly topic: Slug;
  readonly question: Slug | null;
  readonly kind: AnswerKind;
}

/** Why something was not kept. One plain sentence each; nothing of the text is lost. */
export type KeepProblem = 'strip' | 'too-long' | 'storage-full' | 'storage' | 'closed';

/** A draft between Enter and its durable row; with a problem, it waits for a person. */
export interface PendingIdea {
  /** The id that the idea will have, so that a retry cannot double it. */
  readonly id: Uuid;
  readonly draft: IdeaDraft;
  readonly problem: KeepProblem | null;
}
