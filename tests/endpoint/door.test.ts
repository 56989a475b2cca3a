import { afterEach, expect, test } from 'vitest';
import { CampaignView, defaultLimits } from '../../src/contract/campaign.ts';
import type { Guide } from '../../src/contract/guide.ts';
import { Health } from '../../src/contract/health.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { EndpointDeps } from '../../src/endpoint/endpoint.ts';
import { createRateLimits } from '../../src/endpoint/rate.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import {
  ageFile,
  envelope,
  exchange,
  formOf,
  type Headers,
  newToken,
  openWorld,
  today,
  type World,
} from './world.ts';

let world: World;
const open = async (deps: Partial<EndpointDeps> = {}) => (world = await openWorld(deps));
afterEach(() => world.close());

const reviewerDoors = [
  '/v1/envelopes',
  `/v1/envelopes/${envelope().id}`,
  '/v1/envelopes/pack',
  '/v1/review-key',
];

async function problemOf(response: Response): Promise<string> {
  const { type, status } = Problem.parse(await response.json());
  expect(status).toBe(response.status);
  return `${status} ${type.replace('urn:calepin:problem:', '')}`;
}

test('without a token that is known, every door is closed in the same words', async () => {
  await open();
  const strangers: Headers[] = [
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer x' },
    { authorization: `Bearer ${newToken('reviewer')}` },
    { authorization: `Basic ${newToken('reviewer')}` },
    { authorization: (world.reviewer['authorization'] ?? '').slice(0, -1) },
    { authorization: `${world.reviewer['authorization']}, Bearer x` },
  ];
  const bodies = new Set<string>();
  for (const headers of strangers) {
    for (const path of [...reviewerDoors, '/v1/campaign']) {
      const reply = await world.get(path, headers);
      expect(reply.status).toBe(401);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
      bodies.add(await reply.text());
    }
    expect((await world.send(formOf(envelope()), headers)).status).toBe(401);
  }
  expect(bodies.size).toBe(1);
});

test('a facilitator can send and not read', async () => {
  await open();
  for (const path of reviewerDoors) {
    expect(await problemOf(await world.get(path, world.facilitator))).toBe('403 wrong-role');
  }
});

test('a reviewer can read and not send', async () => {
  await open();
  expect(await problemOf(await world.send(formOf(envelope()), world.reviewer))).toBe('403 wrong-role');
});

test('an invitation that is revoked by another process is refused at the next request', async () => {
  await open();
  const { token, headers } = await world.invite('facilitator');
  expect((await world.send(formOf(envelope()), headers)).status).toBe(201);
  const other = openSqliteInvitations(world.file);
  await other.revoke(token, today);
  await other.close();
  expect(await problemOf(await world.send(formOf(envelope()), headers))).toBe('403 token-revoked');
  expect(await problemOf(await world.get('/v1/campaign', headers))).toBe('403 token-revoked');
});

test('an invitation that has expired is refused, and one on its last day is not', async () => {
  await open();
  const lastDay = await world.invite('facilitator', { expires: today });
  const past = await world.invite('facilitator', { expires: '2031-05-16' });
  expect((await world.get('/v1/campaign', lastDay.headers)).status).toBe(200);
  expect(await problemOf(await world.get('/v1/campaign', past.headers))).toBe('403 token-revoked');
});

test('both roles read the campaign with its guides, its limits and the day of the endpoint', async () => {
  const guide: Guide = {
    id: 'mobilization',
    version: 2,
    fields: ['date'],
    texts: {
      en: {
        title: 'A guide',
        role: [],
        topics: [{ id: 't', title: 'T', context: [], questions: [] }],
        closing: [],
      },
    },
  };
  await open({ guides: [guide] });
  for (const headers of [world.facilitator, world.reviewer]) {
    const view = CampaignView.parse(await (await world.get('/v1/campaign', headers)).json());
    expect(view).toMatchObject({ id: world.campaign, limits: defaultLimits, guides: [guide], day: today });
  }
});

test('a reviewer gets the review key as it was sealed', async () => {
  const reviewKey = new Uint8Array([1, 2, 255, 0]);
  await open({ reviewKey });
  const reply = await world.get('/v1/review-key', world.reviewer);
  expect(reply.headers.get('content-type')).toBe('application/age');
  expect(await reply.bytes()).toEqual(reviewKey);
});

test('health is JSON that only this endpoint would answer', async () => {
  await open({ version: '3.2.1' });
  expect(Health.parse(await (await world.get('/v1/health')).json())).toEqual({
    service: 'calepin',
    version: '3.2.1',
    campaign: world.campaign,
    epoch: await world.ledger.epoch(),
    day: today,
  });
});

test('too many requests of one invitation wait, and do not keep others out', async () => {
  await open({ rate: { windowMs: 60_000, invited: 3, strangers: 100 } });
  const ask = (headers: Headers) => world.get('/v1/campaign', headers);
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await ask(world.facilitator)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await ask(world.facilitator);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await problemOf(refused)).toBe('429 too-many');
  expect((await ask(world.reviewer)).status).toBe(200);
});

test('the rate is kept to the request, also when they come together and by two listeners', async () => {
  const rates = createRateLimits({ windowMs: 60_000, invited: 25, strangers: 100 });
  await open({ rates });
  const other = await openWorld({ rates, ledger: world.ledger, invitations: world.invitations });
  const statuses = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const door = n % 2 === 0 ? world : other;
      return (await door.get('/v1/campaign', world.facilitator)).status;
    }),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(25);
  expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  await other.close();
});

