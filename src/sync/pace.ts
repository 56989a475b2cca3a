import { defaultLimits } from '../contract/campaign.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';

/** How much the next requests may carry, and how many may be on their way at once. */
export interface Pace {
  readonly bytes: number;
  readonly inFlight: number;
}

/** Each round begins with one envelope alone: it is also the probe for a captive portal. */
export const firstPace: Pace = { bytes: 0, inFlight: 1 };

/** The least that a line carries after an answer in good time. */
const leastBytes = 32 * 1024;
/** No more requests than these go at once, and only on a line that answers within `quick` milliseconds. */
const mostInFlight = 3;
const quick = 1_500;
/** Answers slower than this call for smaller batches; between `good` and `slow` they stay as they are. */
const good = 5_000;
const slow = 15_000;

/** The pace after a request that was answered in `took` milliseconds. */
export function afterReply({ bytes, inFlight }: Pace, took: number): Pace {
  if (took > slow) return { bytes: Math.floor(bytes / 4), inFlight: 1 };
  return {
    bytes: took > good ? bytes : Math.min(Math.max(leastBytes, bytes * 2), defaultLimits.batchBytes),
    inFlight: took > quick ? 1 : Math.min(inFlight + 1, mostInFlight),
  };
}

/**
 * The next requests: each of the first entries that fit, and at least one, or none would ever go. What was in a
 * batch that the endpoint found too large goes alone.
 */
export function takeBatches(entries: readonly OutboxEntry[], pace: Pace): OutboxEntry[][] {
  const batches: OutboxEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = batches.at(-1);
    const goesAlone = [entry, last?.[0]].some((one) => one?.trouble === 'too-large');
    const isFull = last?.length === defaultLimits.batchEnvelopes || bytes + entry.size > pace.bytes;
    if (last && !goesAlone && !isFull) last.push(entry);
    else if (batches.length === pace.inFlight) break;
    else {
      batches.push([entry]);
      bytes = 0;
    }
    bytes += entry.size;
  }
  return batches;
}
