import type { Limits } from '../contract/campaign.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';

/** How many bytes and envelopes the next request may carry. */
export interface BatchSize {
  readonly bytes: number;
  readonly envelopes: number;
}

/** Begins with one envelope: it is also the probe for a captive portal. */
export const firstSize: BatchSize = { bytes: 32 * 1024, envelopes: 1 };

export function grow(size: BatchSize, limits: Limits): BatchSize {
  return {
    bytes: Math.min(size.bytes * 2, limits.batchBytes),
    envelopes: Math.min(size.envelopes * 4, limits.batchEnvelopes),
  };
}

export function shrink(size: BatchSize): BatchSize {
  return {
    bytes: Math.max(firstSize.bytes, Math.floor(size.bytes / 4)),
    envelopes: Math.max(1, Math.floor(size.envelopes / 4)),
  };
}

/** The first entries that fit; always at least one, or none would ever go. */
export function takeBatch(entries: readonly OutboxEntry[], size: BatchSize): OutboxEntry[] {
  const batch: OutboxEntry[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, size.envelopes)) {
    bytes += entry.size;
    if (batch.length > 0 && bytes > size.bytes) break;
    batch.push(entry);
  }
  return batch;
}
