import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EnvelopeIndex, nextCursorHeader } from '../../src/contract/envelope.ts';
import { ageFile, envelope, formOf, openWorld, sha256, today, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const read = (path: string) => world.get(path, world.reviewer);

async function pack(path: string) {
  const reply = await read(path);
  expect(reply.status).toBe(200);
  const parts = [...(await reply.formData())] as [string, File][];
  const hashes = parts.map(async ([id, file]) => [id, sha256(await file.bytes()), file.type] as const);
  return { parts: await Promise.all(hashes), next: reply.headers.get(nextCursorHeader) };
}

test('an empty ledger has an empty index and an empty pack', async () => {
  expect(await (await read('/v1/envelopes')).json()).toEqual({ envelopes: [], next: null });
  const reply = await read('/v1/envelopes/pack');
  expect(reply.status).toBe(200);
  expect(reply.headers.has(nextCursorHeader)).toBe(false);
  expect(await reply.text()).toMatch(/^--(.+)--\r\n$/);
});

test('a reviewer reads what was sent, by the index and one by one', async () => {
  const sent = [envelope(), envelope(), envelope()];
  for (const one of sent) await world.send(formOf(one));
  const ids = [];
  let after = '';
  for (;;) {
    const page = EnvelopeIndex.parse(await (await read(`/v1/envelopes?limit=2${after}`)).json());
    ids.push(...page.envelopes);
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  expect(ids).toEqual(
    sent.map(({ id, sha256: hash, bytes }) => ({ id, sha256: hash, size: bytes.byteLength, day: today })),
  );
  for (const { id, bytes } of sent) {
    const reply = await read(`/v1/envelopes/${id}`);
    expect(reply.headers.get('content-type')).toBe('application/age');
    expect(await reply.bytes()).toEqual(bytes);
  }
});

test('packs of any size carry every envelope once, as bytes', async () => {
  const sent = Array.from({ length: 6 }, (_, at) => envelope(ageFile(100 * (at + 1))));
  await world.send(formOf(...sent));
  for (const size of [1, 700, 100_000]) {
    const read = [];
    let after = '';
    for (;;) {
      const { parts, next } = await pack(`/v1/envelopes/pack?bytes=${size}${after}`);
      read.push(...parts);
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(read).toEqual(sent.map(({ id, sha256: hash }) => [id, hash, 'application/age']));
  }
});

test('an envelope that the disk has damaged or shortened does not keep the others of a pack from being read', async () => {
  const sent = [envelope(), envelope(), envelope()];
  await world.send(formOf(...sent));
  const database = new DatabaseSync(world.file);
  database.prepare('UPDATE envelopes SET bytes = substr(bytes, 1, 50) WHERE id = ?').run(sent[1]?.id ?? '');
  database.close();
  const { parts } = await pack('/v1/envelopes/pack');
  expect(parts.map(([id, hash]) => sent.some((one) => one.id === id && one.sha256 === hash))).toEqual([
    true,
    false,
    true,
  ]);
});

test('HEAD answers like GET, without the bytes', async () => {
  const one = envelope();
  await world.send(formOf(one));
  for (const path of ['/v1/envelopes', `/v1/envelopes/${one.id}`, '/v1/envelopes/pack', '/v1/review-key']) {
    const reply = await fetch(world.url + path, { method: 'HEAD', headers: world.reviewer });
    expect([reply.status, await reply.text()], path).toEqual([200, '']);
  }
});

test('a pack can be sent as it is to another endpoint', async () => {
  const sent = [envelope(), envelope()];
  await world.send(formOf(...sent));
  const packed = await read('/v1/envelopes/pack');
  const other = await openWorld();
  const headers = { ...other.facilitator, 'content-type': packed.headers.get('content-type') ?? '' };
  expect((await other.send(await packed.bytes(), headers)).status).toBe(201);
  expect(await other.ledger.missing(sent)).toEqual([]);
  await other.close();
});

test('an id that is unknown or no id at all is not found', async () => {
  for (const id of [envelope().id, 'x', '..%2f..%2fledger.sqlite', 'a'.repeat(5000)]) {
    expect((await read(`/v1/envelopes/${id}`)).status).toBe(404);
  }
});

test('a query that is not as described is a bad request', async () => {
  for (const query of [
    'limit=0',
    'limit=1001',
    'limit=x',
    'limit=1.5',
    'limit=',
    'limit=1&limit=2',
    'after=',
    'after=%20',
    'after=a%00b',
    `after=${'a'.repeat(65)}`,
  ]) {
    expect((await read(`/v1/envelopes?${query}`)).status, query).toBe(400);
  }
  expect((await read('/v1/envelopes/pack?bytes=0')).status).toBe(400);
  expect((await read('/v1/envelopes/pack?bytes=99999999999')).status).toBe(400);
});
