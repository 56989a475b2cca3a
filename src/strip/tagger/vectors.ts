import { mostOf, rowsAtOnce, scalesOf, type Product, type Rows } from './product.ts';

/**
 * The product by WebAssembly's vectors of 128 bits: eight multiplications an instruction. Every engine of the browser
 * floor has them. Null where WebAssembly is missing or forbidden.
 */
export function createVectorProduct(rows: Rows): Product | null {
  const { matrix, order } = rows;
  const columns = rows.columns + (rows.columns % 2);
  const memory = reserve(order.length * columns * 2 + columns * 2 + order.length * 4);
  const multiply = memory === null ? null : compile(memory);
  if (memory === null || multiply === null) return null;
  const values = new Int16Array(memory.buffer, 0, order.length * columns);
  const input = new Int16Array(memory.buffer, values.byteLength, rows.columns);
  const sumsAt = values.byteLength + columns * 2;
  const sums = new Int32Array(memory.buffer, sumsAt, order.length);
  let cell = 0;
  for (let block = 0; block < order.length; block += rowsAtOnce)
    for (let pair = 0; pair < columns; pair += 2)
      for (let row = block; row < block + rowsAtOnce; row += 1)
        for (let column = pair; column < pair + 2; column += 1, cell += 1)
          if (column < rows.columns) values[cell] = matrix.values[order[row]! * matrix.columns + column]!;
  const end = sumsAt + sums.byteLength;
  return {
    scales: scalesOf(rows),
    most: mostOf(rows.columns),
    input,
    sums,
    compute: () => multiply(0, values.byteLength, sumsAt, sumsAt, end),
  };
}

/** Bytes: where the weights, the input and the sums begin, and where the last two end. */
type Multiply = (weights: number, input: number, inputEnd: number, sums: number, sumsEnd: number) => void;

function reserve(bytes: number): WebAssembly.Memory | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  } catch {
    return null;
  }
}

function compile(memory: WebAssembly.Memory): Multiply | null {
  try {
    const module = new WebAssembly.Module(moduleBytes);
    return new WebAssembly.Instance(module, { '': { memory } }).exports['multiply'] as Multiply;
  } catch {
    return null;
  }
}

type Code = readonly number[];

const sequence = (...parts: readonly Code[]): Code => parts.flat();
const unsigned = (value: number): Code =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
const list = (...items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const text = (letters: string): Code => sized([...new TextEncoder().encode(letters)]);
const section = (id: number, ...items: readonly Code[]): Code => [id, ...sized(list(...items))];

const i32 = 0x7f;
const v128 = 0x7b;
const end: Code = [0x0b];
const loop: Code = [0x03, 0x40];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const vector = (operation: number, ...operands: Code): Code => [0xfd, ...unsigned(operation), ...operands];
/** At the address on the stack, aligned to 16 bytes. */
const load = (offset: number): Code => vector(0, 4, offset);
const store = (offset: number): Code => vector(11, 4, offset);
const loadPairEverywhere = vector(9, 2, 0);
const noSums = vector(12, ...Array<number>(16).fill(0));
/** Products of whole numbers of 16 bits, two neighbours added. */
const multiplyPairs = vector(186);
const addSums = vector(174);
/** Moves an address on by less than 128 bytes. */
const advance = (address: number, bytes: number): Code =>
  sequence(get(address), [0x41, bytes | 128, 0, 0x6a], set(address));
/** Round again until the address reaches the last one. */
const againBelow = (address: number, last: number): Code =>
  sequence(get(address), get(last), [0x49, 0x0d, 0], end);

/**
 * The module, instruction by instruction (https://webassembly.github.io/spec/core/binary/). Weights are blocks of
 * sixteen rows, in each a pair of columns after the other, in each the rows' two weights of 16 bits.
 */
const [weights, input, inputEnd, sums, sumsEnd, at, first, pair] = [0, 1, 2, 3, 4, 5, 6, 10] as const;
const quarters = [0, 1, 2, 3] as const;
const clearSums = quarters.flatMap((index) => sequence(noSums, set(first + index)));
const addPair = quarters.flatMap((index) =>
  sequence(
    sequence(get(first + index), get(weights), load(16 * index), get(pair)),
    sequence(multiplyPairs, addSums, set(first + index)),
  ),
);
const storeSums = quarters.flatMap((index) => sequence(get(sums), get(first + index), store(16 * index)));
const body = sequence(
  sequence([2, 1, i32, 5, v128], loop, clearSums, get(input), set(at)),
  sequence(loop, get(at), loadPairEverywhere, set(pair), addPair),
  sequence(advance(weights, 64), advance(at, 4), againBelow(at, inputEnd)),
  sequence(storeSums, advance(sums, 64), againBelow(sums, sumsEnd), end),
);
const moduleBytes = Uint8Array.from(
  sequence(
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, [0x60, ...list([i32], [i32], [i32], [i32], [i32]), 0]),
    section(2, sequence(text(''), text('memory'), [2, 0, 0])),
    section(3, [0]),
    section(7, sequence(text('multiply'), [0, 0])),
    section(10, sized(body)),
  ),
);
