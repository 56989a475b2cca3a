import { maxWait } from '../outbox/entry.ts';

const base = 2_000;

/** No wait is shorter, so that nothing goes twice in a row. Milliseconds. */
const leastWait = 1_000;

/**
 * When to try again, epoch milliseconds: full jitter (between nothing and the doubled wait) after the
 * `retryAfter` milliseconds that the endpoint asked for, so that those who were sent away together do not come
 * back together; after `leastWait` at the soonest, and `maxWait` at the latest. `random` in [0, 1).
 */
export function nextTry(now: number, tries: number, random: number, retryAfter: number): number {
  const jitter = random * Math.min(maxWait, base * 2 ** Math.min(tries, 20));
  return now + Math.min(maxWait, Math.max(leastWait, retryAfter + jitter));
}

/** `Retry-After`: seconds or an HTTP date, as milliseconds from `now`; 0 when absent or unreadable. */
export function parseRetryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
