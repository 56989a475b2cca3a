import type { Envelope } from '../../contract/envelope.ts';
import type { Uuid } from '../../contract/primitives.ts';
import type { Submission } from '../../contract/submission.ts';
import { foldSubmissions } from '../../seal/fold.ts';
import { openEnvelope, type QuarantineReason } from '../../seal/open.ts';

/** An envelope set aside: counted and named, never dropped. */
interface Quarantined {
  readonly id: string;
  readonly reason: QuarantineReason;
}

/** A meeting as the team holds it: its highest revision. */
export type ExportedMeeting = Pick<
  Submission,
  'id' | 'revision' | 'invitation' | 'guide' | 'fields' | 'outcomes' | 'ideas'
>;

/** What `calepin export --format json` writes. `stored` = `opened` + the number of quarantined. */
export interface Exported {
  /** `null`: one envelope without its campaign folder. */
  readonly campaign: Uuid | null;
  readonly stored: number;
  readonly opened: number;
  readonly quarantined: readonly Quarantined[];
  readonly meetings: readonly ExportedMeeting[];
}

/** Opens every envelope with the identity and folds what was inside. */
export async function openAll(
  campaign: Uuid | null,
  envelopes: AsyncIterable<Pick<Envelope, 'bytes'> & { readonly id: string }>,
  identity: string,
): Promise<Exported> {
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

function toMeeting(submission: Submission): ExportedMeeting {
  const { id, revision, invitation, guide, fields, outcomes, ideas } = submission;
  return { id, revision, invitation, guide, fields, outcomes, ideas };
}
