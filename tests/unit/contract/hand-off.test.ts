import fc from 'fast-check';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Envelope } from '../../../src/contract/envelope.ts';
import {
  type HandOffCover,
  maxHandOffLength,
  readHandOff,
  writeHandOff,
} from '../../../src/contract/hand-off.ts';
import { sha256 } from '../../../src/seal/seal.ts';

async function envelopeOf(bytes: Uint8Array<ArrayBuffer>): Promise<Envelope> {
  return { id: randomUUID(), sha256: await sha256(bytes), bytes };
}

async function sampleHandOff(change: Partial<HandOffCover> = {}): Promise<HandOffCover> {
  return {
    campaign: randomUUID(),
    campaignName: 'Spring round',
    counts: { meetings: 2, ideas: 51 },
    envelopes: [
      await envelopeOf(new Uint8Array(randomBytes(300))),
      await envelopeOf(new Uint8Array([0, 255])),
    ],
    ...change,
  };
}

const read = (text: string) => readHandOff(text, sha256);

test('what is handed off is read back byte for byte', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), { minLength: 1, maxLength: 5 }),
      fc.string({ unit: 'binary' }),
      async (payloads, campaignName) => {
        const envelopes = await Promise.all(payloads.map((bytes) => envelopeOf(new Uint8Array(bytes))));
        const given = await sampleHandOff({ envelopes, campaignName });
        expect(await read(writeHandOff(given))).toEqual({
          type: 'hand-off',
          campaign: given.campaign,
          envelopes,
        });
      },
    ),
    { numRuns: 50 },
  ));

test('an envelope of the largest size fits in a hand-off', async () => {
  const given = await sampleHandOff({ envelopes: [await envelopeOf(new Uint8Array(1024 * 1024).fill(255))] });
  expect(await read(writeHandOff(given))).toMatchObject({ type: 'hand-off', envelopes: given.envelopes });
});

test('no name of a campaign becomes markup, a script or the data of the file', async () => {
  for (const campaignName of [
    '</script><script>alert(1)</script>',
    '<script type="application/json" id="calepin-envelopes">{}</script>',
    '<img src=x onerror=alert(1)> & "quotes" \'and\' </title>',
  ]) {
    const given = await sampleHandOff({ campaignName });
    const text = writeHandOff(given);
    expect(text.match(/<script\b/g)).toHaveLength(1);
    expect(text).not.toMatch(/<img|alert\(1\)<|<\/title>.*<\/title>/s);
    expect(await read(text)).toMatchObject({ type: 'hand-off', envelopes: given.envelopes });
  }
});

test('the cover says in both languages what it is, without a script, a request or anything of the inside', async () => {
  const text = writeHandOff(await sampleHandOff({ counts: { meetings: 1, ideas: 1240 } }));
  expect(text).toContain('1 réunion, 1\u00a0240 idées');
  expect(text).toContain('1 meeting, 1,240 ideas');
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/\b(?:src|href|action|on\w+)=|url\(|@import/);
});

test.each([
  ['fr', ['fr-CA', 'fr-CA', 'en']],
  ['en', ['en', 'en', 'fr-CA']],
  [undefined, ['fr-CA', 'fr-CA', 'en']],
] as const)('the cover begins in the language of who made the file: %s', async (first, languages) => {
  const text = writeHandOff({ ...(await sampleHandOff()), ...(first === undefined ? {} : { first }) });
  expect([...text.matchAll(/lang="([^"]+)"/g)].map(([, language]) => language)).toEqual(languages);
});

test('a file that is cut, wherever, is never taken for a whole one', async () => {
  const text = writeHandOff(await sampleHandOff());
  const end = text.lastIndexOf('}') + 1;
  for (let length = 0; length < end; length++) {
    const { type } = await read(text.slice(0, length));
    if (type === 'hand-off') throw new Error(`read although cut at ${length} of ${end}`);
  }
  const inside = text.indexOf('calepin-envelopes">') + 200;
  expect(await read(text.slice(0, inside))).toEqual({ type: 'damaged', id: null });
});

test('a file with a sign changed, wherever, gives no envelope with other bytes', async () => {
  const given = await sampleHandOff();
  const text = writeHandOff(given);
  const types = new Set<string>();
  for (let at = text.indexOf('<script'); at < text.length; at++) {
    const sign = text[at] === 'A' ? 'B' : 'A';
    const reading = await read(text.slice(0, at) + sign + text.slice(at + 1));
    types.add(reading.type);
    if (reading.type !== 'hand-off') continue;
    const held = new Map(given.envelopes.map((one) => [one.sha256, one.bytes]));
    for (const one of reading.envelopes) expect(one.bytes, `sign ${at}`).toEqual(held.get(one.sha256));
  }
  expect(types).toContain('damaged');
});

test('a damaged envelope is named', async () => {
  const [good, bad] = (await sampleHandOff()).envelopes as [Envelope, Envelope];
  const other = { ...bad, bytes: new Uint8Array([1]) };
  const text = writeHandOff(await sampleHandOff({ envelopes: [good, other] }));
  expect(await read(text)).toEqual({ type: 'damaged', id: bad.id });
});

test('any other file is not a hand-off', async () => {
  const text = writeHandOff(await sampleHandOff());
  const island = (json: unknown) =>
    `<script type="application/json" id="calepin-envelopes">${JSON.stringify(json)}</script>`;
  const campaign = randomUUID();
  const others = [
    '',
    '<!doctype html><p>Hello',
    'age-encryption.org/v1\n',
    text.replace('calepin-envelopes', 'envelopes'),
    island(null),
    island([]),
    island({ calepin: 1, campaign, envelopes: [] }),
    island({ calepin: 2, campaign, envelopes: [{ id: campaign, sha256: '0'.repeat(64), bytes: '' }] }),
    island({ calepin: 1, campaign: 'x', envelopes: [{ id: campaign, sha256: '0'.repeat(64), bytes: '' }] }),
    island({ calepin: 1, campaign, envelopes: [{ id: '__proto__', sha256: '0'.repeat(64), bytes: '' }] }),
    text + ' '.repeat(maxHandOffLength),
  ];
  for (const other of others) expect(await read(other)).toEqual({ type: 'not-a-hand-off' });
});

test('a file that e-mail or an editor gave other line ends and a byte order mark is still read', async () => {
  const given = await sampleHandOff();
  const text = `\uFEFF${writeHandOff(given).replaceAll('\n', '\r\n')}`;
  expect(await read(text)).toMatchObject({ type: 'hand-off', envelopes: given.envelopes });
});
