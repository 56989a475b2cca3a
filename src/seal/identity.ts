import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { AgeRecipient } from '../contract/primitives.ts';

export interface KeyPair {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  readonly recipient: AgeRecipient;
}

/** A new X25519 pair of the age format. */
export async function createKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Seals an identity with a passphrase (scrypt), as an age file that `age -d -i` asks the passphrase for. */
export async function sealIdentity(identity: string, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(`${identity}\n`);
}

export type OpenIdentityResult =
  | { readonly type: 'identity'; readonly identity: string }
  | { readonly type: 'wrong-passphrase' }
  | { readonly type: 'not-an-identity' };

/** The inverse of `sealIdentity`. Takes about a second on a laptop: scrypt is meant to be slow. */
export async function openIdentity(sealed: Uint8Array, passphrase: string): Promise<OpenIdentityResult> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let text: string;
  try {
    text = await decrypter.decrypt(sealed, 'text');
  } catch (error) {
    const wrong = error instanceof Error && error.message.includes('no identity matched');
    return { type: wrong ? 'wrong-passphrase' : 'not-an-identity' };
  }
  const identity = readIdentity(text);
  return identity === null ? { type: 'not-an-identity' } : { type: 'identity', identity };
}

/** The identity in the text of an age identity file (`#` comments allowed); `null` when there is none. */
export function readIdentity(text: string): string | null {
  return /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/m.exec(text)?.[0] ?? null;
}
