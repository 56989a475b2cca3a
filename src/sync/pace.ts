import type { Limits } from '../contract/campaign.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';

/** What the next requests may carry, and how many may be on their way at once. */
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

/** The next requests: each of the first entries that fit, and at least one, or none would ever go. */
export function takeBatches(entries: readonly OutboxEntry[], pace: Pace): OutboxEntry[][] {
  const batches: OutboxEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = batches.at(-1);
    bytes += entry.size;
    if (last && last.length < pace.envelopes && bytes <= pace.bytes) last.push(entry);
    else if (batches.length === pace.inFlight) break;
    else {
      batches.push([entry]);
      bytes = entry.size;
    }
  }
  return batches;
}
