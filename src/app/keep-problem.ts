import type { KeepProblem } from '../capture/draft.ts';
import { dropBallast } from '../store/ballast.ts';
import type { Database } from '../store/db.ts';
import { MeetingClosedError } from '../store/meetings.ts';

/** Which sentence an error of the storage calls for. */
export function toKeepProblem(error: unknown): KeepProblem {
  if (error instanceof MeetingClosedError) return 'closed';
  return hasName(error, 'QuotaExceededError') ? 'storage-full' : 'storage';
}

/**
 * Runs a write; once more on a fresh connection when the browser had closed it (iOS does, under memory
 * pressure: https://bugs.webkit.org/show_bug.cgi?id=197050), and once more on a full device after the ballast
 * has made room. Writes are idempotent by id.
 */
export async function durably<T>(db: Database, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (hasName(error, 'QuotaExceededError') && (await dropBallast(db))) return await write();
    if (!closedNames.some((name) => hasName(error, name))) throw error;
    db.close({ disableAutoOpen: false });
    await db.open();
    return await write();
  }
}

const closedNames = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'];

/** Dexie wraps: the cause is in `inner`. */
function hasName(error: unknown, name: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === name) return true;
  return 'inner' in error && error.inner !== error && hasName(error.inner, name);
}
