import {
  advance,
  againBelow,
  assemble,
  get,
  load,
  loop,
  set,
  store,
  unsigned,
  vector,
  type Code,
  type Routine,
} from './assembler.ts';
import { mostOf, rowsAtOnce, scalesOf, type Product, type Rows } from './product.ts';

/**
 * The product by WebAssembly's vectors of 128 bits: eight multiplications an instruction. Every engine of the browser
 * floor has them. Null where WebAssembly is missing or forbidden.
 */
export function createVectorProduct(rows: Rows): Product | null {
  const columns = paddedColumns(rows);
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

/** The columns of `rows` with as many empty ones behind them as `multiply` needs, which takes four at once. */
export function paddedColumns({ columns }: Rows): number {
  return Math.ceil(columns / 4) * 4;
}

/**
 * Writes the weights as `multiply` reads them: blocks of `rowsAtOnce` rows, in each a pair of columns after the other, in each
 * the rows' two weights.
 */
export function layOut(rows: Rows, target: Int16Array): void {
  const { matrix, order } = rows;
  const columns = paddedColumns(rows);
  let cell = 0;
  for (let block = 0; block < order.length; block += rowsAtOnce)
    for (let pair = 0; pair < columns; pair += 2)
      for (let row = block; row < block + rowsAtOnce; row += 1)
        for (let column = pair; column < pair + 2; column += 1, cell += 1)
          if (column < rows.columns) target[cell] = matrix.values[order[row]! * matrix.columns + column]!;
}

const loadPairEverywhere = (offset: number): Code => vector(9, 2, unsigned(offset));
const noSums = vector(12, ...Array<number>(16).fill(0));
/** Products of whole numbers of 16 bits, two neighbours added. */
const multiplyPairs = vector(186);
const addSums = vector(174);

const [weights, input, inputEnd, sums, sumsEnd, at, first] = [0, 1, 2, 3, 4, 5, 6] as const;
const inBlock = Array.from({ length: rowsAtOnce / 4 }, (_, four) => four);
const pair = first + inBlock.length;
/** Four columns at a time: what counts and goes round costs as much as two of the eight products of a pair. */
const pairs = [0, 1] as const;

/** Parameters, in bytes: where the weights, the input and the sums begin, and where the last two end. */
export const multiply: Routine = {
  name: 'multiply',
  parameters: 5,
  wholes: 1,
  vectors: inBlock.length + 1,
  body: [
    [loop, inBlock.map((four) => [noSums, set(first + four)]), get(input), set(at)],
    [loop],
    pairs.map((next) => [
      [get(at), loadPairEverywhere(4 * next), set(pair)],
      inBlock.map((four) => [
        [get(first + four), get(weights), load(16 * (inBlock.length * next + four)), get(pair)],
        [multiplyPairs, addSums, set(first + four)],
      ]),
    ]),
    [advance(weights, 16 * inBlock.length * pairs.length), advance(at, 4 * pairs.length)],
    againBelow(at, inputEnd),
    inBlock.map((four) => [get(sums), get(first + four), store(16 * four)]),
    [advance(sums, 16 * inBlock.length), againBelow(sums, sumsEnd)],
  ],
};
