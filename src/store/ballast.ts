import type { Database } from './db.ts';

/** Bytes that are given up when the device is full: some hundreds of ideas, and a sealed meeting. */
export const ballastBytes = 256 * 1024;

/**
 * Lays the ballast where it is missing; `bytes` are `ballastBytes` random ones, since the browser compresses
 * others. `false`: the device has no room for it.
 */
export async function layBallast(db: Database, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    if (await db.device.get('ballast')) return true;
    await db.device.put({ key: 'ballast', bytes });
    return true;
  } catch {
    return false;
  }
}

/** Whether there was ballast to drop. */
export async function dropBallast(db: Database): Promise<boolean> {
  if (!(await db.device.get('ballast'))) return false;
  await db.device.delete('ballast');
  return true;
}
