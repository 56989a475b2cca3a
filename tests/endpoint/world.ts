import type { FastifyInstance } from 'fastify';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../../src/contract/campaign.ts';
import { type Envelope, envelopeType } from '../../src/contract/envelope.ts';
import type { Role } from '../../src/contract/invitation.ts';
import { createEndpoint, type EndpointDeps } from '../../src/endpoint/endpoint.ts';
import type { Invitations } from '../../src/endpoint/invitations.ts';
import type { Ledger } from '../../src/endpoint/ledger.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';

export const today = '2031-05-17';

/** An endpoint that listens on a port of its own, over a ledger in a folder of its own. */
export interface World {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly file: string;
  readonly campaign: string;
  readonly endpoint: FastifyInstance;
  readonly ledger: Ledger;
  readonly invitations: Invitations;
  readonly facilitator: Headers;
  readonly reviewer: Headers;
  readonly log: readonly string[];
  readonly get: (path: string, headers?: Headers) => Promise<Response>;
  readonly send: (body: BodyInit, headers?: Headers) => Promise<Response>;
  readonly invite: (role: Role, options?: { expires?: string; label?: string }) => Promise<Invited>;
  readonly close: () => Promise<void>;
}

interface Invited {
  readonly token: string;
  readonly id: string;
  readonly headers: Headers;
}

export type Headers = Readonly<Record<string, string>>;

export async function openWorld(deps: Partial<EndpointDeps> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-endpoint-'));
  const file = join(folder, 'ledger.sqlite');
  const ledger = deps.ledger ?? openSqliteLedger(file);
  const invitations = deps.invitations ?? openSqliteInvitations(file);
  const invite = inviteWith(invitations);
  const campaign = randomUUID();
  const log: string[] = [];
  const endpoint = await createEndpoint({
    campaign: {
      id: campaign,
      name: 'A campaign',
      languages: ['en', 'fr'],
      recipients: [],
      lists: { sectors: [], regions: [], jobTitles: [], rungs: [] },
      keepList: [],
    },
    guides: [],
    reviewKey: ageFile(40),
    ledger,
    invitations,
    limits: defaultLimits,
    now: () => new Date(`${today}T23:59:59.000Z`),
    staticRoot: null,
    version: '0.0.0',
    log: (line) => log.push(line),
    ...deps,
  });
  const url = await endpoint.listen({ port: 0, host: '127.0.0.1' });
  const facilitator = (await invite('facilitator')).headers;
  const reviewer = (await invite('reviewer')).headers;
  return {
    url,
    port: Number(new URL(url).port),
    folder,
    file,
    campaign,
    endpoint,
    ledger,
    invitations,
    facilitator,
    reviewer,
    log,
    invite,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    send: (body, headers = facilitator) => fetch(`${url}/v1/batches`, { method: 'POST', headers, body }),
    close: async () => {
      await endpoint.close();
      await ledger.close();
      await invitations.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Bytes of the shape of an age file, with a payload of `size` random bytes. */
export function ageFile(size = 200): Uint8Array<ArrayBuffer> {
  const line = () => randomBytes(32).toString('base64').replaceAll('=', '');
  const header = `age-encryption.org/v1\n-> X25519 ${line()}\n${line()}\n--- ${line()}\n`;
  return new Uint8Array([...Buffer.from(header), ...randomBytes(size)]);
}

export function envelope(bytes: Uint8Array<ArrayBuffer> = ageFile(), id: string = randomUUID()): Envelope {
  return { id, sha256: sha256(bytes), bytes };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A form as a browser makes it. */
export function formOf(...envelopes: readonly Envelope[]): FormData {
  const form = new FormData();
  for (const { id, bytes } of envelopes) form.append(id, new Blob([bytes], { type: envelopeType }));
  return form;
}

/** A form with parts that have no file name, byte by byte. */
export function rawForm(boundary: string, ...envelopes: readonly Envelope[]): Buffer<ArrayBuffer> {
  return Buffer.concat([
    ...envelopes.flatMap(({ id, bytes }) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${id}"\r\n`),
      Buffer.from(`Content-Type: ${envelopeType}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

/** A whole HTTP/1.1 request in bytes. */
export function rawRequest(start: string, headers: Headers, body: Uint8Array = new Uint8Array()): Buffer {
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${start} HTTP/1.1\r\n${head}\r\n`), body]);
}

/** Writes a whole request to a port; what came back by the time the endpoint closed the connection. */
export function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return talk(port, (socket) => socket.write(bytes));
}

/** Writes bytes and hangs up at once, as a line does that is cut. */
export function exchangeCut(port: number, bytes: Uint8Array): Promise<string> {
  return talk(port, (socket) => socket.end(bytes));
}

/** Writes bytes that may or may not be a request, and hangs up when nothing more comes back. */
export function exchangeOdd(port: number, bytes: Uint8Array, patience = 50): Promise<string> {
  return talk(port, (socket) => {
    socket.setTimeout(patience, () => socket.end());
    socket.write(bytes);
  });
}

function talk(port: number, say: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' }, () => say(socket));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

/** The status of the last response in what `exchange` got back; `null`: none came. */
export function statusOf(reply: string): number | null {
  const last = [...reply.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].at(-1);
  return last === undefined ? null : Number(last[1]);
}

/** All entries of a ledger, page by page. */
export async function entriesOf(ledger: Ledger, pageSize = 100) {
  const entries = [];
  let after: string | null = null;
  for (;;) {
    const page = await ledger.index(after, pageSize);
    entries.push(...page.envelopes);
    if (page.next === null) return entries;
    after = page.next;
  }
}

export function newToken(role: Role): string {
  return `c${role[0]}_${randomBytes(32).toString('base64url')}`;
}

export function inviteWith(invitations: Invitations): World['invite'] {
  return async (role, { expires, label } = {}) => {
    const token = newToken(role);
    const id = randomUUID();
    await invitations.add({
      token,
      id,
      role,
      label: label ?? null,
      created: '2031-01-01',
      expires: expires ?? null,
    });
    return { token, id, headers: { authorization: `Bearer ${token}` } };
  };
}
