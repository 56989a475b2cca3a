import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createPlainReader, longestReading, type Layers } from '../../../../src/strip/tagger/recurrence.ts';
import { createVectorReader } from '../../../../src/strip/tagger/vector-recurrence.ts';

const hidden = 16;
const classes = 3;

/** Numbers that look random, the same for the same seed. */
function numbersOf(seed: number): (length: number, largest: number) => number[] {
  let state = seed;
  return (length, largest) =>
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state / 2 ** 31 - 1) * largest;
    });
}

function layersOf(seed: number): Layers {
  const numbers = numbersOf(seed);
  const matrix = {
    rows: 8 * hidden,
    columns: hidden,
    values: Int8Array.from(numbers(8 * hidden * hidden, 127)),
    scales: Float32Array.from(numbers(8 * hidden, 0.01), Math.abs),
  };
  const rows = (first: number) => ({
    matrix,
    order: Array.from({ length: 4 * hidden }, (_, row) => first + row),
    columns: hidden,
  });
  return {
    forward: rows(0),
    backward: rows(4 * hidden),
    weights: Float32Array.from(numbers(classes * 2 * hidden, 1)),
    biases: Float32Array.from(numbers(classes, 1)),
  };
}

const rowsOf = (seed: number, count: number, largest: number): readonly Float32Array[] => {
  const numbers = numbersOf(seed);
  return Array.from({ length: count }, () => Float32Array.from(numbers(8 * hidden, largest)));
};

const created = (layers: Layers) => {
  const reader = createVectorReader(layers);
  if (reader === null) throw new Error('this engine has no vectors');
  return reader;
};

describe('with vectors and without, the network reads', () => {
  test.each([1, 4, 40])('to the same bits, gates up to %i', (largest) => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 60 }), (seed, count) => {
        const layers = layersOf(seed);
        const words = rowsOf(seed + 1, count, largest);
        const places = rowsOf(seed + 2, count, 1);
        expect([...created(layers)(words, places)]).toEqual([...createPlainReader(layers)(words, places)]);
      }),
      { numRuns: 30 },
    );
  });

  test('the longest reading to its end, and the next one as if it were the first', () => {
    const layers = layersOf(7);
    const [vectors, plain] = [created(layers), createPlainReader(layers)];
    const long = rowsOf(1, longestReading, 2);
    expect([...vectors(long, long)]).toEqual([...plain(long, long)]);
    const short = rowsOf(2, 2, 2);
    expect([...vectors(short, short)]).toEqual([...created(layers)(short, short)]);
  });
});

test('where WebAssembly is forbidden there are no vectors, and no error', () => {
  vi.stubGlobal('WebAssembly', {
    Memory: WebAssembly.Memory,
    Module: vi.fn(() => {
      throw new EvalError('refused by the content security policy');
    }),
  });
  expect(createVectorReader(layersOf(1))).toBe(null);
  vi.unstubAllGlobals();
});
