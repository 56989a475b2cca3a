import type { Envelope } from '../../contract/envelope.ts';
import type { SubmittedIdea } from '../../contract/idea.ts';
import type { OwnQuestion } from '../../contract/meeting.ts';
import type { Uuid } from '../../contract/primitives.ts';
import type { Finding } from '../../contract/redaction.ts';
import type { Outcome, Submission } from '../../contract/submission.ts';
import { foldSubmissions } from '../../seal/fold.ts';
import { openEnvelope, type QuarantineReason } from '../../seal/open.ts';

/** An envelope set aside: counted and named, never dropped. */
interface Quarantined {
  readonly id: string;
  readonly reason: QuarantineReason;
}

/** A meeting as the team holds it: its highest revision. */
type OpenedMeeting = Pick<
  Submission,
  | 'id'
  | 'revision'
  | 'invitation'
  | 'guide'
  | 'fields'
  | 'outcomes'
  | 'counts'
  | 'next'
  | 'comment'
  | 'questions'
  | 'ideas'
>;

/** A stretch of an exported text that still looks like an identifier; offsets in UTF-16 units of that field. */
export interface Flag extends Pick<Finding, 'kind' | 'start' | 'end'> {
  readonly field: 'text' | 'jobTitle' | 'owner';
}

/** What still looks like an identifier in an idea or an outcome. */
interface Flagged {
  readonly flags: readonly Flag[];
}

export type ExportedIdea = SubmittedIdea & Flagged;

export interface ExportedMeeting extends Omit<OpenedMeeting, 'outcomes' | 'questions' | 'ideas'> {
  /** What still looks like an identifier in the comment. */
  readonly commentFlags: readonly Flag[];
  readonly outcomes: readonly (Outcome & Flagged)[];
  readonly questions?: readonly (OwnQuestion & Flagged)[];
  readonly ideas: readonly ExportedIdea[];
}

/** What was opened, before it is checked. `stored` = `opened` + the number of quarantined. */
export interface OpenedExport {
  /** `null`: one envelope without its campaign folder. */
  readonly campaign: Uuid | null;
  readonly stored: number;
  readonly opened: number;
  readonly quarantined: readonly Quarantined[];
  readonly meetings: readonly OpenedMeeting[];
}

/** What `calepin export --format json` writes. */
export interface Exported extends Omit<OpenedExport, 'meetings'> {
  readonly meetings: readonly ExportedMeeting[];
}

/** Opens every envelope with the identity and folds what was inside. */
export async function openAll(
  campaign: Uuid | null,
  envelopes: AsyncIterable<Pick<Envelope, 'bytes'> & { readonly id: string }>,
  identity: string,
): Promise<OpenedExport> {
  const submissions: Submission[] = [];
  const quarantined: Quarantined[] = [];
  for await (const { id, bytes } of envelopes) {
    const result = await openEnvelope(bytes, [identity]);
    if (result.type === 'opened') submissions.push(result.submission);
    else quarantined.push({ id, reason: result.reason });
  }
  return {
    campaign,
    stored: submissions.length + quarantined.length,
    opened: submissions.length,
    quarantined,
    meetings: foldSubmissions(submissions).map(toMeeting),
  };
}

function toMeeting(submission: Submission): OpenedMeeting {
  const { id, revision, invitation, guide, fields, outcomes, counts, next, comment, questions, ideas } =
    submission;
  const own = questions === undefined ? {} : { questions };
  return { id, revision, invitation, guide, fields, outcomes, counts, next, comment, ...own, ideas };
}
