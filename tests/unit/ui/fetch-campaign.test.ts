import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { fetchCampaign } from '../../../src/app/fetch-campaign.ts';
import { defaultLimits, type CampaignView } from '../../../src/contract/campaign.ts';
import type { Invitation } from '../../../src/contract/invitation.ts';
import { createProblem, problemType, type ProblemKey } from '../../../src/contract/problem.ts';

const keys = [`age1${'q'.repeat(58)}`, `age1${'p'.repeat(58)}`];
const campaign: CampaignView = {
  id: randomUUID(),
  name: 'Spring campaign',
  languages: ['fr'],
  recipients: keys,
  lists: { sectors: [], regions: [], jobTitles: [], rungs: [] },
  keepList: [],
  limits: defaultLimits,
  guides: [],
  day: '2031-05-17',
};
const invitation: Invitation = {
  v: 1,
  role: 'facilitator',
  campaign: campaign.id,
  id: randomUUID(),
  token: `cf_${'x'.repeat(43)}`,
  recipients: keys,
};

test('the campaign of the invitation is joined', async () => {
  expect(await ask(json(campaign))).toEqual({ type: 'campaign', campaign });
});

test('the order of the keys does not matter', async () => {
  expect(await ask(json({ ...campaign, recipients: keys.toReversed() }))).toMatchObject({ type: 'campaign' });
});

test.each([
  ['one more key', [...keys, `age1${'z'.repeat(58)}`]],
  ['one key less', keys.slice(1)],
  ['another key', [keys[0], `age1${'z'.repeat(58)}`]],
])('an endpoint that names %s than the invitation is refused', async (_, recipients) => {
  expect(await ask(json({ ...campaign, recipients }))).toEqual({ type: 'problem', problem: 'other-keys' });
});

test.each([
  ['a Wi-Fi that wants a login (HTML with 200)', html(200), 'portal'],
  ['an HTML error page', html(502), 'portal'],
  ['an unknown token', refusal('no-token'), 'unknown'],
  ['a revoked invitation', refusal('token-revoked'), 'revoked'],
  ['a busy endpoint', refusal('too-many'), 'busy'],
  ['an endpoint that is not ready', refusal('not-ready'), 'busy'],
  ['something that is not there', refusal('not-found'), 'not-us'],
  ['JSON of someone else', json({ hello: 'world' }), 'not-us'],
  ['broken JSON', new Response('{', { headers: { 'content-type': 'application/json' } }), 'not-us'],
  ['another campaign', json({ ...campaign, id: randomUUID() }), 'not-us'],
] as const)('%s is told apart', async (_, response, problem) => {
  expect(await ask(response)).toEqual({ type: 'problem', problem });
});

test('an invitation past its day has expired', async () => {
  expect(await ask(refusal('token-revoked'), { ...invitation, expires: '2031-05-16' })).toEqual({
    type: 'problem',
    problem: 'expired',
  });
});

test('no network is no network', async () => {
  const deps = { fetch: () => Promise.reject(new TypeError('failed')), today, abortAfter };
  expect(await fetchCampaign(deps, invitation)).toEqual({ type: 'problem', problem: 'offline' });
});

test('the token travels in the header, never in the address', async () => {
  const asked: Request[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push(new Request(new URL(input as string, 'http://localhost'), init));
    return Promise.resolve(json(campaign));
  };
  await fetchCampaign({ fetch, today, abortAfter }, invitation);
  expect(asked.map(({ url }) => url)).toEqual(['http://localhost/v1/campaign']);
  expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${invitation.token}`);
});

const abortAfter = () => new AbortController().signal;

function today() {
  return '2031-05-17';
}

function ask(response: Response, asked = invitation) {
  return fetchCampaign({ fetch: () => Promise.resolve(response.clone()), today, abortAfter }, asked);
}

function json(body: unknown): Response {
  return Response.json(body);
}

function html(status: number): Response {
  return new Response('<h1>Welcome to our Wi-Fi</h1>', {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

function refusal(key: ProblemKey): Response {
  const problem = createProblem(key);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': problemType },
  });
}
