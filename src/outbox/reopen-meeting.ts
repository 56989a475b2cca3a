import type { Uuid } from '../contract/primitives.ts';
import type { Database } from '../store/db.ts';

export type ReopenResult =
  | { readonly type: 'reopened' }
  /** The receipt is there and the readable ideas are gone. */
  | { readonly type: 'received' }
  | { readonly type: 'not-closed' };

/**
 * Opens a closed meeting again, until its receipt has come. What waits to be sent is withdrawn, so that a
 * thing taken back is not sent after all; a copy that had already left is superseded by the next revision.
 */
export function reopenMeeting(db: Database, meetingId: Uuid): Promise<ReopenResult> {
  return db.transaction('rw', db.meetings, db.outbox, async (): Promise<ReopenResult> => {
    const meeting = await db.meetings.get(meetingId);
    if (meeting?.state !== 'closed') return { type: 'not-closed' };
    const entries = await db.outbox.where('meeting').equals(meetingId).toArray();
    if (entries.some((entry) => entry.receipt !== null && entry.revision === meeting.revision)) {
      return { type: 'received' };
    }
    await db.outbox.bulkDelete(entries.filter((entry) => entry.receipt === null).map(({ id }) => id));
    await db.meetings.put({ ...meeting, state: 'open', changes: meeting.changes + 1 });
    return { type: 'reopened' };
  });
}
