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
    ideas: ideas.map(toSubmittedIdea),
  };
}

function toSubmittedIdea(idea: Idea): SubmittedIdea {
  const { id, topic, question, kind, language, text, sector, region, jobTitle, redactions } = idea;
  return { id, topic, question, kind, language, text, sector, region, jobTitle, redactions };
}
