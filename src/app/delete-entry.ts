import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Database } from '../store/db.ts';

/**
 * Deletes what is left on the device of something that was received: sealed bytes, receipt, and the meeting that
 * went with it. Should the endpoint lose it later, it cannot be sent again from here. `false`: it has no receipt.
 */
export function deleteReceived(db: Database, id: Uuid): Promise<boolean> {
  return db.transaction('rw', db.outbox, db.meetings, db.ideas, async () => {
    const entry = await db.outbox.get(id);
    if (entry?.state !== 'received') return false;
    await db.outbox.delete(id);
    const { meeting } = entry;
    if (meeting === null) return true;
    const row = await db.meetings.get(meeting);
    if (row?.state !== 'closed' || row.revision !== entry.revision) return true;
    const older = await db.outbox.where('meeting').equals(meeting).toArray();
    await db.outbox.bulkDelete(idsReceived(older));
    await db.ideas.where('meeting').equals(meeting).delete();
    await db.meetings.delete(meeting);
    return true;
  });
}

/** Dropped by the person: what was carried for someone else, who holds it too. Own meetings never. */
export function dropCarried(db: Database, id: Uuid): Promise<boolean> {
  return db.transaction('rw', db.outbox, async () => {
    const entry = await db.outbox.get(id);
    if (entry?.meeting !== null || entry.state === 'received') return false;
    await db.outbox.delete(id);
    return true;
  });
}

function idsReceived(entries: readonly OutboxEntry[]): Uuid[] {
  return entries.filter(({ state }) => state === 'received').map(({ id }) => id);
}
