import type { Receipt } from './batch.ts';
import type { Day, Sha256, Uuid } from './primitives.ts';

/** Why the last try did not end in a receipt, or why an entry is held. One plain sentence each on screen. */
export type SendTrouble =
  | 'offline'
  | 'timeout'
  | 'not-us'
  | 'busy'
  | 'endpoint-error'
  | 'invitation-refused'
  | 'too-large'
  | 'conflict'
  | 'rejected';

export type EntryState = 'queued' | 'sending' | 'received' | 'held';

/** An envelope on its way. It leaves `queued` for good only by a receipt that names its id and sha256. */
export interface OutboxEntry {
  /** The envelope's id. */
  readonly id: Uuid;
  /** `null`: carried for someone else; what is inside is not known here. */
  readonly meeting: Uuid | null;
  /** 0 when it is carried. */
  readonly revision: number;
  readonly sha256: Sha256;
  /** The sealed bytes; kept 30 endpoint days after the receipt, then null. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly size: number;
  /** 0 when it is carried. */
  readonly ideas: number;
  readonly state: EntryState;
  readonly tries: number;
  /** Epoch milliseconds; 0: at once. Clamped to now + 15 minutes whenever it is read. */
  readonly nextTry: number;
  readonly trouble: SendTrouble | null;
  readonly receipt: Receipt | null;
  /** The endpoint's date of the receipt. */
  readonly receivedDay: Day | null;
  /** The ledger that gave the receipt; another one later means that it was restored from a backup. */
  readonly epoch: Uuid | null;
  /** It was put into a hand-off file. That is no receipt: it stays in the queue. */
  readonly handedOff?: true;
}
