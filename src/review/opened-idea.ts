import type { Choice, Lists } from '../contract/campaign.ts';
import type { SubmittedIdea } from '../contract/idea.ts';
import type { GuideRef } from '../contract/meeting.ts';
import type { Finding } from '../contract/redaction.ts';
import type { Submission } from '../contract/submission.ts';
import { searchable } from './search.ts';

/** An idea as the review team reads it: in memory only. */
export interface OpenedIdea {
  readonly idea: SubmittedIdea;
  readonly guide: GuideRef;
  /** What a search looks through, derived once. */
  readonly haystack: string;
  /** What the second net found in the text at opening; offsets in the idea's text. */
  readonly flags: readonly Finding[];
}

/** A submission and its ideas, derived once when its envelope is opened. */
export interface OpenedMeeting {
  readonly submission: Submission;
  readonly ideas: readonly OpenedIdea[];
}

export function openMeeting(submission: Submission, lists: Lists): OpenedMeeting {
  const ideas = submission.ideas.map((idea) => ({
    idea,
    guide: submission.guide,
    haystack: searchable(
      [
        idea.text,
        ...names(lists.jobTitles, idea.jobTitle),
        ...names(lists.sectors, idea.sector),
        ...names(lists.regions, idea.region),
      ].join('\n'),
    ),
    flags: [],
  }));
  return { submission, ideas };
}

/** The names of a code in both languages; a code that the list lacks, or free words, as they are. */
function names(choices: readonly Choice[], code: string | null): readonly string[] {
  if (code === null) return [];
  const choice = choices.find((each) => each.code === code);
  return choice ? [choice.en, choice.fr] : [code];
}
