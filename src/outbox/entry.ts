import type { BatchReply, Receipt } from '../contract/batch.ts';
import type { OutboxEntry, SendTrouble } from '../contract/outbox-entry.ts';
import type { Day } from '../contract/primitives.ts';

/** However the clock jumps, a stored next try is never later than this from now. Milliseconds. */
export const maxWait = 15 * 60_000;

/** The endpoint's days for which the sealed bytes stay after the receipt, should it lose them. */
export const retainedDays = 30;

/** Whether an entry may be sent now. One found `sending` was cut off by a crash: it is queued. */
export function isDue(entry: OutboxEntry, now: number): boolean {
  if (entry.state !== 'queued' && entry.state !== 'sending') return false;
  return entry.nextTry <= now || entry.nextTry > now + maxWait;
}

export function startSending(entry: OutboxEntry): OutboxEntry {
  return { ...entry, state: 'sending', tries: entry.tries + 1 };
}

/**
 * Applies the endpoint's word. `received` only by a receipt that names this id and this sha256; a receipt
 * with another hash was not made for these bytes and is trouble of the kind `not-us`.
 */
export function applyReceipt(
  entry: OutboxEntry,
  receipt: Receipt,
  reply: Pick<BatchReply, 'day' | 'epoch'>,
  nextTry: number,
): OutboxEntry {
  if (entry.state === 'received') return entry;
  if (receipt.id !== entry.id || receipt.sha256 !== entry.sha256) return postpone(entry, 'not-us', nextTry);
  switch (receipt.status) {
    case 'stored':
    case 'duplicate':
      return {
        ...entry,
        state: 'received',
        trouble: null,
        receipt,
        receivedDay: reply.day,
        epoch: reply.epoch,
      };
    case 'conflict':
    case 'rejected':
      return hold(entry, receipt.status);
  }
}

/** Back in the queue, with the reason of the last try. */
export function postpone(entry: OutboxEntry, trouble: SendTrouble, nextTry: number): OutboxEntry {
  return entry.state === 'received' ? entry : { ...entry, state: 'queued', trouble, nextTry };
}

/** Kept and shown, and not tried again until a person acts. */
export function hold(entry: OutboxEntry, trouble: SendTrouble): OutboxEntry {
  return entry.state === 'received' ? entry : { ...entry, state: 'held', trouble };
}

/** A held entry that a person wants tried again, or whose invitation was renewed. */
export function release(entry: OutboxEntry): OutboxEntry {
  return entry.state === 'held' ? { ...entry, state: 'queued', nextTry: 0 } : entry;
}

/** Drops the sealed bytes once they have been safe for `retainedDays` of the endpoint's own days. */
export function dropOldBytes(entry: OutboxEntry, today: Day): OutboxEntry {
  if (entry.state !== 'received' || entry.bytes === null || entry.receivedDay === null) return entry;
  const age = (Date.parse(today) - Date.parse(entry.receivedDay)) / 86_400_000;
  return age >= retainedDays ? { ...entry, bytes: null } : entry;
}
