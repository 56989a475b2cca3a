import * as z from 'zod/mini';
import type { Uuid } from '../contract/primitives.ts';
import type { OpenedIdea, OpenedMeeting } from './opened-idea.ts';

/**
 * What reviewers at this browser have looked at and found right, although the second net flags it. Kept as ids
 * and a short number made of the text, so that the mark ends when the text changes; never the text.
 */
export interface SeenKeeper {
  readonly has: (mark: SeenMark) => boolean;
  /** Whether there is any mark: 100,000 ideas are not gone through for none. */
  readonly isEmpty: () => boolean;
  readonly set: (mark: SeenMark, seen: boolean) => void;
}

export type SeenMark = string & { readonly __seenMark: never };

const storageKey = 'calepin.review.seen';
const Stored = z.array(z.string());

/** `storage`: the browser's `localStorage`, where it is allowed. */
export function createSeenKeeper(storage: Pick<Storage, 'getItem' | 'setItem'>): SeenKeeper {
  const marks = new Set<string>(read(storage));
  return {
    has: (mark) => marks.has(mark),
    isEmpty: () => marks.size === 0,
    set: (mark, seen) => {
      if (seen) marks.add(mark);
      else marks.delete(mark);
      try {
        storage.setItem(storageKey, JSON.stringify([...marks]));
      } catch {
        // Refused or full: the mark holds for this visit.
      }
    },
  };
}

export function markOfIdea({ idea, ownQuestion }: Pick<OpenedIdea, 'idea' | 'ownQuestion'>): SeenMark {
  const question = ownQuestion === null ? [] : [ownQuestion];
  return toMark(idea.id, [idea.text, idea.jobTitle, idea.owner, ...question]);
}

/** `at`: the place of the outcome; after the last, the comment. */
export function markOfOutcome({ submission }: Pick<OpenedMeeting, 'submission'>, at: number): SeenMark {
  const outcome = submission.outcomes[at];
  return toMark(submission.id, [outcome?.topic ?? null, outcome ? outcome.text : submission.comment]);
}

/** A meeting as the second net left it, with what was looked at; the same object when nothing was. */
export function withSeen(meeting: OpenedMeeting, { has, isEmpty }: SeenKeeper): OpenedMeeting {
  const { outcomeFlags, commentFlags } = meeting;
  if (outcomeFlags === null || isEmpty()) return meeting;
  const outcomesSeen = [...outcomeFlags, commentFlags ?? []].flatMap((flags, at) =>
    flags.length > 0 && has(markOfOutcome(meeting, at)) ? [at] : [],
  );
  const ideas = meeting.ideas.map((opened) => {
    const seen = opened.flags !== null && opened.flags.length > 0 && has(markOfIdea(opened));
    return seen === opened.seen ? opened : { ...opened, seen };
  });
  const same =
    ideas.every((opened, at) => opened === meeting.ideas[at]) &&
    outcomesSeen.join() === meeting.outcomesSeen.join();
  return same ? meeting : { ...meeting, ideas, outcomesSeen };
}

function toMark(id: Uuid, fields: readonly (string | null)[]): SeenMark {
  return `${id}.${shortNumber(JSON.stringify(fields)).toString(36)}` as SeenMark;
}

/** FNV-1a, 32 bits: tells one version of a text from the next, and nothing of what it says. */
function shortNumber(text: string): number {
  let number = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    number = Math.imul(number ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  return number >>> 0;
}

function read(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    const parsed = z.safeParse(Stored, stored);
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
