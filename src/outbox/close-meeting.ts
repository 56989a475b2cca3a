import type { Envelope } from '../contract/envelope.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { AgeRecipient, Uuid } from '../contract/primitives.ts';
import type { Submission } from '../contract/submission.ts';
import { createSubmission } from '../seal/submission.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { listIdeas } from '../store/ideas.ts';
import { createEntry } from './entry.ts';

export interface CloseDeps {
  readonly db: Database;
  /** Seals to the recipients pinned in the invitation; loaded lazily by the caller. */
  readonly seal: (submission: Submission, recipients: readonly AgeRecipient[], id: Uuid) => Promise<Envelope>;
  readonly randomUuid: () => Uuid;
}

export type CloseResult =
  | { readonly type: 'closed'; readonly entry: OutboxEntry }
  /** The meeting changed while it was being sealed, or was closed elsewhere. Nothing was written. */
  | { readonly type: 'changed' }
  | { readonly type: 'not-enrolled' };

/**
 * Closes a meeting: seals first, then one transaction that re-checks the meeting, marks it closed and
 * enqueues the envelope. Sealing inside an IndexedDB transaction would end the transaction.
 */
export async function closeMeeting(deps: CloseDeps, meetingId: Uuid): Promise<CloseResult> {
  const { db, seal, randomUuid } = deps;
  const before = await db.transaction('r', db.meetings, db.ideas, db.enrolment, async () => ({
    meeting: await db.meetings.get(meetingId),
    ideas: await listIdeas(db, meetingId),
    enrolment: await getEnrolment(db),
  }));
  const { meeting, ideas, enrolment } = before;
  if (meeting?.state !== 'open') return { type: 'changed' };
  if (enrolment?.invitation.campaign !== meeting.campaign) return { type: 'not-enrolled' };

  const { invitation } = enrolment;
  const submission = createSubmission(meeting, ideas, invitation.id);
  const envelope = await seal(submission, invitation.recipients, randomUuid());
  const { revision } = submission;
  const entry = createEntry(envelope, { meeting: meetingId, revision, ideas: ideas.length });

  return db.transaction('rw', db.meetings, db.ideas, db.outbox, async (): Promise<CloseResult> => {
    const now = await db.meetings.get(meetingId);
    if (now?.state !== 'open' || now.changes !== meeting.changes) return { type: 'changed' };
    await db.outbox.add(entry);
    await db.ideas
      .where('meeting')
      .equals(meetingId)
      .and((idea) => idea.removed)
      .delete();
    await db.meetings.put({ ...now, state: 'closed', revision });
    return { type: 'closed', entry };
  });
}
