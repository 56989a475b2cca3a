import * as z from 'zod/mini';
import type { SendTrouble } from '../contract/outbox-entry.ts';
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
 * One request. A reply is believed only when it has one of the `expected` statuses, is JSON and fits the
 * schema; anything else (another 2xx, redirects, HTML) comes from someone else, whatever it says.
 */
export async function request<T>(
  deps: RequestDeps,
  token: string,
  to: { path: string; body: BodyInit; type?: string; size: number },
  expected: { statuses: readonly number[]; schema: z.ZodMiniType<T> },
): Promise<Result<T>> {
  const signal = deps.abortAfter(timeoutFor(to.size));
  try {
    const response = await deps.fetch(to.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(to.type ? { 'content-type': to.type } : {}) },
      body: to.body,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const contentType = response.headers.get('content-type') ?? '';
    if (!expected.statuses.includes(response.status)) return toTrouble(response, contentType, deps.now());
    if (!contentType.startsWith('application/json')) return trouble('not-us');
    const parsed = z.safeParse(expected.schema, await response.json().catch(() => null));
    return parsed.success ? { type: 'reply', reply: parsed.data } : trouble('not-us');
  } catch {
    return trouble(signal.aborted ? 'timeout' : 'offline');
  }
}

export function trouble(kind: SendTrouble, retryAfter = 0): Trouble {
  return { type: 'trouble', trouble: kind, retryAfter };
}

/** 30 s and what the body takes at 2 kB/s, the slowest line worth waiting for. Milliseconds. */
function timeoutFor(bytes: number): number {
  return 30_000 + bytes / 2;
}

function toTrouble({ status, headers }: Response, contentType: string, now: number): Trouble {
  const retryAfter = parseRetryAfter(headers.get('retry-after'), now);
  if (status === 429 || status === 503) return trouble('busy', retryAfter);
  if (status >= 500 && status !== 511) return trouble('endpoint-error', retryAfter);
  if (!contentType.startsWith(problemType)) return trouble('not-us');
  if (status === 401 || status === 403) return trouble('invitation-refused');
  if (status === 413) return trouble('too-large');
  return trouble('endpoint-error');
}
