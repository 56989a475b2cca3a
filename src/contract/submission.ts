import * as z from 'zod/mini';
import { SubmittedIdea } from './idea.ts';
import { GuideRef, HandCount, MeetingFields, NextMeeting, OwnQuestion } from './meeting.ts';
import { Slug, Uuid } from './primitives.ts';

/** What a reader of this version understands; a newer one is quarantined, never dropped. */
export const submissionSchemaVersion = 2;

export const Outcome = z.strictObject({ topic: Slug, text: z.string().check(z.minLength(1)) });
export type Outcome = z.infer<typeof Outcome>;

/**
 * A closed meeting. Readers fold to the highest revision of an id; an idea absent from it is
 * withdrawn. No clock, no device, no person: `invitation` is the public id of a link.
 */
export const Submission = z.strictObject({
  schemaVersion: z.literal(submissionSchemaVersion),
  id: Uuid,
  revision: z.int().check(z.positive()),
  campaign: Uuid,
  invitation: Uuid,
  guide: GuideRef,
  fields: MeetingFields,
  outcomes: z.array(Outcome),
  asked: z.array(Slug),
  counts: z.array(z.strictObject({ question: Slug, ...HandCount.shape })),
  next: z.nullable(NextMeeting),
  /** For the authors of the guide, stripped like an idea. */
  comment: z.nullable(z.string().check(z.minLength(1))),
  /** Questions of the meeting's own, to which ideas may belong; absent where there are none. */
  questions: z.optional(z.array(OwnQuestion)),
  ideas: z.array(SubmittedIdea),
});
export type Submission = z.infer<typeof Submission>;
