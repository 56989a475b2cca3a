import type { EntryState, OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { forgetReceived } from '../store/forget-received.ts';

/** From what is stored to what is to be stored; the same object when nothing is to change. */
export type Move = (entry: OutboxEntry) => OutboxEntry;

/** What waits to be sent, and what became of it. Nothing can be taken out by it. */
export interface Outbox {
  /** The token to send with; `null` before joining. */
  readonly token: () => Promise<string | null>;
  readonly list: (...states: readonly EntryState[]) => Promise<OutboxEntry[]>;
  /**
   * Applies a move of `entry.ts` to these, as far as they are still there (a meeting may have been reopened
   * meanwhile), and resolves with them as they are now. One durable transaction: the readable ideas go with the
   * first receipt.
   */
  readonly move: (entries: readonly { readonly id: Uuid }[], to: Move) => Promise<OutboxEntry[]>;
}

export function createOutbox(db: Database): Outbox {
  return {
    token: async () => (await getEnrolment(db))?.invitation.token ?? null,
    list: (...states) => db.outbox.where('state').anyOf(states).toArray(),
    move: (entries, to) =>
      db.transaction('rw', db.outbox, db.meetings, db.ideas, db.followUps, async () => {
        const moved: OutboxEntry[] = [];
        for (const before of await db.outbox.bulkGet(entries.map(({ id }) => id))) {
          if (!before) continue;
          const after = to(before);
          moved.push(after);
          if (after === before) continue;
          await db.outbox.put(after);
          const isFirstReceipt = before.receipt === null && after.receipt !== null;
          if (isFirstReceipt && after.meeting !== null)
            await forgetReceived(db, after.meeting, after.revision);
        }
        return moved;
      }),
  };
}

/** All entries, for the screens. */
export function listEntries(db: Database): Promise<OutboxEntry[]> {
  return db.outbox.toArray();
}
