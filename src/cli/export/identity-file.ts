import { armor } from 'age-encryption';
import { readFileSync } from 'node:fs';
import { openIdentity, readIdentity } from '../../seal/identity.ts';
import { failed, systemReason, wrongUse } from '../stop.ts';

/**
 * The identity in a file: plain (`AGE-SECRET-KEY-1…`, as `age-keygen` writes it) or sealed with a
 * passphrase (age file, binary or armored), for which `askForPassphrase` is called. Stops with 2 when
 * the file cannot be used, with 1 when the passphrase does not open it.
 */
export async function readIdentityFile(
  file: string,
  askForPassphrase: () => Promise<string>,
): Promise<string> {
  const bytes = readBytes(file);
  const plain = readIdentity(new TextDecoder().decode(bytes).replaceAll('\r', ''));
  if (plain !== null) return plain;
  const sealed = sealedBytes(bytes);
  if (sealed === null)
    throw wrongUse(`${file} holds no identity (neither AGE-SECRET-KEY-1… nor an age file)`);
  const opened = await openIdentity(sealed, await askForPassphrase());
  if (opened.type === 'identity') return opened.identity;
  throw failed(
    opened.type === 'wrong-passphrase'
      ? `the passphrase does not open ${file}`
      : `${file} is damaged, or it is not an identity sealed with a passphrase`,
  );
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw wrongUse(`cannot read the identity ${file}: ${systemReason(error)}`);
  }
}

function sealedBytes(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.startsWith('age-encryption.org/')) return bytes;
  if (!text.includes('-----BEGIN AGE ENCRYPTED FILE-----')) return null;
  try {
    return armor.decode(text.trim());
  } catch {
    return null;
  }
}
