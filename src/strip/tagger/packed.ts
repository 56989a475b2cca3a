import { mostOf, scalesOf, type Product, type Rows } from './product.ts';

/**
 * Rows of eight-bit weights, two in each number, `upper * 2 ** 26 + lower`: one multiplication serves both, which halves
 * the time. A number keeps 53 bits, so that the sums, below 2 ** 25, are exact and can be told apart again.
 */
export function createPackedProduct(rows: Rows): Product {
  const { matrix, order, columns } = rows;
  const values = new Float64Array((order.length * columns) / 2);
  const weight = (index: number, column: number): number =>
    matrix.values[order[index]! * matrix.columns + column]!;
  let cell = 0;
  for (let row = 0; row < order.length; row += 8)
    for (let column = 0; column < columns; column += 1)
      for (let pair = row; pair < row + 8; pair += 2, cell += 1)
        values[cell] = weight(pair, column) * upperUnit + weight(pair + 1, column);
  const input = new Float64Array(columns);
  const sums = new Float64Array(order.length);
  return {
    scales: scalesOf(rows),
    most: mostOf(columns),
    input,
    sums,
    compute: () => multiply(values, input, sums),
  };
}

/** `values`: for eight rows four numbers a column, the columns behind each other. */
function multiply(values: Float64Array, input: Float64Array, sums: Float64Array): void {
  let cell = 0;
  for (let row = 0; row < sums.length; row += 8) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let column = 0; column < input.length; column += 1, cell += 4) {
      const value = input[column]!;
      a += values[cell]! * value;
      b += values[cell + 1]! * value;
      c += values[cell + 2]! * value;
      d += values[cell + 3]! * value;
    }
    tellApart(a, sums, row);
    tellApart(b, sums, row + 2);
    tellApart(c, sums, row + 4);
    tellApart(d, sums, row + 6);
  }
}

function tellApart(both: number, sums: Float64Array, row: number): void {
  const upper = Math.round(both * perUpperUnit);
  sums[row] = upper;
  sums[row + 1] = both - upper * upperUnit;
}

const upperUnit = 2 ** 26;
const perUpperUnit = 1 / upperUnit;
