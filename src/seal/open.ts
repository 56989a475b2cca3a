import { Decrypter } from 'age-encryption';
import type { Submission } from '../contract/submission.ts';
import { unpackSubmission } from './pack.ts';

/** Why an envelope is set aside. It is counted and shown, never dropped. */
export type QuarantineReason = 'not-sealed-to-us' | 'damaged' | 'malformed' | 'newer-schema';

export type OpenResult =
  | { readonly type: 'opened'; readonly submission: Submission }
  | { readonly type: 'quarantined'; readonly reason: QuarantineReason };

/** Opens an envelope with the first of `identities` (`AGE-SECRET-KEY-1…`) that fits. Never throws on bad bytes. */
export async function openEnvelope(bytes: Uint8Array, identities: readonly string[]): Promise<OpenResult> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let packed: Uint8Array;
  try {
    packed = await decrypter.decrypt(bytes);
  } catch (error) {
    return { type: 'quarantined', reason: isNoMatch(error) ? 'not-sealed-to-us' : 'damaged' };
  }
  const result = await unpackSubmission(packed);
  return result.type === 'submission'
    ? { type: 'opened', submission: result.submission }
    : { type: 'quarantined', reason: result.type };
}

/** age-encryption 0.3 tells its failures apart by message only (lib/index.ts, `unwrapFileKey`). */
function isNoMatch(error: unknown): boolean {
  return error instanceof Error && error.message.includes('no identity matched');
}
