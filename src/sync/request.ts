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

export interface Trouble {
  readonly type: 'trouble';
  readonly trouble: SendTrouble;
  /** Milliseconds that the endpoint asked to wait; 0: not said. */
  readonly retryAfter: number;
}

export type Result<T> = { readonly type: 'reply'; readonly reply: T } | Trouble;

/**
 * Sends these very bytes; by the file's name the endpoint sees that they are. Receipts come with 201 or 207,
 * never with 200.
 */
export function sendBatch(
  deps: RequestDeps,
  token: string,
  batch: readonly OutboxEntry[],
): Promise<Result<BatchReply>> {
  const body = new FormData();
  for (const { id, sha256, bytes } of batch) {
    if (bytes === null) throw new Error('a waiting entry has its bytes');
    body.append(id, new Blob([bytes], { type: envelopeType }), `${sha256}.age`);
  }
  const size = batch.reduce((sum, entry) => sum + entry.size, 0);
  const expected = { statuses: [201, 207], schema: BatchReply };
  return post(deps, token, { path: '/v1/batches', headers: {}, body, size }, expected);
}

/** Asks which of these (at most `missingLimit`) the endpoint lacks. The answer is not a receipt. */
export async function askMissing(
  deps: RequestDeps,
  token: string,
  entries: readonly OutboxEntry[],
): Promise<Result<MissingReply>> {
  const envelopes = entries.map(({ id, sha256 }) => ({ id, sha256 }));
  const body = JSON.stringify({ envelopes } satisfies MissingQuestion);
  const headers = { 'content-type': 'application/json' };
  const to = { path: '/v1/envelopes/missing', headers, body, size: body.length };
  const result = await post(deps, token, to, { statuses: [200], schema: MissingReply });
  if (result.type === 'trouble') return result;
  const asked = new Set(envelopes.map(({ id }) => id));
  return result.reply.missing.every((id) => asked.has(id)) ? result : trouble('not-us');
}

/**
 * One request. A reply is believed only when it has one of the `expected` statuses, is JSON and fits the
 * schema; anything else (another 2xx, redirects, HTML) comes from someone else, whatever it says.
 */
async function post<T>(
  deps: RequestDeps,
  token: string,
  to: { path: string; headers: Record<string, string>; body: BodyInit; size: number },
  expected: { statuses: readonly number[]; schema: z.ZodMiniType<T> },
): Promise<Result<T>> {
  const signal = deps.abortAfter(timeoutFor(to.size));
  try {
    const response = await deps.fetch(to.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...to.headers },
      body: to.body,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (!expected.statuses.includes(response.status)) return toTrouble(response, type, deps.now());
    if (!type.startsWith('application/json')) return trouble('not-us');
    const parsed = z.safeParse(expected.schema, await response.json().catch(() => null));
    return parsed.success ? { type: 'reply', reply: parsed.data } : trouble('not-us');
  } catch {
    return trouble(signal.aborted ? 'timeout' : 'offline');
  }
}

/** 30 s and what the body takes at 2 kB/s, the slowest line worth waiting for. Milliseconds. */
function timeoutFor(bytes: number): number {
  return 30_000 + bytes / 2;
}

function toTrouble({ status, headers }: Response, type: string, now: number): Trouble {
  // A date is read beside the endpoint's own clock: the device's may be years off.
  const theirs = Date.parse(headers.get('date') ?? '');
  const retryAfter = parseRetryAfter(headers.get('retry-after'), Number.isNaN(theirs) ? now : theirs);
  if (status === 429 || status === 503) return trouble('busy', retryAfter);
  if (status >= 500 && status !== 511) return trouble('endpoint-error', retryAfter);
  if (!type.startsWith(problemType)) return trouble('not-us');
  if (status === 401 || status === 403) return trouble('invitation-refused');
  if (status === 413) return trouble('too-large');
  return trouble('endpoint-error');
}

function trouble(kind: SendTrouble, retryAfter = 0): Trouble {
  return { type: 'trouble', trouble: kind, retryAfter };
}
