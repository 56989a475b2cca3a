import type { AnswerKind, QuestionForm } from '../contract/guide.ts';
import type { Slug } from '../contract/primitives.ts';
import type { PlainText } from './flatten-inline.ts';
import type { Located } from './parse-front-matter.ts';

/** The body of one guide file as written, with the place of everything. Ids are `null` when missing or wrong. */
export interface Outline {
  readonly sections: readonly OutlineSection[];
  readonly topics: readonly OutlineTopic[];
}

/** A reserved `##` section: its paragraphs are shown or read out, and it holds no questions. */
export interface OutlineSection {
  readonly id: 'role' | 'closing';
  readonly offset: number;
  readonly paragraphs: PlainText[];
}

export interface OutlineTopic {
  readonly id: Slug | null;
  readonly offset: number;
  readonly title: PlainText;
  readonly minutes: number | null;
  readonly context: PlainText[];
  readonly questions: OutlineQuestion[];
}

export interface OutlineQuestion {
  readonly id: Slug | null;
  readonly offset: number;
  readonly text: PlainText;
  readonly answers: readonly AnswerKind[];
  readonly prompts: OutlinePrompt[];
  readonly form: QuestionForm | null;
}

export interface OutlinePrompt {
  readonly id: Slug | null;
  readonly offset: number;
  readonly text: PlainText;
  readonly examples: readonly PlainText[];
  readonly statement: readonly PlainText[];
  readonly moveTo: Located<string> | null;
}

export const reservedSections = ['role', 'closing'] as const;
