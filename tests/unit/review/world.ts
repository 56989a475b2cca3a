import { Encrypter } from 'age-encryption';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { defaultLimits, type CampaignView } from '../../../src/contract/campaign.ts';
import { envelopeType, nextCursorHeader, type Envelope } from '../../../src/contract/envelope.ts';
import type { Invitation } from '../../../src/contract/invitation.ts';
import { createProblem, problemType, type ProblemKey } from '../../../src/contract/problem.ts';
import type { Submission } from '../../../src/contract/submission.ts';
import { createEndpointClient, type EndpointClient } from '../../../src/review/endpoint-client.ts';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';

const day = '2031-05-17';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a small endpoint holds and does; tests change it while it runs. */
export interface World {
  readonly origin: string;
  readonly invitation: Invitation;
  readonly campaign: CampaignView;
  readonly identity: string;
  readonly passphrase: string;
  /** In the order of the ledger. */
  readonly stored: Envelope[];
  /** Bytes handed out in place of those that are stored; `null`: not found. By envelope id. */
  readonly tampered: Map<string, Uint8Array<ArrayBuffer> | null>;
  /** Paths with their queries, in the order in which they were asked. */
  readonly asked: string[];
  /** Entries a page and envelopes a pack. */
  pageSize: number;
  /** Answers in place of the endpoint, for paths that start with the key. */
  readonly instead: Map<string, Handler>;
  readonly send: (submission: Submission) => Promise<Envelope>;
  readonly connect: (signal?: AbortSignal) => EndpointClient;
}

export async function openWorld(): Promise<World> {
  const keys = await createKeyPair();
  const passphrase = 'épinette, margin & line';
  const reviewKey = await sealQuickly(keys.identity, passphrase);
  const campaignId = randomUUID();
  const invitation: Invitation = {
    v: 1,
    role: 'reviewer',
    campaign: campaignId,
    id: randomUUID(),
    token: `cr_${randomBytes(32).toString('base64url')}`,
    recipients: [keys.recipient],
  };
  const campaign: CampaignView = {
    id: campaignId,
    name: 'A campaign',
    languages: ['en', 'fr'],
    recipients: [keys.recipient],
    lists: {
      sectors: [{ code: 'health', en: 'Health', fr: 'Santé' }],
      regions: [{ code: 'estrie', en: 'Eastern Townships', fr: 'Estrie' }],
      jobTitles: [{ code: 'orderly', en: 'Orderly', fr: 'Préposée ou préposé' }],
      rungs: [],
    },
    keepList: [],
    limits: defaultLimits,
    guides: [],
    day,
  };
  const stored: Envelope[] = [];
  const tampered: World['tampered'] = new Map();
  const asked: string[] = [];
  const instead: World['instead'] = new Map();

  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    asked.push(request.url!);
    const other = [...instead].find(([start]) => url.pathname.startsWith(start));
    if (other) return other[1](request, response);
    if (request.headers.authorization !== `Bearer ${invitation.token}`)
      return refuse('no-token')(request, response);
    const from = Number((url.searchParams.get('after') ?? 'at-0').slice(3));
    const page = stored.slice(from, from + world.pageSize);
    const next = from + page.length < stored.length ? `at-${from + page.length}` : null;
    const bytesOf = (envelope: Envelope) =>
      tampered.has(envelope.id) ? tampered.get(envelope.id)! : envelope.bytes;
    if (url.pathname === '/v1/campaign') return json(response, campaign);
    if (url.pathname === '/v1/review-key') return bytes(response, reviewKey);
    if (url.pathname === '/v1/envelopes') {
      const envelopes = page.map(({ id, sha256, bytes: { length: size } }) => ({ id, sha256, size, day }));
      return json(response, { envelopes, next });
    }
    if (url.pathname === '/v1/envelopes/pack') {
      const form = new FormData();
      for (const envelope of page) {
        const held = bytesOf(envelope);
        if (held) form.append(envelope.id, new Blob([held], { type: envelopeType }), 'envelope.age');
      }
      return void sendForm(response, form, next);
    }
    const found = stored.find(({ id }) => url.pathname === `/v1/envelopes/${id}`);
    const held = found ? bytesOf(found) : null;
    return held ? bytes(response, held) : refuse('not-found')(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world: World = {
    origin,
    invitation,
    campaign,
    identity: keys.identity,
    passphrase,
    stored,
    tampered,
    asked,
    pageSize: 3,
    instead,
    send: async (submission) => {
      const envelope = await sealSubmission(submission, [keys.recipient], randomUUID());
      stored.push(envelope);
      return envelope;
    },
    connect: (signal = new AbortController().signal) =>
      createEndpointClient({ fetch, origin, token: invitation.token, signal, patience: 10_000 }),
  };
  return world;
}

/** As `sealIdentity`, but with little scrypt: tests open it many times. */
async function sealQuickly(identity: string, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(4);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(`${identity}\n`);
}

export function refuse(key: ProblemKey): Handler {
  return (_, response) => {
    const problem = createProblem(key);
    response.writeHead(problem.status, { 'content-type': problemType }).end(JSON.stringify(problem));
  };
}

/** A captive portal: 200, and a page of its own. */
export const portal: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Wi-Fi</title>');
};

export const cutLine: Handler = (_, response) => {
  response.destroy();
};

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

function bytes(response: ServerResponse, value: Uint8Array): void {
  response.writeHead(200, { 'content-type': envelopeType }).end(value);
}

async function sendForm(response: ServerResponse, form: FormData, next: string | null): Promise<void> {
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type')! };
  response
    .writeHead(200, next === null ? headers : { ...headers, [nextCursorHeader]: next })
    .end(new Uint8Array(await encoded.arrayBuffer()));
}
