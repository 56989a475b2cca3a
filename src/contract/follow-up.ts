import type { NextMeeting } from './meeting.ts';
import type { Day, Language, Slug, Uuid } from './primitives.ts';
import type { StrippedText } from './redaction.ts';

/** An action that the group has agreed on. */
export interface FollowUpAction {
  readonly text: StrippedText;
  /** A role, never a name. */
  readonly owner: StrippedText | null;
  readonly region: Slug | null;
  readonly due: Day | null;
}

/**
 * What the group itself still needs when the readable ideas of a received meeting are gone. It stays on the
 * device until the next meeting of the same guide has begun, or a person removes it; it is never sent.
 */
export interface FollowUp {
  readonly meeting: Uuid;
  readonly guide: Slug;
  readonly date: Day;
  readonly language: Language;
  readonly keyPoints: readonly StrippedText[];
  readonly actions: readonly FollowUpAction[];
  readonly carriedOver: readonly StrippedText[];
  readonly next: NextMeeting | null;
}
