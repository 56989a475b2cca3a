import type { Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import { sharedFile } from '../contract/shared-file.ts';
import type { Database } from '../store/db.ts';
import type { Sync } from '../sync/sync.ts';

export interface WipeDeps {
  readonly db: Database;
  readonly sync: Pick<Sync, 'stop'>;
  readonly storages: readonly Pick<Storage, 'clear'>[];
  readonly caches: Pick<CacheStorage, 'delete'> | undefined;
}

/** What a wipe would lose. It is allowed when `open` and `unsent` are empty. */
export interface WipeCheck {
  /** Meetings in progress with something noted: it is nowhere else. */
  readonly open: readonly Meeting[];
  /** Closed, without a receipt and in no file. */
  readonly unsent: readonly OutboxEntry[];
  /** In a hand-off file that nobody has confirmed: it is all that would be left of them. */
  readonly unconfirmed: readonly OutboxEntry[];
}

/**
 * Removes everything that this device knows: database, storages, files that were shared with it. The app itself
 * stays, ready for the next person. `false`: something would be lost, and nothing was removed.
 */
export async function wipeDevice({ db, sync, storages, caches }: WipeDeps): Promise<boolean> {
  if (!mayWipe(await checkWipe(db))) return false;
  sync.stop();
  await db.delete();
  for (const storage of storages) storage.clear();
  await caches?.delete(sharedFile.cache);
  return true;
}

export async function checkWipe(db: Database): Promise<WipeCheck> {
  return db.transaction('r', db.meetings, db.outbox, async () => {
    const meetings = await db.meetings.toArray();
    const waiting = (await db.outbox.toArray()).filter(({ state }) => state !== 'received');
    return {
      open: meetings.filter(({ state, changes }) => state === 'open' && changes > 0),
      unsent: waiting.filter(({ handedOff }) => !handedOff),
      unconfirmed: waiting.filter(({ handedOff }) => handedOff),
    };
  });
}

export function mayWipe({ open, unsent }: WipeCheck): boolean {
  return open.length === 0 && unsent.length === 0;
}
