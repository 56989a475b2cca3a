import * as z from 'zod/mini';
import { Day, Sha256, Uuid } from './primitives.ts';

/** A sealed submission: an age file, frozen for ever. Retries resend these very bytes. */
export interface Envelope {
  readonly id: Uuid;
  readonly sha256: Sha256;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Content type of an envelope on the wire. */
export const envelopeType = 'application/age';

/** A row of the ledger's index. `size` in bytes; `day` the endpoint's date of arrival. */
export const EnvelopeEntry = z.strictObject({
  id: Uuid,
  sha256: Sha256,
  size: z.int().check(z.positive()),
  day: Day,
});
export type EnvelopeEntry = z.infer<typeof EnvelopeEntry>;

/** A place in the ledger, opaque to clients. */
export const Cursor = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
export type Cursor = z.infer<typeof Cursor>;

/** Reply of `GET /v1/envelopes?after=&limit=`. `next` is null on the last page. */
export const EnvelopeIndex = z.strictObject({
  envelopes: z.array(EnvelopeEntry),
  next: z.nullable(Cursor),
});
export type EnvelopeIndex = z.infer<typeof EnvelopeIndex>;

/** Header of `GET /v1/envelopes/pack` that carries the next cursor; absent on the last page. */
export const nextCursorHeader = 'calepin-next';
