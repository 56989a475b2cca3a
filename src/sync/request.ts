import * as z from 'zod/mini';
import { BatchReply } from '../contract/batch.ts';
import { envelopeType } from '../contract/envelope.ts';
import { type MissingQuestion, MissingReply } from '../contract/missing.ts';
import type { OutboxEntry, SendTrouble } from '../contract/outbox-entry.ts';
import { problemType } from '../contract/problem.ts';
import { parseRetryAfter } from './backoff.ts';

export interface RequestDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** A signal that aborts after so many milliseconds. */
  readonly abortAfter: (milliseconds: number) => AbortSignal;
}

interface Trouble {
  readonly type: 'trouble';
  readonly trouble: SendTrouble;
  /** Milliseconds that the endpoint asked to wait; 0: not said. */
  readonly retryAfter: number;
}

type Result<T> = { readonly type: 'reply'; readonly reply: T } | Trouble;

/** A door of the endpoint: a reply is what comes with one of these statuses, as JSON and as the schema says. */
interface Door<T> {
  readonly path: string;
  readonly statuses: readonly number[];
  readonly schema: z.ZodMiniType<T>;
}

/** Receipts come with 201 or 207, never with 200. */
const batches: Door<BatchReply> = { path: '/v1/batches', statuses: [201, 207], schema: BatchReply };
const missing: Door<MissingReply> = { path: '/v1/envelopes/missing', statuses: [200], schema: MissingReply };

/** Sends these very bytes; by the file's name the endpoint sees that they are. */
export function sendBatch(deps: RequestDeps, token: string, batch: readonly OutboxEntry[]) {
  const body = new FormData();
  for (const { id, sha256, bytes } of batch) {
    if (bytes === null) throw new Error('a waiting entry has its bytes');
    body.append(id, new Blob([bytes], { type: envelopeType }), `${sha256}.age`);
  }
  const size = batch.reduce((sum, entry) => sum + entry.size, 0);
  return post(deps, token, batches, body, size);
}

/** Asks which of these (at most `missingLimit`) the endpoint lacks. The answer is not a receipt. */
export function askMissing(deps: RequestDeps, token: string, entries: readonly OutboxEntry[]) {
  const envelopes = entries.map(({ id, sha256 }) => ({ id, sha256 }));
  const body = JSON.stringify({ envelopes } satisfies MissingQuestion);
  return post(deps, token, missing, body, body.length);
}

/** One request; a body that is a string is JSON. All that is not a reply of this door is trouble, whatever it says. */
async function post<T>(
  deps: RequestDeps,
  token: string,
  { path, statuses, schema }: Door<T>,
  body: FormData | string,
  size: number,
): Promise<Result<T>> {
  // Half a minute, and what the body takes at 2 kB/s, the slowest line worth waiting for.
  const signal = deps.abortAfter(30_000 + size / 2);
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  try {
    const response = await deps.fetch(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...type },
      body,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const { status, headers } = response;
    if (!statuses.includes(status)) return toTrouble(response, deps.now());
    if (!headers.get('content-type')?.startsWith('application/json')) return trouble('not-us');
    const parsed = z.safeParse(schema, await response.json().catch(() => null));
    return parsed.success ? { type: 'reply', reply: parsed.data } : trouble('not-us');
  } catch {
    return trouble(signal.aborted ? 'timeout' : 'offline');
  }
}

function toTrouble({ status, headers }: Response, now: number): Trouble {
  // A date is read beside the endpoint's own clock: the device's may be years off.
  const theirs = Date.parse(headers.get('date') ?? '');
  const retryAfter = parseRetryAfter(headers.get('retry-after'), Number.isNaN(theirs) ? now : theirs);
  if (status === 429 || status === 503) return trouble('busy', retryAfter);
  if (status >= 500 && status !== 511) return trouble('endpoint-error', retryAfter);
  if (!headers.get('content-type')?.startsWith(problemType)) return trouble('not-us');
  if (status === 401 || status === 403) return trouble('invitation-refused');
  if (status === 413) return trouble('too-large');
  return trouble('endpoint-error');
}

function trouble(kind: SendTrouble, retryAfter = 0): Trouble {
  return { type: 'trouble', trouble: kind, retryAfter };
}
