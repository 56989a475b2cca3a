import { sharedFile } from '../contract/shared-file.ts';
import { checkWipe, mayWipe } from '../outbox/wipe.ts';
import type { Database } from '../store/db.ts';
import type { Sync } from '../sync/sync.ts';

export interface WipeDeps {
  readonly db: Database;
  readonly sync: Pick<Sync, 'stop'>;
  readonly storages: readonly Pick<Storage, 'clear'>[];
  readonly caches: Pick<CacheStorage, 'delete'> | undefined;
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
