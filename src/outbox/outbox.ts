import type { BatchReply } from '../contract/batch.ts';
import type { OutboxEntry, SendTrouble } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { applyReceipt, dropOldBytes, hold, isDue, postpone, release, startSending } from './entry.ts';

/** What waits to be sent, and what became of it. Each method is one durable transaction. */
export interface Outbox {
  /** The token to send with; `null` before joining. */
  token(): Promise<string | null>;
  /** Entries to send now, oldest revision first. `all`: whatever their next try says. */
  due(now: number, all: boolean): Promise<OutboxEntry[]>;
  /** When the next queued entry becomes due, epoch milliseconds; `null` when none is queued. */
  nextTry(): Promise<number | null>;
  startSending(ids: readonly Uuid[]): Promise<void>;
  /** Settles a batch by its reply; what the reply does not name is postponed as `not-us`. */
  settle(ids: readonly Uuid[], reply: BatchReply, nextTry: (tries: number) => number): Promise<void>;
  postpone(ids: readonly Uuid[], trouble: SendTrouble, nextTry: (tries: number) => number): Promise<void>;
  hold(ids: readonly Uuid[], trouble: SendTrouble): Promise<void>;
  /** Queues again everything that is held. */
  releaseHeld(): Promise<void>;
}

export function createOutbox(db: Database): Outbox {
  const change = (ids: readonly Uuid[], to: (entry: OutboxEntry) => OutboxEntry) =>
    db.transaction('rw', db.outbox, async () => {
      const entries = (await db.outbox.bulkGet([...ids])).filter((entry) => entry !== undefined);
      await db.outbox.bulkPut(entries.map(to));
    });

  return {
    async token() {
      return (await getEnrolment(db))?.invitation.token ?? null;
    },
    async due(now, all) {
      const waiting = await db.outbox.where('state').anyOf('queued', 'sending').toArray();
      return waiting.filter((entry) => all || isDue(entry, now)).sort((a, b) => a.revision - b.revision);
    },
    async nextTry() {
      const waiting = await db.outbox.where('state').anyOf('queued', 'sending').toArray();
      return waiting.length === 0 ? null : Math.min(...waiting.map((entry) => entry.nextTry));
    },
    startSending: (ids) => change(ids, startSending),
    postpone: (ids, trouble, nextTry) =>
      change(ids, (entry) => postpone(entry, trouble, nextTry(entry.tries))),
    hold: (ids, trouble) => change(ids, (entry) => hold(entry, trouble)),
    async releaseHeld() {
      await db.outbox
        .where('state')
        .equals('held')
        .modify((entry, ref) => {
          ref.value = release(entry);
        });
    },
    settle: (ids, reply, nextTry) =>
      db.transaction('rw', db.outbox, db.meetings, db.ideas, async () => {
        const byId = new Map(reply.receipts.map((receipt) => [receipt.id, receipt]));
        await change(ids, (entry) => {
          const receipt = byId.get(entry.id);
          const next = nextTry(entry.tries);
          return receipt ? applyReceipt(entry, receipt, reply, next) : postpone(entry, 'not-us', next);
        });
        await forgetReceived(db, ids);
        await db.outbox
          .where('state')
          .equals('received')
          .modify((entry, ref) => {
            ref.value = dropOldBytes(entry, reply.day);
          });
      }),
  };
}

/** All entries, for the screens. */
export function listEntries(db: Database): Promise<OutboxEntry[]> {
  return db.outbox.toArray();
}

/**
 * The readable ideas and outcomes go with the receipt of their last revision, not before; a meeting that
 * was reopened keeps them.
 */
async function forgetReceived(db: Database, ids: readonly Uuid[]): Promise<void> {
  for (const entry of await db.outbox.bulkGet([...ids])) {
    if (entry?.state !== 'received') continue;
    const meeting = await db.meetings.get(entry.meeting);
    if (meeting?.state !== 'closed' || meeting.revision !== entry.revision) continue;
    await db.ideas.where('meeting').equals(meeting.id).delete();
    await db.meetings.put({ ...meeting, outcomes: {} });
  }
}
