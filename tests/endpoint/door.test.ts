import { afterEach, expect, test } from 'vitest';
import { CampaignView, defaultLimits } from '../../src/contract/campaign.ts';
import type { Guide } from '../../src/contract/guide.ts';
import { Health } from '../../src/contract/health.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { EndpointDeps } from '../../src/endpoint/endpoint.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { envelope, formOf, type Headers, newToken, openWorld, today, type World } from './world.ts';

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

test('strangers share one allowance, and the invited are not touched by it', async () => {
  await open({ rate: { windowMs: 60_000, invited: 100, strangers: 2 } });
  expect((await world.get('/v1/health')).status).toBe(200);
  expect((await world.get('/v1/campaign')).status).toBe(401);
  expect(await problemOf(await world.get('/v1/campaign'))).toBe('429 too-many');
  expect((await world.get('/v1/campaign', world.facilitator)).status).toBe(200);
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
