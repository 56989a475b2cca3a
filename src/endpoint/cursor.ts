import type { Cursor } from '../contract/envelope.ts';
import type { Uuid } from '../contract/primitives.ts';

/** A place in the ledger as clients see it. It names the epoch, so that no place outlives a restore. */
export function encodeCursor(epoch: Uuid, position: number): Cursor {
  return `${epoch.slice(0, 8)}-${position.toString(36)}`;
}

/** The position behind a cursor; 0, the beginning, for none or one of another epoch. */
export function decodeCursor(epoch: Uuid, cursor: Cursor | null): number {
  const prefix = `${epoch.slice(0, 8)}-`;
  if (cursor === null || !cursor.startsWith(prefix)) return 0;
  const digits = cursor.slice(prefix.length);
  return /^[0-9a-z]{1,10}$/.test(digits) ? Number.parseInt(digits, 36) : 0;
}
