import type { Matrix } from './weights.ts';

/**
 * Rows of eight-bit weights, two in each number: one multiplication serves both, which halves the time of a product.
 * A number is `upper * 2 ** 26 + lower`. It keeps 53 bits, so that sums of products with whole numbers up to `most`
 * are exact and the two can be told apart again.
 */
export interface Packed {
  readonly rows: number;
  readonly columns: number;
  /** For eight rows four numbers a column, the columns behind each other. */
  readonly values: Float64Array;
  /** What the unit of each row stands for. */
  readonly scales: Float64Array;
  /** The largest whole number by which a column may be multiplied. */
  readonly most: number;
}

/** `order` names the rows of the matrix, a multiple of eight of them; of each the first `columns` are taken. */
export function pack(matrix: Matrix, order: readonly number[], columns: number): Packed {
  if (order.length % 8 !== 0) throw new Error('rows are packed by eight');
  const values = new Float64Array((order.length * columns) / 2);
  const weight = (index: number, column: number): number =>
    matrix.values[order[index]! * matrix.columns + column]!;
  let cell = 0;
  for (let row = 0; row < order.length; row += 8)
    for (let column = 0; column < columns; column += 1)
      for (let pair = row; pair < row + 8; pair += 2, cell += 1)
        values[cell] = weight(pair, column) * upperUnit + weight(pair + 1, column);
  const scales = Float64Array.from(order, (row) => matrix.scales[row] ?? matrix.scales[0] ?? 0);
  const most = 2 ** Math.floor(Math.log2((upperUnit / 2 - 1) / (127 * columns)));
  return { rows: order.length, columns, values, scales, most };
}

/** The product with `input`, whole numbers: sums of two rows in each number of `both`. */
export function multiply({ rows, columns, values }: Packed, input: Float64Array, both: Float64Array): void {
  let cell = 0;
  for (let pair = 0; pair < rows / 2; pair += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let column = 0; column < columns; column += 1, cell += 4) {
      const value = input[column]!;
      a += values[cell]! * value;
      b += values[cell + 1]! * value;
      c += values[cell + 2]! * value;
      d += values[cell + 3]! * value;
    }
    both[pair] = a;
    both[pair + 1] = b;
    both[pair + 2] = c;
    both[pair + 3] = d;
  }
}

/** Adds to `sums` what `multiply` left in `both`, when the whole numbers of its input stood for `unit` each. */
export function addSums(
  { rows, scales }: Packed,
  both: Float64Array,
  unit: number,
  sums: Float64Array,
): void {
  for (let row = 0; row < rows; row += 2) {
    const upper = upperOf(both[row / 2]!);
    const lower = lowerOf(both[row / 2]!, upper);
    sums[row] = sums[row]! + upper * (scales[row]! * unit);
    sums[row + 1] = sums[row + 1]! + lower * (scales[row + 1]! * unit);
  }
}

/** The sum of the first of two rows. */
export function upperOf(both: number): number {
  return Math.round(both * perUpperUnit);
}

/** The sum of the second of two rows, when `upper` is that of the first. */
export function lowerOf(both: number, upper: number): number {
  return both - upper * upperUnit;
}

const upperUnit = 2 ** 26;
const perUpperUnit = 1 / upperUnit;
