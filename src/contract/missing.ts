import * as z from 'zod/mini';
import { Sha256, Uuid } from './primitives.ts';

/** How many envelopes one question may name. */
export const missingLimit = 1000;

/** Body of `POST /v1/envelopes/missing`: envelopes by their id and the hash of their bytes. */
export const MissingQuestion = z.strictObject({
  envelopes: z.array(z.strictObject({ id: Uuid, sha256: Sha256 })).check(z.maxLength(missingLimit)),
});
export type MissingQuestion = z.infer<typeof MissingQuestion>;

/** Those whose very bytes the ledger does not hold. Not a receipt: nothing leaves an outbox by it. */
export const MissingReply = z.strictObject({
  /** The ledger that was asked. */
  epoch: Uuid,
  missing: z.array(Uuid),
});
export type MissingReply = z.infer<typeof MissingReply>;
