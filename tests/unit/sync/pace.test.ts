import { expect, test } from 'vitest';
import { defaultLimits } from '../../../src/contract/campaign.ts';
import { afterReply, firstPace, type Pace, takeBatches } from '../../../src/sync/pace.ts';
import { sampleEntry } from '../../support/samples.ts';

const after = (times: readonly number[]) => times.reduce<Pace>(afterReply, firstPace);

const roomy: Pace = { bytes: defaultLimits.batchBytes, inFlight: 1 };

test('quick answers raise the batches to the limit, and the requests at once to three', () => {
  expect(after(Array.from({ length: 20 }, () => 300))).toEqual({
    bytes: defaultLimits.batchBytes,
    inFlight: 3,
  });
});

test('on a line that takes its time, one request at a time', () => {
  const fair = after([300, 300, 3_000]);
  expect(fair.inFlight).toBe(1);
  expect(fair.bytes).toBeGreaterThan(after([300, 300]).bytes);
});

test('slow answers keep the batches as they are; very slow ones make them smaller', () => {
  const grown = after([300, 300]);
  expect(after([300, 300, 8_000])).toEqual({ ...grown, inFlight: 1 });
  expect(after([300, 300, 30_000])).toEqual({ bytes: grown.bytes / 4, inFlight: 1 });
});

test('answers that stay very slow make batches smaller, down to one envelope alone', () => {
  const shrunk = after([300, 300, 300, ...Array.from({ length: 12 }, () => 30_000)]);
  expect(shrunk).toEqual(firstPace);
  const [batch, ...more] = takeBatches([sampleEntry(), sampleEntry()], shrunk);
  expect([batch, more]).toMatchObject([{ length: 1 }, []]);
});

test('a batch holds what fits, and at least one; no more batches than may go at once', () => {
  const entries = [20_000, 20_000, 1, 1].map((size) => sampleEntry({ size }));
  const sizes = (pace: Pace) => takeBatches(entries, pace).map((batch) => batch.map(({ size }) => size));
  expect(sizes({ bytes: 30_000, inFlight: 1 })).toEqual([[20_000]]);
  expect(sizes({ bytes: 1, inFlight: 1 })).toEqual([[20_000]]);
  expect(sizes({ bytes: 40_000, inFlight: 1 })).toEqual([[20_000, 20_000]]);
  expect(sizes({ bytes: 30_000, inFlight: 2 })).toEqual([[20_000], [20_000, 1, 1]]);
  expect(sizes({ bytes: 1, inFlight: 3 })).toEqual([[20_000], [20_000], [1]]);
});

test('a batch holds no more envelopes than the endpoint takes', () => {
  const entries = Array.from({ length: defaultLimits.batchEnvelopes + 3 }, () => sampleEntry({ size: 1 }));
  expect(takeBatches(entries, { ...roomy, inFlight: 3 }).map(({ length }) => length)).toEqual([
    defaultLimits.batchEnvelopes,
    3,
  ]);
});

test('what was in a batch that was too large goes alone', () => {
  const entries = ([null, 'too-large', 'too-large', 'offline', null] as const).map((trouble) =>
    sampleEntry({ trouble }),
  );
  const batches = takeBatches(entries, { ...roomy, inFlight: 5 });
  expect(batches.map(({ length }) => length)).toEqual([1, 1, 1, 2]);
});
