import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { Decrypter } from 'age-encryption';
import { beforeAll, expect, test } from 'vitest';
import {
  createKeyPair,
  openIdentity,
  readIdentity,
  sealIdentity,
  type KeyPair,
} from '../../../src/seal/identity.ts';
import { openEnvelope } from '../../../src/seal/open.ts';
import { fromColumns } from '../../../src/seal/columns.ts';
import { packSubmission, unpackSubmission } from '../../../src/seal/pack.ts';
import { padmeLength } from '../../../src/seal/padme.ts';
import { sealSubmission, sha256 } from '../../../src/seal/seal.ts';
import { sampleSubmission } from '../../support/samples.ts';

let team: KeyPair;
let recovery: KeyPair;

beforeAll(async () => {
  team = await createKeyPair();
  recovery = await createKeyPair();
});

test('opening inverts sealing, for the review key and for the recovery key', async () => {
  const submission = sampleSubmission(40);
  const envelope = await sealSubmission(submission, [team.recipient, recovery.recipient], randomUUID());
  for (const { identity } of [team, recovery]) {
    expect(await openEnvelope(envelope.bytes, [identity])).toEqual({ type: 'opened', submission });
  }
});

test('an envelope names the hash of its own bytes', async () => {
  const envelope = await sealSubmission(sampleSubmission(), [team.recipient], randomUUID());
  expect(envelope.sha256).toBe(await sha256(envelope.bytes));
});

test('an envelope sealed to others is set aside as not sealed to us', async () => {
  const { bytes } = await sealSubmission(sampleSubmission(), [team.recipient], randomUUID());
  expect(await openEnvelope(bytes, [recovery.identity])).toEqual({
    type: 'quarantined',
    reason: 'not-sealed-to-us',
  });
});

test('no changed or missing byte of an envelope opens, and none throws', async () => {
  const { bytes } = await sealSubmission(sampleSubmission(1), [team.recipient], randomUUID());
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      async (at, flip, cut) => {
        const damaged = cut ? bytes.slice(0, at) : bytes.map((byte, n) => (n === at ? byte ^ flip : byte));
        expect((await openEnvelope(damaged, [team.identity])).type).toBe('quarantined');
      },
    ),
    { numRuns: 150 },
  );
});

test('the plaintext is a length, gzip, and zeros, as a stock gunzip reads it', async () => {
  const submission = sampleSubmission(40);
  const envelope = await sealSubmission(submission, [team.recipient], randomUUID());
  const decrypter = new Decrypter();
  decrypter.addIdentity(team.identity);
  const packed = await decrypter.decrypt(envelope.bytes);
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  const json = JSON.parse(gunzipSync(packed.slice(4, 4 + length)).toString()) as {
    ideas: { text: string[] };
  };
  expect(json.ideas.text).toEqual(submission.ideas.map(({ text }) => text));
  expect(packed.slice(4 + length).every((byte) => byte === 0)).toBe(true);
  expect(packed.length).toBe(padmeLength(4 + length));
});

test('padding never shortens, costs at most 12 percent, and pads alike what is padded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000_000 }), (length) => {
      const padded = padmeLength(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(length * 1.12);
      expect(padmeLength(padded)).toBe(padded);
    }),
  );
});

test('a newer schema is told apart from rubbish', async () => {
  const packed = await packSubmission({ ...sampleSubmission(), schemaVersion: 3 as 2 });
  expect(await unpackSubmission(packed)).toEqual({ type: 'newer-schema', schemaVersion: 3 });
  expect(await unpackSubmission(new Uint8Array([0, 0, 0, 9, 1, 2]))).toEqual({ type: 'malformed' });
  expect(await unpackSubmission(new Uint8Array(0))).toEqual({ type: 'malformed' });
});

test('a submission of the first version opens with what was not asked then left empty', () => {
  const columns = {
    id: [randomUUID()],
    topic: ['means'],
    question: [null],
    kind: ['idea'],
    language: ['fr'],
    text: ['Du rouge le jeudi.'],
    sector: [null],
    region: ['laval'],
    jobTitle: [null],
    redactions: [[]],
  };
  const first = { ...sampleSubmission(0), schemaVersion: 1, ideas: columns };
  const { counts: _counts, next: _next, comment: _comment, ...packed } = first;
  const { zone: _zone, ...fields } = packed.fields;
  const result = fromColumns({ ...packed, fields });
  if (result.type !== 'submission') throw new Error(result.type);
  expect(result.submission).toMatchObject({
    schemaVersion: 2,
    counts: [],
    next: null,
    fields: { zone: null },
  });
  expect(result.submission.ideas).toMatchObject([
    { region: 'laval', source: 'spoken', heard: 1, owner: null },
  ]);
  expect(fromColumns({ ...packed, fields, ideas: { ...columns, text: [] } })).toEqual({ type: 'malformed' });
});

test('a submission with a field that the contract does not name is malformed', async () => {
  const packed = await packSubmission({ ...sampleSubmission(), author: 'x' } as never);
  expect(await unpackSubmission(packed)).toEqual({ type: 'malformed' });
});

test('an empty meeting can be sealed and opened', async () => {
  const submission = sampleSubmission(0, { outcomes: [], asked: [] });
  const { bytes } = await sealSubmission(submission, [team.recipient], randomUUID());
  expect(await openEnvelope(bytes, [team.identity])).toEqual({ type: 'opened', submission });
});

test('the review key opens with its passphrase and with no other', async () => {
  const sealed = await sealIdentity(team.identity, 'right horse');
  expect(await openIdentity(sealed, 'right horse')).toEqual({ type: 'identity', identity: team.identity });
  expect(await openIdentity(sealed, 'wrong horse')).toEqual({ type: 'wrong-passphrase' });
  expect(await openIdentity(new TextEncoder().encode('rubbish'), 'right horse')).toEqual({
    type: 'not-an-identity',
  });
});

test('an identity file is read with its comments', () => {
  expect(readIdentity(`# created today\n${team.identity}\n`)).toBe(team.identity);
  expect(readIdentity('# nothing here\n')).toBeNull();
});
