import {
  advance,
  againBelow,
  assemble,
  get,
  load,
  loop,
  set,
  store,
  vector,
  type Routine,
} from './assembler.ts';
import { mostOf, rowsAtOnce, scalesOf, type Product, type Rows } from './product.ts';

/**
 * The product by WebAssembly's vectors of 128 bits: eight multiplications an instruction. Every engine of the browser
 * floor has them. Null where WebAssembly is missing or forbidden.
 */
export function createVectorProduct(rows: Rows): Product | null {
  const columns = evenColumns(rows);
  const weightBytes = rows.order.length * columns * 2;
  const sumsAt = weightBytes + columns * 2;
  const end = sumsAt + rows.order.length * 4;
  const module = assemble([multiply], end);
  if (module === null) return null;
  const { memory, run } = module;
  layOut(rows, new Int16Array(memory.buffer));
  const compute = run['multiply']!;
  return {
    scales: scalesOf(rows),
    most: mostOf(rows.columns),
    input: new Int16Array(memory.buffer, weightBytes, rows.columns),
    sums: new Int32Array(memory.buffer, sumsAt, rows.order.length),
    compute: () => compute(0, weightBytes, sumsAt, sumsAt, end),
  };
}

function evenColumns({ columns }: Rows): number {
  return columns + (columns % 2);
}

/** Writes the weights as `multiply` reads them: blocks of sixteen rows, in each a pair of columns after the other, in each the rows' two weights. */
export function layOut(rows: Rows, target: Int16Array): void {
  const { matrix, order } = rows;
  const columns = evenColumns(rows);
  let cell = 0;
  for (let block = 0; block < order.length; block += rowsAtOnce)
    for (let pair = 0; pair < columns; pair += 2)
      for (let row = block; row < block + rowsAtOnce; row += 1)
        for (let column = pair; column < pair + 2; column += 1, cell += 1)
          if (column < rows.columns) target[cell] = matrix.values[order[row]! * matrix.columns + column]!;
}

const loadPairEverywhere = vector(9, 2, 0);
const noSums = vector(12, ...Array<number>(16).fill(0));
/** Products of whole numbers of 16 bits, two neighbours added. */
const multiplyPairs = vector(186);
const addSums = vector(174);

const [weights, input, inputEnd, sums, sumsEnd, at, first, pair] = [0, 1, 2, 3, 4, 5, 6, 10] as const;
const quarters = [0, 1, 2, 3] as const;

/** Parameters, in bytes: where the weights, the input and the sums begin, and where the last two end. */
export const multiply: Routine = {
  name: 'multiply',
  parameters: 5,
  wholes: 1,
  vectors: 5,
  body: [
    [loop, quarters.map((quarter) => [noSums, set(first + quarter)]), get(input), set(at)],
    [loop, get(at), loadPairEverywhere, set(pair)],
    quarters.map((quarter) => [
      [get(first + quarter), get(weights), load(16 * quarter), get(pair)],
      [multiplyPairs, addSums, set(first + quarter)],
    ]),
    [advance(weights, 64), advance(at, 4), againBelow(at, inputEnd)],
    quarters.map((quarter) => [get(sums), get(first + quarter), store(16 * quarter)]),
    [advance(sums, 64), againBelow(sums, sumsEnd)],
  ],
};
