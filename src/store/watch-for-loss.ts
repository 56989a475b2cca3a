import { liveQuery } from 'dexie';
import type { Uuid } from '../contract/primitives.ts';
import { readCanary, readLoss, writeCanary, writeLoss, type Canary, type Shelf } from './canary.ts';
import type { Database } from './db.ts';

export interface LossDeps {
  readonly shelf: Shelf;
  readonly randomUuid: () => Uuid;
  /** Before what has changed is counted: what is to be seen goes first. */
  readonly pause: () => Promise<void>;
  /** What the browser has erased, as soon as it is known. */
  readonly onLoss: (lost: Canary) => void;
}

/**
 * Compares the database with the canary each time it opens, also when the browser took it away under a running
 * app, and keeps the canary's counts up to date. Call before the first query. Returns what stops it.
 */
export function watchForLoss(db: Database, deps: LossDeps): () => void {
  const { shelf, onLoss } = deps;
  const told = readLoss(shelf);
  if (told !== null) onLoss(told);
  // While it opens, only the handle that Dexie passes gets through; afterwards it passes none.
  db.on('ready', (opening?: unknown) => compare((opening as Database | undefined) ?? db, deps), true);
  let counted = false;
  const counts = liveQuery(async () => {
    if (counted) await Promise.resolve(deps.pause());
    counted = true;
    return countHeld(db);
  }).subscribe({
    next: (canary) => canary !== null && writeCanary(shelf, canary),
    error: () => {},
  });
  return () => counts.unsubscribe();
}

async function compare(db: Database, { shelf, randomUuid, onLoss }: LossDeps): Promise<void> {
  const row = await db.device.get('epoch');
  const canary = readCanary(shelf);
  const epoch = row?.key === 'epoch' ? row.epoch : null;
  const isLoss = canary !== null && canary.epoch !== epoch;
  if (isLoss && canary.meetings + canary.ideas + canary.received > 0) {
    writeLoss(shelf, canary);
    onLoss(canary);
  }
  const current = epoch ?? randomUuid();
  if (epoch === null) await db.device.put({ key: 'epoch', epoch: current });
  if (canary === null || isLoss) writeCanary(shelf, { epoch: current, meetings: 0, ideas: 0, received: 0 });
}

/** `null` before the first opening has given the database its epoch. */
function countHeld(db: Database): Promise<Canary | null> {
  return db.transaction('r', db.device, db.meetings, db.ideas, db.outbox, async () => {
    const row = await db.device.get('epoch');
    if (row?.key !== 'epoch') return null;
    const received = await db.outbox.where('state').equals('received').toArray();
    const receivedMeetings = new Set(received.flatMap(({ meeting }) => meeting ?? []));
    const meetings = await db.meetings.toCollection().primaryKeys();
    return {
      epoch: row.epoch,
      meetings: meetings.filter((id) => !receivedMeetings.has(id)).length,
      ideas: await db.ideas.count(),
      received: receivedMeetings.size,
    };
  });
}
