import type { Matrix } from './weights.ts';

/** A matrix of eight-bit weights that multiplies whole numbers. Sums are exact, whoever computes them. */
export interface Product {
  /** What the unit of each row stands for. */
  readonly scales: Float64Array;
  /** The largest whole number that `input` may hold. */
  readonly most: number;
  /** Whole numbers, one a column. */
  readonly input: WholeNumbers;
  /** What `compute` finds, one a row. */
  readonly sums: WholeNumbers;
  readonly compute: () => void;
}

export type WholeNumbers = Float64Array | Int16Array | Int32Array;

/** The rows of a matrix that a product takes, in its order, a multiple of `rowsAtOnce`; of each the first `columns`. */
export interface Rows {
  readonly matrix: Matrix;
  readonly order: readonly number[];
  readonly columns: number;
}

export const rowsAtOnce = 32;

/** So that it has 16 bits, and sums of `columns` products stay below 2 ** 25, which both ways hold exactly. */
export function mostOf(columns: number): number {
  return 2 ** Math.min(14, Math.floor(Math.log2((2 ** 25 - 1) / (127 * columns))));
}

export function scalesOf({ matrix, order }: Rows): Float64Array {
  return Float64Array.from(order, (row) => matrix.scales[row] ?? matrix.scales[0] ?? 0);
}
