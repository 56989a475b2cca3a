import * as z from 'zod/mini';
import { AnswerKind } from './guide.ts';
import { Language, Slug, Uuid } from './primitives.ts';
import { Redaction, type StrippedText } from './redaction.ts';

/** At most this many UTF-16 units in one idea; longer input is refused in plain words, not cut. */
export const maxIdeaLength = 20_000;

/** An idea as it is sealed and read by reviewers. No author, no time: by design there is no field. */
export const SubmittedIdea = z.strictObject({
  id: Uuid,
  topic: Slug,
  /** `null`: noted on the topic, or moved there from another one. */
  question: z.nullable(Slug),
  kind: AnswerKind,
  language: Language,
  text: z.string().check(z.minLength(1), z.maxLength(maxIdeaLength)),
  /** Codes of the campaign's lists; `null`: not said. They describe the speaker, not the room. */
  sector: z.nullable(Slug),
  region: z.nullable(Slug),
  /** A code of the list or free words, stripped like the idea. */
  jobTitle: z.nullable(z.string().check(z.maxLength(200))),
  redactions: z.array(Redaction),
});
export type SubmittedIdea = z.infer<typeof SubmittedIdea>;

/** An idea on the device. Only stripped text fits. */
export interface Idea extends Omit<SubmittedIdea, 'text' | 'jobTitle'> {
  readonly text: StrippedText;
  readonly jobTitle: StrippedText | null;
  readonly meeting: Uuid;
  /** 1, 2, 3 … in the order of capture within the meeting. Stays when the idea is edited or moved. */
  readonly number: number;
  /** Removed by the facilitator, still there for Undo until the meeting is closed. */
  readonly removed: boolean;
}
