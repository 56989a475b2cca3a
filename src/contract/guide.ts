import * as z from 'zod/mini';
import { Language, Slug } from './primitives.ts';

/** What a question asks for; an idea carries one of these as its kind. */
export const AnswerKind = z.enum([
  'idea',
  'argument',
  'obstacle',
  'remedy',
  'condition',
  'channel',
  'count',
  'key-point',
  'challenge',
  'opportunity',
  'risk',
  'tactic',
  'target',
  'action',
  'checklist',
  'information',
]);
export type AnswerKind = z.infer<typeof AnswerKind>;

/** A sub-question that draws out further answers; examples stay folded so as not to lead. */
export const Prompt = z.strictObject({
  id: Slug,
  text: z.string(),
  examples: z.array(z.string()),
  /** Paragraphs to read out word for word, shown on the full screen: a harassment-prevention statement. */
  statement: z.optional(z.array(z.string())),
  /** The topic to which an idea of this vein is better moved ("strikes come next"). */
  moveTo: z.optional(Slug),
});
export type Prompt = z.infer<typeof Prompt>;

/** What a question asks for beside its answers: when the group meets again. */
export const QuestionForm = z.enum(['next-meeting']);
export type QuestionForm = z.infer<typeof QuestionForm>;

export const Question = z.strictObject({
  id: Slug,
  text: z.string(),
  answers: z.array(AnswerKind).check(z.minLength(1)),
  prompts: z.array(Prompt),
  form: z.optional(QuestionForm),
});
export type Question = z.infer<typeof Question>;

/** A topic is divided in the same way everywhere: context (paragraphs), questions, prompts. */
export const Topic = z.strictObject({
  id: Slug,
  title: z.string(),
  context: z.array(z.string()),
  /** Planned minutes. They inform; nothing locks. */
  minutes: z.optional(z.int().check(z.positive())),
  questions: z.array(Question),
});
export type Topic = z.infer<typeof Topic>;

/** A guide in one language. */
export const GuideText = z.strictObject({
  title: z.string(),
  /** "Your role", shown before the first meeting and one tap away. Paragraphs. */
  role: z.array(z.string()),
  topics: z.array(Topic).check(z.minLength(1)),
  /** Read out before closing. Paragraphs. */
  closing: z.array(z.string()),
});
export type GuideText = z.infer<typeof GuideText>;

/** What the form that starts a meeting may ask for. The date is always asked. */
export const MeetingField = z.enum([
  'date',
  'start',
  'end',
  'mode',
  'sector',
  'region',
  'present',
  'regrets',
]);
export type MeetingField = z.infer<typeof MeetingField>;

/** A compiled guide: the same ids in each of its languages. A published version never changes. */
export const Guide = z.strictObject({
  id: Slug,
  version: z.int().check(z.positive()),
  fields: z.array(MeetingField),
  texts: z.partialRecord(Language, GuideText),
});
export type Guide = z.infer<typeof Guide>;
