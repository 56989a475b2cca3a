import * as z from 'zod/mini';
import { BatchReply } from '../contract/batch.ts';
import { envelopeType } from '../contract/envelope.ts';
import type { SendTrouble } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import { parseRetryAfter } from './backoff.ts';

export interface SendDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** A signal that aborts after so many milliseconds. */
  readonly abortAfter: (milliseconds: number) => AbortSignal;
}

export interface SealedPart {
  readonly id: Uuid;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type SendResult =
  | { readonly type: 'reply'; readonly reply: BatchReply }
  /** `retryAfter` in milliseconds; 0: not said. */
  | { readonly type: 'trouble'; readonly trouble: SendTrouble; readonly retryAfter: number };

/**
 * One request. A reply is believed only when it is a 201 or 207 of our content type that fits the schema;
 * 200, redirects and HTML come from someone else (captive portals), whatever they say.
 */
export async function sendBatch(
  deps: SendDeps,
  token: string,
  parts: readonly SealedPart[],
): Promise<SendResult> {
  const form = new FormData();
  for (const { id, bytes } of parts) form.append(id, new Blob([bytes], { type: envelopeType }), id);
  const size = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const signal = deps.abortAfter(timeoutFor(size));
  try {
    const response = await deps.fetch('/v1/batches', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    return await readReply(response, deps.now());
  } catch {
    return trouble(signal.aborted ? 'timeout' : 'offline');
  }
}

/** 30 s and what the body takes at 2 kB/s, the slowest line worth waiting for. Milliseconds. */
function timeoutFor(bytes: number): number {
  return 30_000 + bytes / 2;
}

async function readReply(response: Response, now: number): Promise<SendResult> {
  const { status } = response;
  const contentType = response.headers.get('content-type') ?? '';
  if (status === 201 || status === 207) {
    if (!contentType.startsWith('application/json')) return trouble('not-us');
    const parsed = z.safeParse(BatchReply, await response.json().catch(() => null));
    return parsed.success ? { type: 'reply', reply: parsed.data } : trouble('not-us');
  }
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), now);
  if (status === 429 || status === 503) return trouble('busy', retryAfter);
  if (status >= 500) return trouble('endpoint-error', retryAfter);
  if (!contentType.startsWith('application/problem+json')) return trouble('not-us');
  if (status === 401 || status === 403) return trouble('invitation-refused');
  if (status === 413) return trouble('too-large');
  return trouble('endpoint-error');
}

function trouble(kind: SendTrouble, retryAfter = 0): SendResult {
  return { type: 'trouble', trouble: kind, retryAfter };
}
