import * as z from 'zod/mini';
import { maxIdeaLength } from './idea-length.ts';
import { Day, Language, Slug, TimeOfDay, TimeZone, type Uuid } from './primitives.ts';
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
  /** In which `start` and `end` are meant; `null`: not said. */
  zone: z.nullable(TimeZone),
});
export type MeetingFields = z.infer<typeof MeetingFields>;

/** A show of hands on one question. */
export const HandCount = z.strictObject({ yes: count, no: count, unsure: count });
export type HandCount = z.infer<typeof HandCount>;

/** When the group meets again. */
export const NextMeeting = z.strictObject({
  date: Day,
  time: z.nullable(TimeOfDay),
  zone: z.nullable(TimeZone),
});
export type NextMeeting = z.infer<typeof NextMeeting>;

/** A question that was added to a topic of the guide for one meeting, stripped like an idea. */
export const OwnQuestion = z.strictObject({
  /** Beginning with `own.`, so that no guide has it. */
  id: Slug,
  topic: Slug,
  language: Language,
  text: z.string().check(z.minLength(1), z.maxLength(maxIdeaLength)),
});
export type OwnQuestion = z.infer<typeof OwnQuestion>;

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
  /** Ids of prompts ticked: asked, or done where the question is a checklist. */
  readonly asked: readonly Slug[];
  /** Shows of hands, by question id. */
  readonly counts: Readonly<Record<Slug, HandCount>>;
  readonly next: NextMeeting | null;
  /** For the authors of the guide. */
  readonly comment: StrippedText | null;
  /** Questions to begin with; they stay on the device. */
  readonly pinned: readonly Slug[];
  /** Topics left out on purpose; they stay on the device. */
  readonly skipped: readonly Slug[];
  /** Planned minutes of this meeting where they differ from the guide's, by topic id. */
  readonly minutes: Readonly<Record<Slug, number>>;
  /** Added to the guide's, in their order. */
  readonly questions: readonly (Omit<OwnQuestion, 'text'> & { readonly text: StrippedText })[];
  /** It was held on paper, and is typed in afterwards; stays on the device. */
  readonly paper: boolean;
}

/** What a meeting holds before anything was noted. */
export const emptyMeeting = {
  state: 'open',
  changes: 0,
  revision: 0,
  outcomes: {},
  asked: [],
  counts: {},
  next: null,
  comment: null,
  pinned: [],
  skipped: [],
  minutes: {},
  questions: [],
  paper: false,
} as const satisfies Partial<Meeting>;
