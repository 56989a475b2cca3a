import { openEnvelope, type OpenResult } from '../seal/open.ts';
import { openIdentity } from '../seal/identity.ts';

export type UnlockResult = 'unlocked' | 'wrong-passphrase' | 'not-an-identity';

/** Holds the review identity and opens envelopes with it; the identity never comes out. */
export interface Keyholder {
  /** About a second: scrypt is meant to be slow. */
  readonly unlock: (sealedIdentity: Uint8Array<ArrayBuffer>, passphrase: string) => Promise<UnlockResult>;
  /** One answer an envelope, in the same order. Throws before `unlock`. */
  readonly open: (envelopes: readonly Uint8Array<ArrayBuffer>[]) => Promise<readonly OpenResult[]>;
}

export function createKeyholder(): Keyholder {
  let identity: string | null = null;
  return {
    unlock: async (sealedIdentity, passphrase) => {
      const result = await openIdentity(sealedIdentity, passphrase);
      if (result.type !== 'identity') return result.type;
      ({ identity } = result);
      return 'unlocked';
    },
    open: (envelopes) => {
      const held = identity;
      if (held === null) throw new Error('opened before unlocked');
      return Promise.all(envelopes.map((bytes) => openEnvelope(bytes, [held])));
    },
  };
}