test('who waits as long as told is let in again', async () => {
  let elapsed = 0;
  await open({ rates: createRateLimits({ windowMs: 10_000, invited: 2, strangers: 9 }, () => elapsed) });
  const ask = () => world.get('/v1/campaign', world.facilitator);
  await ask();
  elapsed = 4500;
  await ask();
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('6');
  elapsed += 5000;
  expect((await ask()).status).toBe(429);
  elapsed += 1000;
  expect((await ask()).status).toBe(200);
});

test('strangers share one allowance, and the invited are not touched by it', async () => {
  await open({ rate: { windowMs: 60_000, invited: 100, strangers: 2 } });
  expect((await world.get('/v1/health')).status).toBe(200);
  expect((await world.get('/v1/campaign')).status).toBe(401);
  expect(await problemOf(await world.get('/v1/campaign'))).toBe('429 too-many');
  expect((await world.get('/v1/campaign', world.facilitator)).status).toBe(200);
});

test('the log of a busy time, with everything that can go wrong, says nothing of who and what', async () => {
  const canary = 'canary-7d3f';
  const rates = createRateLimits({ windowMs: 60_000, invited: 60, strangers: 20 });
  await open({ rates, quotaBytes: 20_000, limits: { ...defaultLimits, envelopeBytes: 5000 } });
  const invited = await world.invite('facilitator', { label: canary });
  const revoked = await world.invite('facilitator', { label: 'gone' });
  await world.invitations.revoke('gone', today);
  const sent = Array.from({ length: 12 }, (_, n) => envelope(ageFile(n * 600)));
  const post = (path: string, headers: Headers, body: BodyInit) =>
    fetch(world.url + path, { method: 'POST', headers, body });
  const json = { ...invited.headers, 'content-type': 'application/json' };
  for (const one of sent) {
    await world.send(formOf(one, envelope(new TextEncoder().encode(canary))), invited.headers);
    await world.send(formOf(envelope(ageFile(), one.id)), revoked.headers);
    await world.get(`/v1/envelopes/${one.id}?${canary}=1`, world.reviewer);
    await world.get(`/v1/envelopes?after=${canary}`, world.reviewer);
    await world.get(`/${canary}/${one.id}`, invited.headers);
    await world.get('/v1/campaign', {
      authorization: `Bearer ${newToken('facilitator')}`,
      'x-forwarded-for': '203.0.113.9',
    });
    await post(
      '/v1/envelopes/missing',
      json,
      JSON.stringify({ envelopes: [{ id: one.id, sha256: one.sha256 }] }),
    );
    await post('/v1/envelopes/missing', json, `{"${canary}": 1`);
    await post(`/v1/${canary}`, { ...json, 'user-agent': canary, referer: canary }, canary);
    await exchange(world.port, Buffer.from(`${canary} /${one.id}\r\n\r\n`));
  }
  await world.ledger.close();
  await world.send(formOf(...sent.slice(0, 3)), world.facilitator);
  await world.get('/v1/envelopes', world.reviewer);
  const lines = world.log.join('\n');
  const statuses = new Set([...lines.matchAll(/ (\d{3}) [\d.]+ms$/gm)].map(([, status]) => status));
  expect([...statuses].sort()).toEqual(['200', '207', '400', '401', '403', '404', '413', '429', '503']);
  for (const line of world.log) {
    expect(line).toMatch(
      /^(?:listening|not ready: \w+(?: \d+)?|[A-Z]+ (?:-|\/[a-z0-9./:-]+) \d{3} [\d.]+ms)$/,
    );
  }
  const secrets = [
    canary,
    '127.0.0.1',
    '203.0.113.9',
    ...[invited, revoked].flatMap(({ id, token }) => [id, token, token.slice(3)]),
    ...sent.flatMap(({ id, sha256 }) => [id, sha256]),
  ];
  for (const secret of secrets) expect(lines.includes(secret)).toBe(false);
});

test('a log line says method, route, status and duration, and nothing of the request', async () => {
  await open();
  const { token, id, headers } = await world.invite('reviewer');
  const sent = envelope();
  await world.send(formOf(sent));
  await world.get(`/v1/envelopes/${sent.id}?secret=canary`, headers);
  await world.get(`/canary/${token}`, headers);
  await world.close();
  const lines = world.log.join('\n');
  expect(world.log[0]).toBe('listening');
  expect(world.log.at(-1)).toBe('closed');
  expect(lines).toMatch(/^POST \/v1\/batches 201 [\d.]+ms$/m);
  expect(lines).toMatch(/^GET \/v1\/envelopes\/:id 200 [\d.]+ms$/m);
  expect(lines).toMatch(/^GET - 404 [\d.]+ms$/m);
  for (const secret of [token, id, sent.id, sent.sha256, 'canary', '127.0.0.1']) {
    expect(lines.includes(secret)).toBe(false);
  }
});

test('the files of the endpoint hold no token and no address', async () => {
  await open();
  await world.send(formOf(envelope()));
  const { readFile } = await import('node:fs/promises');
  const token = world.facilitator['authorization']?.slice('Bearer '.length) ?? '';
  for (const name of [world.file, `${world.file}-wal`]) {
    const bytes = await readFile(name);
    for (const secret of [token, '127.0.0.1']) expect(bytes.includes(secret)).toBe(false);
  }
});
