import type { Cursor, Envelope, EnvelopeIndex } from '../contract/envelope.ts';
import type { Day, Sha256, Uuid } from '../contract/primitives.ts';

/** What became of one envelope: `conflict` means that the id is held by other bytes, which stay. */
export type AppendOutcome = 'stored' | 'duplicate' | 'conflict';

/** Names an envelope by its id and the hash of its bytes. */
interface EnvelopeName {
  readonly id: Uuid;
  readonly sha256: Sha256;
}

/** Another process kept the store from being written, for as long as it is waited for. */
export class LedgerBusy extends Error {
  override readonly name = 'LedgerBusy';
}

/**
 * The append-only record of envelopes. Nothing in it points to a device, an invitation, an address
 * or a time finer than a day. Every function rejects when the store cannot answer; nothing is then
 * known of what was asked, and asking again is safe.
 */
export interface Ledger {
  /**
   * Stores what is new, all in one transaction, which is durable before this resolves. One outcome an
   * envelope, in their order; the same id twice in one call is judged in order too. Rejects with `LedgerBusy`
   * when it had to wait for another process in vain.
   */
  readonly append: (envelopes: readonly Envelope[], day: Day) => Promise<readonly AppendOutcome[]>;
  /**
   * The page after `after` (`null`: from the start): at most `limit` entries, and no more than
   * `maxBytes` bytes of envelopes, but always one if there is one. A reader that follows `next` skips
   * nothing, whatever commits meanwhile. A cursor of another epoch starts again at the beginning.
   */
  readonly index: (after: Cursor | null, limit: number, maxBytes?: number) => Promise<EnvelopeIndex>;
  /** `null`: no such envelope. */
  readonly bytes: (id: Uuid) => Promise<Uint8Array | null>;
  /** The ids of those whose very bytes are not held. */
  readonly missing: (envelopes: readonly EnvelopeName[]) => Promise<readonly Uuid[]>;
  /** The ledger's own id, a random UUID v4; another one after a restore from a backup. */
  readonly epoch: () => Promise<Uuid>;
  readonly close: () => Promise<void>;
}
