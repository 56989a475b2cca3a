import type { Finding } from '../contract/redaction.ts';

/** Where an idea still looks as if it named someone; offsets in that field. */
export interface Flag extends Finding {
  /** `question`: the meeting's own, under which the idea was noted. */
  readonly field: 'text' | 'jobTitle' | 'owner' | 'question';
}

/** Whether a person still has to look at it. */
export function isToCheck(opened: {
  readonly flags: readonly Finding[] | null;
  readonly seen: boolean;
}): boolean {
  return !opened.seen && isFlagged(opened.flags);
}

/** Whether the second net found something; what it has not read yet is not flagged. */
export function isFlagged(flags: readonly Finding[] | null): boolean {
  return flags !== null && flags.length > 0;
}
