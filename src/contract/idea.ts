import * as z from 'zod/mini';
import { AnswerKind } from './guide.ts';
import { maxIdeaLength } from './idea-length.ts';
import { Day, Language, Slug, Uuid } from './primitives.ts';
import { Redaction, type StrippedText } from './redaction.ts';

/** Said aloud, or written in the chat of an online meeting. */
export const IdeaSource = z.enum(['spoken', 'chat']);
export type IdeaSource = z.infer<typeof IdeaSource>;

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
  /** In the order of the placeholders in `text`, then of those in `owner`. */
  redactions: z.array(Redaction),
  source: IdeaSource,
  /** How often it was heard in this meeting; the first time counts. */
  heard: z.int().check(z.positive(), z.maximum(100_000)),
  /** The earlier idea of this meeting that it builds on; of a remedy, the obstacle that it overcomes. */
  linkedTo: z.nullable(Uuid),
  /** Of a tactic: a code of the campaign's ladder. */
  rung: z.nullable(Slug),
  /** More discussion is needed: it goes on the agenda of the next meeting. */
  carryOver: z.boolean(),
  /** The group asks the national level for a direction. */
  national: z.boolean(),
  /** Of an action: the role that takes it on, never a name; stripped like the idea. */
  owner: z.nullable(z.string().check(z.maxLength(200))),
  /** Of an action; `null`: no date yet. */
  due: z.nullable(Day),
});
export type SubmittedIdea = z.infer<typeof SubmittedIdea>;

/** What an idea says of itself when nobody says more. */
export const ideaDefaults = {
  source: 'spoken',
  heard: 1,
  linkedTo: null,
  rung: null,
  carryOver: false,
  national: false,
  owner: null,
  due: null,
} as const satisfies Partial<SubmittedIdea>;

/** An idea on the device. Only stripped text fits. */
export interface Idea extends Omit<SubmittedIdea, 'text' | 'jobTitle' | 'owner'> {
  readonly text: StrippedText;
  readonly jobTitle: StrippedText | null;
  readonly owner: StrippedText | null;
  readonly meeting: Uuid;
  /** 1, 2, 3 … in the order of capture within the meeting. Stays when the idea is edited or moved. */
  readonly number: number;
  /** Removed by the facilitator, still there for Undo until the meeting is closed. */
  readonly removed: boolean;
}
