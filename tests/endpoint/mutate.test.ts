import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mutated } from './mutate.ts';
import {
  ageFile,
  entriesOf,
  envelope,
  exchangeOdd,
  openWorld,
  rawForm,
  rawRequest,
  sha256,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld({ rate: { windowMs: 1, invited: 1e9, strangers: 1e9 } });
});
afterEach(() => world.close());

test('no damaged request makes the endpoint fall, fail or store bytes that it does not name', async () => {
  const body = rawForm('b', envelope(ageFile(60)), envelope(ageFile(60)));
  const upload = {
    ...world.facilitator,
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': String(body.length),
  };
  const requests = [
    rawRequest('POST /v1/batches', upload, body),
    rawRequest('GET /v1/envelopes?limit=2', world.reviewer),
    rawRequest('GET /v1/envelopes/pack?bytes=300', world.reviewer),
    rawRequest(`GET /v1/envelopes/${envelope().id}`, world.reviewer),
    rawRequest('GET /v1/campaign', world.facilitator),
    rawRequest('GET /v1/health', {}),
    rawRequest('GET /openapi.json', {}),
  ];
  const damaged = fc.constantFrom(...requests).chain(mutated);
  const statuses = (reply: string) =>
    [...reply.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
  await fc.assert(
    fc.asyncProperty(fc.array(damaged, { minLength: 10, maxLength: 10 }), async (together) => {
      const replies = await Promise.all(together.map((request) => exchangeOdd(world.port, request)));
      for (const status of replies.flatMap(statuses)) expect(status < 500 || status === 503).toBe(true);
    }),
    { numRuns: 150 },
  );
  for (const { id, sha256: hash } of await entriesOf(world.ledger)) {
    expect(sha256((await world.ledger.bytes(id)) ?? new Uint8Array())).toBe(hash);
  }
  expect(world.log.filter((line) => line.startsWith('not ready'))).toEqual([]);
  expect((await world.get('/v1/health')).status).toBe(200);
}, 120_000);
