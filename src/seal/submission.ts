import type { Idea, SubmittedIdea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Uuid } from '../contract/primitives.ts';
import { submissionSchemaVersion, type Submission } from '../contract/submission.ts';

/** What leaves the device when `meeting` is closed; nothing but the named fields. */
export function createSubmission(meeting: Meeting, ideas: readonly Idea[], invitation: Uuid): Submission {
  return {
    schemaVersion: submissionSchemaVersion,
    id: meeting.id,
    revision: meeting.revision + 1,
    campaign: meeting.campaign,
    invitation,
    guide: meeting.guide,
    fields: meeting.fields,
    outcomes: Object.entries(meeting.outcomes).map(([topic, text]) => ({ topic, text })),
    asked: [...meeting.asked],
    counts: Object.entries(meeting.counts).map(([question, hands]) => ({ question, ...hands })),
    next: meeting.next,
    comment: meeting.comment,
    ...(meeting.questions.length === 0 ? {} : { questions: meeting.questions.map((own) => ({ ...own })) }),
    ideas: ideas.map(toSubmittedIdea),
  };
}

/** A link to an idea that was taken off again would lead nowhere. */
function toSubmittedIdea(idea: Idea, _at: number, all: readonly Idea[]): SubmittedIdea {
  const { id, topic, question, kind, language, text, sector, region, jobTitle, redactions } = idea;
  const { source, heard, rung, carryOver, national, owner, due } = idea;
  const linkedTo = all.some((other) => other.id === idea.linkedTo) ? idea.linkedTo : null;
  const words = { id, topic, question, kind, language, text, sector, region, jobTitle, redactions };
  return { ...words, source, heard, linkedTo, rung, carryOver, national, owner, due };
}
