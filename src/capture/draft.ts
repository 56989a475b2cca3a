import type { AnswerKind } from '../contract/guide.ts';
import type { Idea, IdeaSource } from '../contract/idea.ts';
import type { Day, Slug, Uuid } from '../contract/primitives.ts';

/** What is said of the speaker, all of it optional. `jobTitle`: a code of the list, or free words. */
export interface Attributes {
  readonly sector: Slug | null;
  readonly region: Slug | null;
  readonly jobTitle: string | null;
}

export const noAttributes: Attributes = { sector: null, region: null, jobTitle: null };

/** What only some kinds of idea say. */
export interface Extras {
  readonly source: IdeaSource;
  readonly linkedTo: Uuid | null;
  readonly rung: Slug | null;
  /** A role in free words, not stripped yet. */
  readonly owner: string | null;
  readonly due: Day | null;
}

export const noExtras: Extras = { source: 'spoken', linkedTo: null, rung: null, owner: null, due: null };

/** All that can be said of an idea beside its words. */
export interface Details extends Attributes, Extras {}

/**
 * What the next idea begins with: sector, region and source mostly hold for the room. A job title describes one
 * speaker, unless a person says that it stays.
 */
export function carriedOver(details: Details, jobTitleStays: boolean): Details {
  const { sector, region, jobTitle, source } = details;
  return { ...noExtras, sector, region, source, jobTitle: jobTitleStays ? jobTitle : null };
}

/** Raw text on its way to be kept: in memory only, never stored. */
export interface IdeaDraft extends Details {
  readonly text: string;
  readonly topic: Slug;
  readonly question: Slug | null;
  readonly kind: AnswerKind;
}

/** What an edit leaves: raw text, and of the rest only what it changes. */
export interface IdeaEdit extends Partial<Details> {
  readonly text: string;
  readonly kind?: AnswerKind;
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

/** An edit that could not be kept, raw: in memory only. */
export interface UnkeptEdit {
  /** As it was when the edit began. */
  readonly idea: Idea;
  readonly edit: IdeaEdit;
  readonly problem: KeepProblem;
}

/** A text that could not be kept, raw, as it was typed: in memory only. */
export interface UnkeptText {
  readonly text: string;
  readonly problem: KeepProblem;
}
