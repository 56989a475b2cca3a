import type { Choice, Lists } from '../contract/campaign.ts';
import type { SubmittedIdea } from '../contract/idea.ts';
import type { GuideRef } from '../contract/meeting.ts';
import type { Finding } from '../contract/redaction.ts';
import type { Submission } from '../contract/submission.ts';
import type { Flag } from './flag.ts';
import { searchable } from './search.ts';

/** An idea as the review team reads it: in memory only. */
export interface OpenedIdea {
  readonly idea: SubmittedIdea;
  readonly guide: GuideRef;
  /** The words of its question, where the meeting added it to the guide's. */
  readonly ownQuestion: string | null;
  /** What a search looks through, derived once. */
  readonly haystack: string;
  /** What the second net found; `null`: not checked yet. */
  readonly flags: readonly Flag[] | null;
  /** A reviewer has looked at what it found: it is right as it is. */
  readonly seen: boolean;
  /** The idea of the same meeting that it builds on. */
  readonly linked: SubmittedIdea | null;
}

/** A submission and its ideas, derived when its envelope is opened, and again when it is checked. */
export interface OpenedMeeting {
  readonly submission: Submission;
  readonly ideas: readonly OpenedIdea[];
  /** What the second net found in each outcome of the submission; `null`: not checked yet. */
  readonly outcomeFlags: readonly (readonly Finding[])[] | null;
  /** The outcomes that a reviewer has looked at, by their place. */
  readonly outcomesSeen: readonly number[];
  /** What it found in the comment on the guide. */
  readonly commentFlags: readonly Finding[] | null;
}

export function openMeeting(submission: Submission, lists: Lists): OpenedMeeting {
  const ideasById = new Map(submission.ideas.map((idea) => [idea.id, idea]));
  const ideas = submission.ideas.map((idea) => ({
    idea,
    guide: submission.guide,
    ownQuestion: submission.questions?.find(({ id }) => id === idea.question)?.text ?? null,
    haystack: searchable(
      [
        idea.text,
        idea.owner ?? '',
        ...names(lists.rungs, idea.rung),
        ...names(lists.jobTitles, idea.jobTitle),
        ...names(lists.sectors, idea.sector),
        ...names(lists.regions, idea.region),
      ].join('\n'),
    ),
    flags: null,
    seen: false,
    linked: (idea.linkedTo === null ? undefined : ideasById.get(idea.linkedTo)) ?? null,
  }));
  return { submission, ideas, outcomeFlags: null, outcomesSeen: [], commentFlags: null };
}

/** The meeting with what the second net found in each idea, each outcome, in their order, and the comment. */
export function flagMeeting(
  meeting: OpenedMeeting,
  ideaFlags: readonly (readonly Flag[])[],
  outcomeFlags: readonly (readonly Finding[])[],
  commentFlags: readonly Finding[],
): OpenedMeeting {
  const ideas = meeting.ideas.map((opened, at) => ({ ...opened, flags: ideaFlags[at]! }));
  return { ...meeting, ideas, outcomeFlags, commentFlags };
}

/** The names of a code in both languages; a code that the list lacks, or free words, as they are. */
function names(choices: readonly Choice[], code: string | null): readonly string[] {
  if (code === null) return [];
  const choice = choices.find((each) => each.code === code);
  return choice ? [choice.en, choice.fr] : [code];
}
