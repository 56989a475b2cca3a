import { expect, test } from 'vitest';
import { defaultLimits } from '../../../src/contract/campaign.ts';
import { afterReply, afterTrouble, firstPace, type Pace, takeBatches } from '../../../src/sync/pace.ts';
import { sampleEntry } from '../../support/samples.ts';

const after = (times: readonly number[]) =>
  times.reduce<Pace>((pace, took) => afterReply(pace, took, defaultLimits), firstPace);

test('quick answers raise the batches to the limits, and the requests at once to three', () => {
  expect(after(Array.from({ length: 20 }, () => 300))).toEqual({
    bytes: defaultLimits.batchBytes,
    envelopes: defaultLimits.batchEnvelopes,
    inFlight: 3,
  });
});

test('on a line that takes its time, one request at a time', () => {
  const fair = after([300, 300, 3_000]);
  expect(fair.inFlight).toBe(1);
  expect(fair.envelopes).toBeGreaterThan(after([300, 300]).envelopes);
});

test('slow answers keep the batches as they are; very slow ones make them smaller', () => {
  const grown = after([300, 300]);
  expect(after([300, 300, 8_000])).toEqual({ ...grown, inFlight: 1 });
  expect(after([300, 300, 30_000])).toEqual(afterTrouble(grown));
});

test('trouble makes batches smaller, down to one envelope alone', () => {
  const shrunk = afterTrouble(after([300, 300, 300]));
  expect(shrunk).toMatchObject({ envelopes: 16, inFlight: 1 });
  expect(afterTrouble(afterTrouble(afterTrouble(shrunk)))).toEqual(firstPace);
});

test('a batch holds what fits, and at least one; no more batches than may go at once', () => {
  const entries = [20_000, 20_000, 1, 1].map((size) => sampleEntry({ size }));
  const sizes = (pace: Partial<Pace>) =>
    takeBatches(entries, { ...firstPace, ...pace }).map((batch) => batch.map(({ size }) => size));
  expect(sizes({ envelopes: 10 })).toEqual([[20_000]]);
  expect(sizes({ bytes: 1 })).toEqual([[20_000]]);
  expect(sizes({ bytes: 50_000, envelopes: 2 })).toEqual([[20_000, 20_000]]);
  expect(sizes({ envelopes: 10, inFlight: 2 })).toEqual([[20_000], [20_000, 1, 1]]);
  expect(sizes({ inFlight: 3 })).toEqual([[20_000], [20_000], [1]]);
});
