import type { Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Database } from '../store/db.ts';

/** What a wipe would lose. It is allowed when `open` and `unsent` are empty. */
export interface WipeCheck {
  /** Meetings in progress with something noted: it is nowhere else. */
  readonly open: readonly Meeting[];
  /** Closed, without a receipt and in no file. */
  readonly unsent: readonly OutboxEntry[];
  /** In a hand-off file that nobody has confirmed: it is all that would be left of them. */
  readonly unconfirmed: readonly OutboxEntry[];
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
