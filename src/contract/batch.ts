import * as z from 'zod/mini';
import { Day, Sha256, Uuid } from './primitives.ts';
import { Problem } from './problem.ts';

export const ReceiptStatus = z.enum(['stored', 'duplicate', 'conflict', 'rejected']);
export type ReceiptStatus = z.infer<typeof ReceiptStatus>;

/**
 * The endpoint's word on one envelope of a batch. `stored` and `duplicate` mean: committed, these bytes.
 * `conflict`: the id is held by other bytes, which stay; `sha256` is then of the bytes that were sent.
 */
export const Receipt = z.strictObject({
  id: Uuid,
  sha256: Sha256,
  status: ReceiptStatus,
  problem: z.optional(Problem),
});
export type Receipt = z.infer<typeof Receipt>;

/** Reply of `POST /v1/batches`: 201 when every envelope is held, 207 otherwise, never 200. */
export const BatchReply = z.strictObject({
  /** The ledger's id; changes when the ledger was restored from a backup. */
  epoch: Uuid,
  day: Day,
  receipts: z.array(Receipt),
});
export type BatchReply = z.infer<typeof BatchReply>;
