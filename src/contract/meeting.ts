import * as z from 'zod/mini';
import { Day, Language, Slug, TimeOfDay, type Uuid } from './primitives.ts';
import type { StrippedText } from './redaction.ts';

export const Mode = z.enum(['in-person', 'virtual', 'hybrid']);
export type Mode = z.infer<typeof Mode>;

const count = z.int().check(z.nonnegative(), z.maximum(100_000));

/** What the form that starts a meeting asks. Numbers of people, never their names. */
export const MeetingFields = z.strictObject({
  date: Day,
  start: z.nullable(TimeOfDay),
  end: z.nullable(TimeOfDay),
  mode: z.nullable(Mode),
  sector: z.nullable(Slug),
  region: z.nullable(Slug),
  present: z.nullable(count),
  regrets: z.nullable(count),
  language: Language,
});
export type MeetingFields = z.infer<typeof MeetingFields>;

export const GuideRef = z.strictObject({ id: Slug, version: z.int().check(z.positive()) });
export type GuideRef = z.infer<typeof GuideRef>;

/** in progress → ready to send → sent. Derived from the outbox once a meeting is closed. */
export type MeetingState = 'open' | 'closed';

/** A meeting on the device. It keeps the guide version that it started with. */
export interface Meeting {
  readonly id: Uuid;
  readonly campaign: Uuid;
  readonly guide: GuideRef;
  readonly fields: MeetingFields;
  readonly state: MeetingState;
  /** Rises with each change of the meeting or its ideas; closing re-checks it. */
  readonly changes: number;
  /** Revision of the last sealed submission; 0 before the first closing. */
  readonly revision: number;
  /** Outcome of the discussion, by topic id. */
  readonly outcomes: Readonly<Record<Slug, StrippedText>>;
  /** Ids of prompts ticked as asked. */
  readonly asked: readonly Slug[];
}
