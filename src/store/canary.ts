import * as z from 'zod/mini';
import { Uuid } from '../contract/primitives.ts';

const count = z.int().check(z.nonnegative());

/**
 * What the device held, kept outside IndexedDB: Chromium replaces a corrupt database by an empty one without
 * a word, and phones evict. Counts and the database's epoch; no content.
 */
export const Canary = z.strictObject({
  epoch: Uuid,
  /** Meetings that are not received yet, and their readable ideas. */
  meetings: count,
  ideas: count,
  /** Meetings that the endpoint has confirmed. */
  received: count,
});
export type Canary = z.infer<typeof Canary>;

/** What `localStorage` can do. It throws where the browser blocks it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const canaryKey = 'calepin.canary';
const lossKey = 'calepin.loss';

export function readCanary(shelf: Shelf): Canary | null {
  return read(shelf, canaryKey);
}

export function writeCanary(shelf: Shelf, canary: Canary): void {
  write(shelf, canaryKey, canary);
}

/** A loss that the person has not put away yet; it outlives a restart. */
export function readLoss(shelf: Shelf): Canary | null {
  return read(shelf, lossKey);
}

export function writeLoss(shelf: Shelf, lost: Canary | null): void {
  write(shelf, lossKey, lost);
}

function read(shelf: Shelf, key: string): Canary | null {
  try {
    const parsed = z.safeParse(Canary, JSON.parse(shelf.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A full or blocked shelf costs the warning, never the meeting. */
function write(shelf: Shelf, key: string, canary: Canary | null): void {
  try {
    if (canary === null) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(canary));
  } catch {
    return;
  }
}
