import { Encrypter } from 'age-encryption';
import type { Envelope } from '../contract/envelope.ts';
import type { AgeRecipient, Sha256, Uuid } from '../contract/primitives.ts';
import type { Submission } from '../contract/submission.ts';
import { packSubmission } from './pack.ts';

/**
 * Seals a submission once. Sealing is randomised: sealing again gives other bytes, which the endpoint
 * would call a conflict. `id` names the envelope and is fresh for each sealing.
 */
export async function sealSubmission(
  submission: Submission,
  recipients: readonly AgeRecipient[],
  id: Uuid,
): Promise<Envelope> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const bytes = new Uint8Array(await encrypter.encrypt(await packSubmission(submission)));
  return { id, sha256: await sha256(bytes), bytes };
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
