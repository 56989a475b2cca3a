import type { BatchReply } from '../contract/batch.ts';
import type { Envelope } from '../contract/envelope.ts';
import type { MissingReply } from '../contract/missing.ts';
import type { OutboxEntry, SendTrouble } from '../contract/outbox-entry.ts';
import type { Day, Uuid } from '../contract/primitives.ts';

/** However the clock jumps, a stored next try is never later than this from now. Milliseconds. */
export const maxWait = 15 * 60_000;

/** The endpoint's days for which the sealed bytes stay after the receipt, should it lose them. */
export const retainedDays = 30;

/** A new entry, to be sent at once. `meeting: null`: carried for someone else. */
export function createEntry(
  { id, sha256, bytes }: Envelope,
  about: Pick<OutboxEntry, 'meeting' | 'revision' | 'ideas'>,
): OutboxEntry {
  return {
    id,
    ...about,
    sha256,
    bytes,
    size: bytes.length,
    state: 'queued',
    tries: 0,
    nextTry: 0,
    trouble: null,
    receipt: null,
    receivedDay: null,
    epoch: null,
  };
}

/** Still to be sent, by itself. One found `sending` was cut off by a crash: it is as good as queued. */
export function isWaiting({ state }: OutboxEntry): boolean {
  return state === 'queued' || state === 'sending';
}

/** Whether it may be sent now. A next try beyond the longest wait was stored by a clock that has jumped since. */
export function isDue(entry: OutboxEntry, now: number): boolean {
  return isWaiting(entry) && (entry.nextTry <= now || entry.nextTry > now + maxWait);
}

/** On its way. One that was received or held meanwhile, in another tab say, stays as it is. */
export function startSending(entry: OutboxEntry): OutboxEntry {
  return isWaiting(entry) ? { ...entry, state: 'sending', tries: entry.tries + 1 } : entry;
}

/**
 * Applies the reply to a batch that carried this entry. `received` only by a receipt that names this id and
 * this sha256; none, or one made for other bytes, is trouble of the kind `not-us`.
 */
export function settleEntry(
  entry: OutboxEntry,
  { day, epoch, receipts }: BatchReply,
  nextTry: number,
): OutboxEntry {
  const receipt = receipts.find(({ id }) => id === entry.id);
  if (entry.state === 'received') return entry;
  if (receipt?.sha256 !== entry.sha256) return postpone(entry, 'not-us', nextTry);
  if (receipt.status === 'conflict' || receipt.status === 'rejected') return hold(entry, receipt.status);
  return { ...entry, state: 'received', trouble: null, receipt, receivedDay: day, epoch };
}

/** Back in the queue, with the reason of the last try. */
export function postpone(entry: OutboxEntry, trouble: SendTrouble, nextTry: number): OutboxEntry {
  return isWaiting(entry) ? { ...entry, state: 'queued', trouble, nextTry } : entry;
}

/** Kept and shown, and not tried again until a person acts. */
export function hold(entry: OutboxEntry, trouble: SendTrouble): OutboxEntry {
  return entry.state === 'received' ? entry : { ...entry, state: 'held', trouble };
}

/**
 * After trouble with the line or the invitation, for all that waits: a refused invitation holds it; otherwise it is
 * postponed, but never to before the time that the endpoint had asked for.
 */
export function giveUp(entry: OutboxEntry, trouble: SendTrouble, nextTry: number, now: number): OutboxEntry {
  if (trouble === 'invitation-refused') return hold(entry, trouble);
  const waitsAsAsked = entry.trouble === 'busy' && !isDue(entry, now);
  return waitsAsAsked ? entry : postpone(entry, trouble, nextTry);
}

/** At once, whatever its next try says, and also if it was held: a person wants it, or renewed the invitation. */
export function release(entry: OutboxEntry): OutboxEntry {
  const rests = entry.state === 'held' || entry.state === 'queued';
  return rests ? { ...entry, state: 'queued', nextTry: 0 } : entry;
}

/** Before its time, unless the endpoint itself asked to wait: the line is back. */
export function hurry(entry: OutboxEntry): OutboxEntry {
  return isWaiting(entry) && entry.trouble !== 'busy' ? { ...entry, nextTry: 0 } : entry;
}

/** Whether its receipt says nothing of the ledger of `epoch`, and the bytes to send again are still here. */
export function isUnsure(entry: OutboxEntry, epoch: Uuid | null): boolean {
  return entry.state === 'received' && entry.bytes !== null && entry.epoch !== epoch;
}

/**
 * Applies the answer to what is missing; no receipt, so what waits goes on waiting. A received entry is safe in
 * that ledger, or was lost by it: then the same bytes wait again, and the screen says so. The old receipt stays
 * beside them: the readable ideas went with it, so the meeting can no longer be reopened.
 */
export function settleMissing(entry: OutboxEntry, { epoch, missing }: MissingReply): OutboxEntry {
  if (entry.state !== 'received') return entry;
  return missing.includes(entry.id)
    ? { ...entry, state: 'queued', tries: 0, nextTry: 0 }
    : { ...entry, epoch };
}

/** Drops the sealed bytes once they have been safe for `retainedDays` of the endpoint's own days. */
export function dropOldBytes(entry: OutboxEntry, today: Day): OutboxEntry {
  if (entry.state !== 'received' || entry.bytes === null || entry.receivedDay === null) return entry;
  const age = (Date.parse(today) - Date.parse(entry.receivedDay)) / 86_400_000;
  return age >= retainedDays ? { ...entry, bytes: null } : entry;
}
