import type { Envelope } from '../contract/envelope.ts';
import type { HandOff } from '../contract/hand-off.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import { createEntry } from '../outbox/entry.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';

/** What became of the envelopes of a file. */
export type CarryResult =
  | {
      readonly type: 'carried';
      readonly added: number;
      /** Here already, waiting or received. */
      readonly known: number;
      /** Under an id that is here with other bytes: not taken in. */
      readonly refused: number;
    }
  | { readonly type: 'other-campaign' };

/** What has no receipt yet. */
export function isUnsent({ state }: OutboxEntry): boolean {
  return state !== 'received';
}

/** The envelopes of those of `entries` that have no receipt yet, as they travel in a file. */
export function toEnvelopes(entries: readonly OutboxEntry[]): Envelope[] {
  return entries
    .filter(isUnsent)
    .flatMap(({ id, sha256, bytes }) => (bytes === null ? [] : [{ id, sha256, bytes }]));
}

/** Remembers that a file with them was made. It is no receipt: they are still sent. */
export async function markHandedOff(db: Database, ids: readonly Uuid[]): Promise<void> {
  await db.outbox.where('id').anyOf(ids).modify({ handedOff: true });
}

/** Takes the envelopes of someone else's file into this outbox, each once, however often the file comes. */
export function carry(db: Database, { campaign, envelopes }: HandOff): Promise<CarryResult> {
  return db.transaction('rw', db.outbox, db.enrolment, async (): Promise<CarryResult> => {
    if ((await getEnrolment(db))?.invitation.campaign !== campaign) return { type: 'other-campaign' };
    let added = 0;
    let refused = 0;
    for (const envelope of envelopes) {
      const held = await db.outbox.get(envelope.id);
      if (held && held.sha256 !== envelope.sha256) refused += 1;
      if (held) continue;
      await db.outbox.add(createEntry(envelope, { meeting: null, revision: 0, ideas: 0 }));
      added += 1;
    }
    return { type: 'carried', added, known: envelopes.length - added - refused, refused };
  });
}
