const base = 2_000;

/** No wait is longer. Milliseconds. */
export const cap = 15 * 60_000;

/**
 * When to try again, epoch milliseconds: full jitter (between nothing and the doubled wait, capped), and
 * never before `retryAfter` milliseconds that the endpoint asked for (capped too). `random` in [0, 1).
 */
export function nextTry(now: number, tries: number, random: number, retryAfter: number): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(tries, 20));
  return now + Math.max(random * ceiling, Math.min(retryAfter, cap));
}

/** `Retry-After`: seconds or an HTTP date, as milliseconds from `now`; 0 when absent or unreadable. */
export function parseRetryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
