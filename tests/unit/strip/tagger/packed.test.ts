import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSums, multiply, pack } from '../../../../src/strip/tagger/packed.ts';

const byte = fc.integer({ min: -127, max: 127 });
const matrices = fc.tuple(fc.constantFrom(8, 16), fc.integer({ min: 1, max: 130 })).chain(([rows, columns]) =>
  fc.record({
    columns: fc.constant(columns),
    cells: fc.array(byte, { minLength: rows * columns, maxLength: rows * columns }),
    scales: fc.array(fc.constantFrom(1, 0.5, 3), { minLength: rows, maxLength: rows }),
    input: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: columns,
      maxLength: columns,
    }),
  }),
);

test('packed rows give the product of each row, exactly', () => {
  fc.assert(
    fc.property(matrices, ({ columns, cells, scales, input }) => {
      const rows = scales.length;
      const order = scales.map((_, index) => rows - 1 - index);
      const matrix = { rows, columns, values: Int8Array.from(cells), scales: Float32Array.from(scales) };
      const packed = pack(matrix, order, columns);
      const whole = Float64Array.from(input, (value) => Math.round(value * packed.most));
      const both = new Float64Array(rows / 2);
      const sums = new Float64Array(rows).fill(1);
      multiply(packed, whole, both);
      addSums(packed, both, 1, sums);
      const wanted = order.map(
        (row) =>
          1 +
          (scales[row] ?? 0) *
            whole.reduce((sum, value, column) => sum + value * (cells[row * columns + column] ?? 0), 0),
      );
      expect([...sums]).toEqual(wanted);
    }),
  );
});

test('the largest sums that can be are still told apart', () => {
  for (const columns of [1, 48, 64, 92, 200]) {
    for (const signs of [1, -1]) {
      const values = Int8Array.from({ length: 8 * columns }, (_, cell) =>
        Math.floor(cell / columns) % 2 === 0 ? 127 : 127 * signs,
      );
      const packed = pack(
        { rows: 8, columns, values, scales: Float32Array.of(1) },
        [0, 1, 2, 3, 4, 5, 6, 7],
        columns,
      );
      expect(packed.most).toBeGreaterThan(500);
      const both = new Float64Array(4);
      const sums = new Float64Array(8);
      multiply(packed, new Float64Array(columns).fill(-packed.most), both);
      addSums(packed, both, 1, sums);
      const biggest = -127 * columns * packed.most;
      expect([...sums]).toEqual([0, 1, 2, 3].flatMap(() => [biggest, signs * biggest]));
    }
  }
});
