import * as z from 'zod/mini';
import { CampaignView } from '../contract/campaign.ts';
import { Cursor, EnvelopeIndex, envelopeType, nextCursorHeader } from '../contract/envelope.ts';
import type { Token } from '../contract/invitation.ts';
import { Uuid } from '../contract/primitives.ts';
import { createProblem, Problem } from '../contract/problem.ts';
import { failed, type Failure, type Reply, type Trouble } from './trouble.ts';

export interface EndpointAccess {
  /** The platform's fetch, or another with its contract. */
  readonly fetch: typeof fetch;
  /** Origin of the endpoint, without a last slash. */
  readonly origin: string;
  readonly token: Token;
  /** Aborts every request under way; they then answer `unreachable`. */
  readonly signal: AbortSignal;
  /** Milliseconds without the first byte of a reply after which the endpoint counts as unreachable. */
  readonly patience: number;
}

/** Envelopes by id. `next`: where the following pack starts, `null` at the end. */
interface Pack {
  readonly parts: ReadonlyMap<Uuid, Uint8Array<ArrayBuffer>>;
  readonly next: Cursor | null;
}

/** `null`: the endpoint holds no envelope of this id. */
type MaybeBytes = Uint8Array<ArrayBuffer> | null;

/** The reviewer's reads. None throws for what a network or an endpoint can do. */
export interface EndpointClient {
  readonly campaign: () => Promise<Reply<CampaignView>>;
  readonly reviewKey: () => Promise<Reply<Uint8Array<ArrayBuffer>>>;
  readonly index: (after: Cursor | null) => Promise<Reply<EnvelopeIndex>>;
  readonly envelope: (id: Uuid) => Promise<Reply<MaybeBytes>>;
  /** `bytes`: about how large a pack may be. */
  readonly pack: (after: Cursor | null, bytes: number) => Promise<Reply<Pack>>;
}

export function createEndpointClient(access: EndpointAccess): EndpointClient {
  return {
    campaign: () => getJson(access, '/v1/campaign', CampaignView),
    reviewKey: async () => {
      const reply = await get(access, '/v1/review-key');
      return reply.type === 'ok' ? readBytes(reply.value) : reply;
    },
    index: (after) => getJson(access, `/v1/envelopes${query({ after })}`, EnvelopeIndex),
    envelope: async (id) => {
      const reply = await get(access, `/v1/envelopes/${id}`);
      if (reply.type === 'ok') return readBytes(reply.value, envelopeType);
      return reply.status === 404 ? { type: 'ok', value: null } : failed(reply.trouble);
    },
    pack: async (after, bytes) => {
      const reply = await get(access, `/v1/envelopes/pack${query({ after, bytes: String(bytes) })}`);
      return reply.type === 'ok' ? readPack(reply.value) : reply;
    },
  };
}

type Refused = Failure & { readonly status?: number };

async function get(
  access: EndpointAccess,
  path: string,
): Promise<{ readonly type: 'ok'; readonly value: Response } | Refused> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const timer = setTimeout(stop, access.patience);
  access.signal.addEventListener('abort', stop);
  if (access.signal.aborted) stop();
  try {
    const response = await access.fetch(access.origin + path, {
      headers: { authorization: `Bearer ${access.token}` },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: abort.signal,
    });
    if (response.status === 200) return { type: 'ok', value: response };
    return { ...failed(await readRefusal(response)), status: response.status };
  } catch {
    return failed('unreachable');
  } finally {
    clearTimeout(timer);
  }
}

async function getJson<Schema extends z.ZodMiniType>(
  access: EndpointAccess,
  path: string,
  schema: Schema,
): Promise<Reply<z.infer<Schema>>> {
  const reply = await get(access, path);
  if (reply.type !== 'ok') return reply;
  if (mediaType(reply.value) !== 'application/json') return failed('not-us');
  const text = await read(() => reply.value.text());
  if (text === null) return failed('unreachable');
  const parsed = z.safeParse(schema, parseJson(text));
  return parsed.success ? { type: 'ok', value: parsed.data } : failed('not-us');
}

async function readBytes(response: Response, type?: string): Promise<Reply<Uint8Array<ArrayBuffer>>> {
  const found = mediaType(response);
  if (type === undefined ? found === 'text/html' : found !== type) return failed('not-us');
  const buffer = await read(() => response.arrayBuffer());
  return buffer === null ? failed('unreachable') : { type: 'ok', value: new Uint8Array(buffer) };
}

/** A part without a `filename` is decoded as text by `formData()`, which spoils it: such a part is left out. */
async function readPack(response: Response): Promise<Reply<Pack>> {
  if (mediaType(response) !== 'multipart/form-data') return failed('not-us');
  const header = response.headers.get(nextCursorHeader);
  const next = z.safeParse(z.nullable(Cursor), header);
  if (!next.success) return failed('not-us');
  const form = await read(() => response.formData());
  if (form === null) return failed('unreachable');
  const parts = new Map<Uuid, Uint8Array<ArrayBuffer>>();
  for (const [name, part] of form.entries()) {
    if (typeof part === 'string' || !z.safeParse(Uuid, name).success) continue;
    parts.set(name, new Uint8Array(await part.arrayBuffer()));
  }
  return { type: 'ok', value: { parts, next: next.data } };
}

async function readRefusal(response: Response): Promise<Trouble> {
  const text = mediaType(response) === 'application/problem+json' ? await read(() => response.text()) : null;
  const problem = z.safeParse(Problem, text === null ? null : parseJson(text));
  if (!problem.success) return response.status >= 500 ? 'endpoint-error' : 'not-us';
  switch (problem.data.type) {
    case createProblem('no-token').type:
      return 'invitation-unknown';
    case createProblem('token-revoked').type:
      return 'invitation-revoked';
    case createProblem('wrong-role').type:
      return 'wrong-role';
    case createProblem('too-many').type:
    case createProblem('not-ready').type:
      return 'busy';
    default:
      return 'endpoint-error';
  }
}

function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

/** `null`: the line broke while the body was coming, or the body is not what it claims. */
async function read<Value>(body: () => Promise<Value>): Promise<Value | null> {
  try {
    return await body();
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function query(values: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
