import type { Limits } from '../contract/campaign.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';

/** What the next request may carry, and how many requests may be on their way at once. */
export interface Pace {
  readonly bytes: number;
  readonly envelopes: number;
  readonly inFlight: number;
}

/** Begins with one envelope: it is also the probe for a captive portal. */
export const firstPace: Pace = { bytes: 32 * 1024, envelopes: 1, inFlight: 1 };

/** No more requests than these go at once, and only on a line that answers within `quick` milliseconds. */
const mostInFlight = 3;
const quick = 1_500;
/** Answers slower than this call for smaller batches; between `good` and `slow` they stay as they are. */
const good = 5_000;
const slow = 15_000;

/** The pace after a request that was answered in `took` milliseconds. */
export function afterReply(pace: Pace, took: number, limits: Limits): Pace {
  if (took > slow) return afterTrouble(pace);
  const inFlight = took <= quick ? Math.min(pace.inFlight + 1, mostInFlight) : 1;
  if (took > good) return { ...pace, inFlight };
  return {
    bytes: Math.min(pace.bytes * 2, limits.batchBytes),
    envelopes: Math.min(pace.envelopes * 4, limits.batchEnvelopes),
    inFlight,
  };
}

/** The pace after 413, 429, 503, a timeout or a lost line: a quarter, one at a time. */
export function afterTrouble(pace: Pace): Pace {
  return {
    bytes: Math.max(firstPace.bytes, Math.floor(pace.bytes / 4)),
    envelopes: Math.max(1, Math.floor(pace.envelopes / 4)),
    inFlight: 1,
  };
}

/** The first entries that fit; always at least one, or none would ever go. */
export function takeBatch(entries: readonly OutboxEntry[], pace: Pace): OutboxEntry[] {
  const batch: OutboxEntry[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, pace.envelopes)) {
    bytes += entry.size;
    if (batch.length > 0 && bytes > pace.bytes) break;
    batch.push(entry);
  }
  return batch;
}
