import * as z from 'zod/mini';
import { defaultLimits } from './campaign.ts';
import type { Envelope } from './envelope.ts';
import { closingTag, type CoverFacts, openingTag, renderCover } from './hand-off-cover.ts';
import { Sha256, Uuid } from './primitives.ts';

declare function btoa(binary: string): string;
declare function atob(base64: string): string;

/** Sealed envelopes that travel by hand, as a file, to be put into the ledger with `calepin import`. */
export interface HandOff {
  readonly campaign: Uuid;
  /** At least one. */
  readonly envelopes: readonly Envelope[];
}

/** What the file says to whoever opens it in a browser: counts, and the campaign, nothing of what is inside. */
export interface HandOffCover extends HandOff, CoverFacts {}

/**
 * What a file turned out to be. `damaged`: one of ours, whose envelope `id` has other bytes than were
 * written, or (`null`) which is not whole; nothing of it is to be used, the device still holds it all.
 */
export type HandOffReading =
  | (HandOff & { readonly type: 'hand-off' })
  | { readonly type: 'not-a-hand-off' }
  | { readonly type: 'damaged'; readonly id: Uuid | null };

/** UTF-16 units of the longest file that is written or read. */
export const maxHandOffLength = 64 * 1024 * 1024;

/**
 * The file: a page in both languages without scripts, with the envelopes in a data block. The same input
 * gives the same text. Throws when it would be longer than `maxHandOffLength`.
 */
export function writeHandOff({ campaign, envelopes, ...facts }: HandOffCover): string {
  const island: Island = {
    calepin: 1,
    campaign,
    envelopes: envelopes.map(({ id, sha256, bytes }) => ({ id, sha256, bytes: toBase64(bytes) })),
  };
  const text = renderCover(facts, JSON.stringify(island));
  if (text.length > maxHandOffLength) throw new RangeError('too many envelopes for one hand-off');
  return text;
}

/** Reads what `writeHandOff` wrote, and believes no envelope whose bytes do not have their hash. */
export async function readHandOff(
  text: string,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Sha256>,
): Promise<HandOffReading> {
  const start = text.length > maxHandOffLength ? -1 : text.indexOf(openingTag);
  if (start === -1) return { type: 'not-a-hand-off' };
  const json = parseJson(text.slice(start + openingTag.length, text.indexOf(closingTag, start)));
  if (json === undefined) return { type: 'damaged', id: null };
  const island = z.safeParse(Island, json);
  if (!island.success) return { type: 'not-a-hand-off' };
  const envelopes: Envelope[] = [];
  for (const { id, sha256: hash, bytes: base64 } of island.data.envelopes) {
    const bytes = fromBase64(base64);
    if (bytes === null || (await sha256(bytes)) !== hash) return { type: 'damaged', id };
    envelopes.push({ id, sha256: hash, bytes });
  }
  return { type: 'hand-off', campaign: island.data.campaign, envelopes };
}

const Island = z.strictObject({
  calepin: z.literal(1),
  campaign: Uuid,
  envelopes: z
    .array(
      z.strictObject({
        id: Uuid,
        sha256: Sha256,
        bytes: z.string().check(z.maxLength(4 * Math.ceil(defaultLimits.envelopeBytes / 3))),
      }),
    )
    .check(z.minLength(1)),
});
type Island = z.infer<typeof Island>;

/** `undefined`: not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `String.fromCharCode` takes its units as arguments, and there is a limit to them. */
const chunk = 8192;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk)
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary);
}

/** `null`: not base64. */
function fromBase64(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  } catch {
    return null;
  }
}
