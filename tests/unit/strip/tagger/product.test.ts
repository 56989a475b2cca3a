import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createPackedProduct } from '../../../../src/strip/tagger/packed.ts';
import type { Product, Rows } from '../../../../src/strip/tagger/product.ts';
import { createVectorProduct } from '../../../../src/strip/tagger/vectors.ts';

const byte = fc.integer({ min: -127, max: 127 });
const matrices = fc
  .tuple(fc.constantFrom(32, 64), fc.integer({ min: 1, max: 130 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns, left]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      all: fc.constant(columns + left),
      cells: fc.array(byte, { minLength: rows * (columns + left), maxLength: rows * (columns + left) }),
      input: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: columns,
        maxLength: columns,
      }),
    }),
  );

const ways = [
  { way: 'with vectors', create: createVectorProduct },
  { way: 'two in a number', create: createPackedProduct },
];

const sumsOf = (product: Product, input: readonly number[]): readonly number[] => {
  product.input.set(input);
  product.compute();
  return Array.from(product.sums, (sum) => sum + 0);
};

const created = (create: (rows: Rows) => Product | null, rows: Rows): Product => {
  const product = create(rows);
  if (product === null) throw new Error('this engine has no vectors');
  return product;
};

test.each(ways)('the product of each row is exact, $way', ({ create }) => {
  fc.assert(
    fc.property(matrices, ({ rows, columns, all, cells, input }) => {
      const order = Array.from({ length: rows }, (_, index) => rows - 1 - index);
      const matrix = { rows, columns: all, values: Int8Array.from(cells), scales: Float32Array.of(1) };
      const product = created(create, { matrix, order, columns });
      const whole = input.map((value) => Math.round(value * product.most));
      expect(sumsOf(product, whole)).toEqual(
        order.map(
          (row) =>
            whole.reduce((sum, value, column) => sum + value * (cells[row * all + column] ?? 0), 0) + 0,
        ),
      );
    }),
  );
});

test.each(ways)('the largest sums that can be are exact, $way', ({ create }) => {
  for (const columns of [1, 48, 64, 92, 200]) {
    for (const sign of [1, -1]) {
      const values = Int8Array.from({ length: 32 * columns }, (_, cell) =>
        Math.floor(cell / columns) % 2 === 0 ? 127 : 127 * sign,
      );
      const matrix = { rows: 32, columns, values, scales: Float32Array.of(1) };
      const order = Array.from({ length: 32 }, (_, row) => row);
      const product = created(create, { matrix, order, columns });
      expect(product.most).toBeGreaterThan(500);
      const biggest = -127 * columns * product.most;
      expect(sumsOf(product, Array<number>(columns).fill(-product.most))).toEqual(
        order.map((row) => (row % 2 === 0 ? biggest : sign * biggest)),
      );
    }
  }
});

test('a page that may not compile has no vectors, and says so without an error', () => {
  const matrix = { rows: 32, columns: 2, values: new Int8Array(64), scales: Float32Array.of(1) };
  const rows = { matrix, order: Array.from({ length: 32 }, (_, row) => row), columns: 2 };
  vi.stubGlobal('WebAssembly', {
    ...WebAssembly,
    Memory: WebAssembly.Memory,
    Module: vi.fn(() => {
      throw new EvalError('refused by the content security policy');
    }),
  });
  expect(createVectorProduct(rows)).toBe(null);
  vi.stubGlobal('WebAssembly', undefined);
  expect(createVectorProduct(rows)).toBe(null);
  vi.unstubAllGlobals();
});
