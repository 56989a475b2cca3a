import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingLimit, MissingReply } from '../../src/contract/missing.ts';
import { Problem } from '../../src/contract/problem.ts';
import { ageFile, envelope, formOf, type Headers, openWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const nameOf = ({ id, sha256 }: { id: string; sha256: string }) => ({ id, sha256 });

function ask(body: BodyInit, headers: Headers = world.facilitator) {
  return fetch(`${world.url}/v1/envelopes/missing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

async function problemOf(response: Response): Promise<string> {
  const { type, status } = Problem.parse(await response.json());
  expect(status).toBe(response.status);
  return `${status} ${type.replace('urn:calepin:problem:', '')}`;
}

test('it names exactly those whose very bytes are not held, and the epoch', async () => {
  const [held, other, unknown] = [envelope(), envelope(), envelope()];
  await world.send(formOf(held, other));
  const otherBytes = envelope(ageFile(), other.id);
  const response = await ask(JSON.stringify({ envelopes: [held, otherBytes, unknown].map(nameOf) }));
  expect(response.status).toBe(200);
  expect(MissingReply.parse(await response.json())).toEqual({
    epoch: await world.ledger.epoch(),
    missing: [other.id, unknown.id],
  });
});

test('a thousand envelopes may be asked about at once, one more is too many', async () => {
  const names = Array.from({ length: missingLimit + 1 }, () => ({
    id: randomUUID(),
    sha256: '0'.repeat(64),
  }));
  const most = await ask(JSON.stringify({ envelopes: names.slice(1) }, null, 1));
  expect(MissingReply.parse(await most.json()).missing).toHaveLength(missingLimit);
  expect(await problemOf(await ask(JSON.stringify({ envelopes: names })))).toBe('413 too-large');
  expect(await problemOf(await ask(' '.repeat(300_000)))).toBe('413 too-large');
});

const name = { id: randomUUID(), sha256: '0'.repeat(64) };
test.each([
  ['nothing', ''],
  ['a cut body', '{"envelopes":[{"id":'],
  ['another shape', '[]'],
  ['no hash', JSON.stringify({ envelopes: [{ id: name.id }] })],
  ['an id in capitals', JSON.stringify({ envelopes: [{ ...name, id: name.id.toUpperCase() }] })],
  ['something more', JSON.stringify({ envelopes: [], more: 1 })],
  ['a prototype', `{"envelopes":[],"__proto__":{}}`],
  ['very deep JSON', '['.repeat(100_000)],
  ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
])('a question that is %s is a bad request', async (_what, body) => {
  expect(await problemOf(await ask(body))).toBe('400 bad-request');
});

test('only facilitators ask, only in JSON, and only here', async () => {
  const question = JSON.stringify({ envelopes: [] });
  expect(await problemOf(await ask(question, world.reviewer))).toBe('403 wrong-role');
  expect(await problemOf(await ask(question, {}))).toBe('401 no-token');
  const asForm = await ask(formOf(envelope()), { ...world.facilitator, 'content-type': 'text/plain' });
  expect(await problemOf(asForm)).toBe('415 wrong-type');
  const asBatch = await world.send(question, { ...world.facilitator, 'content-type': 'application/json' });
  expect(await problemOf(asBatch)).toBe('415 wrong-type');
});
