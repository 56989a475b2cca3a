import { Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { hireKeyholder } from '../../../src/review/keyholder-bridge.ts';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { submissionOf } from './fixtures.ts';

const hire = () =>
  hireKeyholder(
    new Worker(new URL('../../../src/review/keyholder.worker.ts', import.meta.url), { type: 'module' }),
  );

test('the worker opens what is sealed to the key that the passphrase opens, and nothing before', async () => {
  const keys = await createKeyPair();
  const sealedKey = await sealQuickly(keys.identity, 'right');
  const submission = submissionOf(3);
  const { bytes } = await sealSubmission(submission, [keys.recipient], crypto.randomUUID());
  const keyholder = hire();
  expect(await keyholder.unlock(sealedKey, 'wrong')).toBe('wrong-passphrase');
  expect(await keyholder.unlock(sealedKey, 'right')).toBe('unlocked');
  expect(await keyholder.open([bytes, bytes.slice(0, 40)])).toEqual([
    { type: 'opened', submission },
    { type: 'quarantined', reason: 'damaged' },
  ]);
  keyholder.dismiss();
});

test('whoever waits for a dismissed keyholder is told', async () => {
  const keyholder = hire();
  const waiting = keyholder.unlock(new Uint8Array(200), 'any');
  keyholder.dismiss();
  await expect(waiting).rejects.toThrow('dismissed');
});

/** As `sealIdentity`, but with little scrypt. */
async function sealQuickly(identity: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(4);
  encrypter.setPassphrase(passphrase);
  return new Uint8Array(await encrypter.encrypt(`${identity}\n`));
}
