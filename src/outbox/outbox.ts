import type { BatchReply } from '../contract/batch.ts';
import type { MissingReply } from '../contract/missing.ts';
import type { OutboxEntry, SendTrouble } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { listIdeas } from '../store/ideas.ts';
import {
  confirm,
  dropOldBytes,
  hold,
  isDue,
  isUnsure,
  isWaiting,
  postpone,
  release,
  reoffer,
  settleEntry,
  sortDue,
  startSending,
} from './entry.ts';
import { createFollowUp } from './follow-up.ts';

/** What waits to be sent, and what became of it. Each method is one durable transaction. */
export interface Outbox {
  /** The token to send with; `null` before joining. */
  readonly token: () => Promise<string | null>;
  /** Entries to send now, the least tried first, then the oldest revision. `eager`: as in `isDue`. */
  readonly due: (now: number, eager: boolean) => Promise<OutboxEntry[]>;
  /** When the next queued entry becomes due, epoch milliseconds; `null` when none is queued. */
  readonly nextTry: () => Promise<number | null>;
  /** Those that are still there to be sent: a meeting may have been reopened meanwhile. */
  readonly startSending: (ids: readonly Uuid[]) => Promise<OutboxEntry[]>;
  /** Settles a batch by its reply; what the reply does not name is postponed as `not-us`. */
  readonly settle: (ids: readonly Uuid[], reply: BatchReply, nextTry: number) => Promise<void>;
  readonly postpone: (ids: readonly Uuid[], trouble: SendTrouble, nextTry: number) => Promise<void>;
  readonly hold: (ids: readonly Uuid[], trouble: SendTrouble) => Promise<void>;
  /** Everything that rests may go at once. */
  readonly release: () => Promise<void>;
  /** What was received by another ledger than that of `epoch` and can be sent again. `null`: by any. */
  readonly unsure: (epoch: Uuid | null) => Promise<OutboxEntry[]>;
  /** Queues again what was received and is missing now; the others are safe in this ledger. */
  readonly settleMissing: (asked: readonly Uuid[], reply: MissingReply) => Promise<void>;
}

export function createOutbox(db: Database): Outbox {
  const waiting = () => db.outbox.where('state').anyOf('queued', 'sending').toArray();
  const received = () => db.outbox.where('state').equals('received');
  const change = (ids: readonly Uuid[], to: (entry: OutboxEntry) => OutboxEntry) =>
    db.transaction('rw', db.outbox, async () => {
      const entries = (await db.outbox.bulkGet([...ids])).filter((entry) => entry !== undefined);
      const changed = entries.map(to);
      await db.outbox.bulkPut(changed);
      return changed;
    });

  return {
    async token() {
      return (await getEnrolment(db))?.invitation.token ?? null;
    },
    async due(now, eager) {
      return sortDue((await waiting()).filter((entry) => isDue(entry, now, eager)));
    },
    async nextTry() {
      const tries = (await waiting()).map((entry) => entry.nextTry);
      return tries.length === 0 ? null : Math.min(...tries);
    },
    startSending: async (ids) => (await change(ids, startSending)).filter(isWaiting),
    async postpone(ids, trouble, nextTry) {
      await change(ids, (entry) => postpone(entry, trouble, nextTry));
    },
    async hold(ids, trouble) {
      await change(ids, (entry) => hold(entry, trouble));
    },
    async release() {
      await db.outbox
        .where('state')
        .anyOf('held', 'queued')
        .modify((entry, ref) => {
          ref.value = release(entry);
        });
    },
    settle: (ids, reply, nextTry) =>
      db.transaction('rw', db.outbox, db.meetings, db.ideas, db.followUps, async () => {
        const settled = await change(ids, (entry) => settleEntry(entry, reply, nextTry));
        await forgetReceived(db, settled);
        await received().modify((entry, ref) => {
          ref.value = dropOldBytes(entry, reply.day);
        });
      }),
    unsure: async (epoch) => (await received().toArray()).filter((entry) => isUnsure(entry, epoch)),
    async settleMissing(asked, { epoch, missing }) {
      await change(asked, (entry) => (missing.includes(entry.id) ? reoffer(entry) : confirm(entry, epoch)));
    },
  };
}

/** All entries, for the screens. */
export function listEntries(db: Database): Promise<OutboxEntry[]> {
  return db.outbox.toArray();
}

/**
 * The readable texts go with the receipt of their last revision, not before; a meeting that was reopened
 * keeps them. What the group needs until its next meeting stays.
 */
async function forgetReceived(db: Database, entries: readonly OutboxEntry[]): Promise<void> {
  for (const entry of entries) {
    if (entry.state !== 'received' || entry.meeting === null) continue;
    const meeting = await db.meetings.get(entry.meeting);
    if (meeting?.state !== 'closed' || meeting.revision !== entry.revision) continue;
    const followUp = createFollowUp(meeting, await listIdeas(db, meeting.id));
    if (followUp !== null) await db.followUps.put(followUp);
    await db.ideas.where('meeting').equals(meeting.id).delete();
    await db.meetings.put({ ...meeting, outcomes: {}, comment: null });
  }
}
