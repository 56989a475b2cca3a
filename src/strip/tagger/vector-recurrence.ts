import {
  addWhole,
  advance,
  again,
  againBelow,
  assemble,
  get,
  isBelow,
  load,
  loop,
  set,
  store,
  tee,
  unsigned,
  vector,
  whole,
  type Code,
  type Routine,
} from './assembler.ts';
import { bound, falls, rises } from './curve.ts';
import { mostOf, scalesOf } from './product.ts';
import { longestReading, unitsAtOnce, unitsOf, type Layers, type Reader } from './recurrence.ts';
import { layOut, multiply, paddedColumns } from './vectors.ts';

/**
 * The reader by WebAssembly's vectors: the same numbers in the same order as `createPlainReader`, four at a time, and so
 * the same bits. Null where WebAssembly is missing or forbidden.
 */
export function createVectorReader({ forward, backward, weights, biases }: Layers): Reader | null {
  const hidden = forward.columns;
  const gates = forward.order.length;
  const rows = biases.length;
  let bytes = 0;
  const reserve = (size: number): number => (bytes += Math.ceil(size / 16) * 16) - Math.ceil(size / 16) * 16;
  const directions = [forward, backward].map((layer) => ({
    layer,
    weights: reserve(gates * paddedColumns(layer) * 2),
    units: reserve(gates * 4),
  }));
  const inputBytes = paddedColumns(forward) * 2;
  const [input, sums, cells] = [inputBytes, gates * 4, hidden * 4].map(reserve) as [number, number, number];
  const [layer, start, answers] = [weights.byteLength, rows * 16, longestReading * rows * 4].map(reserve) as [
    number,
    number,
    number,
  ];
  const stateBytes = 2 * hidden * 4;
  const rowBytes = 2 * gates * 4;
  const states = reserve(longestReading * stateBytes);
  const words = reserve(longestReading * rowBytes);
  const places = reserve(longestReading * rowBytes);
  const at = { input, inputBytes, sums, cells, start, hidden, gates, most: mostOf(hidden) };
  const module = assemble([multiply, readRoutine(at), classifyRoutine(at, rows)], bytes);
  if (module === null) return null;
  const { buffer } = module.memory;
  const read = module.run['read']!;
  const classify = module.run['classify']!;
  const numbers = new Float32Array(buffer);
  for (const { layer: direction, ...to } of directions) {
    layOut(direction, new Int16Array(buffer, to.weights));
    numbers.set(unitsOf({ scales: scalesOf(direction), most: at.most }), to.units / 4);
  }
  weights.forEach((weight, cell) => {
    const [row, unit] = [Math.floor(cell / (2 * hidden)), cell % (2 * hidden)];
    const place = (Math.floor(unit / unitsAtOnce) * rows + row) * unitsAtOnce + (unit % unitsAtOnce);
    numbers[layer / 4 + place] = weight;
  });
  biases.forEach((bias, row) => (numbers[start / 4 + row * unitsAtOnce] = bias));
  const state = new Uint8Array(buffer, input, inputBytes);
  const cell = new Uint8Array(buffer, cells, hidden * 4);
  const along = (backwards: 0 | 1, count: number): void => {
    state.fill(0);
    cell.fill(0);
    const from = backwards * (count - 1);
    const gate = from * rowBytes + backwards * gates * 4;
    const sign = backwards === 1 ? -1 : 1;
    const direction = directions[backwards]!;
    const to = states + from * stateBytes + backwards * hidden * 4;
    read(
      direction.weights,
      direction.units,
      words + gate,
      places + gate,
      to,
      sign * rowBytes,
      sign * stateBytes,
      count,
    );
  };
  return (read, there) => {
    if (read.length > longestReading) throw new Error('more words than are read at once');
    read.forEach((word, index) => numbers.set(word, (words + index * rowBytes) / 4));
    there.forEach((place, index) => numbers.set(place, (places + index * rowBytes) / 4));
    if (read.length > 0) {
      along(0, read.length);
      along(1, read.length);
      classify(states, states + read.length * stateBytes, answers, layer);
    }
    return new Float32Array(buffer, answers, read.length * rows);
  };
}

/** Where things stand, in bytes, and how many there are. */
interface Places {
  readonly input: number;
  readonly inputBytes: number;
  readonly sums: number;
  readonly cells: number;
  readonly start: number;
  readonly hidden: number;
  readonly gates: number;
  readonly most: number;
}

const wholesToNumbers = vector(250);
const numbersToWholes = vector(248);
const wholesToShorts = vector(133);
const floor = vector(104);
const add = vector(228);
const times = vector(230);
const dividedBy = vector(231);
const smaller = vector(234);
const larger = vector(235);
const everywhere = (value: number): Code =>
  vector(12, ...new Uint8Array(new Float32Array(unitsAtOnce).fill(value).buffer));
const shiftRight = (bits: number): Code => [whole(bits), 0x76];
const storeHalf = (offset: number): Code => vector(91, 3, unsigned(offset), 0);

/** Parameters of `read`: weights, units, word, place and state of the first word, steps between them, how many. */
const [weights, units, word, place, state, rowStep, stateStep, count, at] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;
const [value, square, opens, keeps, brings, shows] = [9, 10, 11, 12, 13, 14] as const;
/** Numbers that stand ready, four times each. */
const [upper, lower, rise, fall, half, scale] = [15, 16, 17, 21, 25, 26] as const;
const constantsOf = (most: number): readonly number[] => [bound, -bound, ...rises, ...falls, 0.5, most];

const polynomial = (coefficients: number): Code => [
  get(coefficients),
  [1, 2, 3].map((next) => [get(square), times, get(coefficients + next), add]),
];
/** From the value on the stack to its `tanh`. */
const tanh: Code = [
  [get(upper), smaller, get(lower), larger, tee(value), get(value), times, set(square)],
  [polynomial(rise), get(value), times, polynomial(fall), dividedBy],
];
const sigmoid: Code = [get(half), times, tanh, get(half), times, get(half), add];

const move = (address: number, by: number): Code => [get(address), get(by), addWhole, set(address)];

function readRoutine({ input, inputBytes, sums, cells, hidden, gates, most }: Places): Routine {
  const constants = constantsOf(most);
  /** Of the block's units, from the sums, the word and its place. */
  const gate = (number: number): Code => [
    [get(at), load(sums + number * 16), wholesToNumbers],
    [get(units), get(at), addWhole, load(number * 16), times],
    [get(word), get(at), addWhole, load(number * 16), add],
    [get(place), get(at), addWhole, load(number * 16), add],
  ];
  const body: Code = [
    constants.map((number, index) => [everywhere(number), set(upper + index)]),
    [loop, get(weights), whole(input), whole(input + inputBytes), whole(sums), whole(sums + gates * 4)],
    [[0x10, 0], whole(0), set(at)],
    [loop, gate(0), sigmoid, set(opens), gate(1), sigmoid, set(keeps)],
    [gate(2), tanh, set(brings), gate(3), sigmoid, set(shows)],
    [get(at), shiftRight(2), get(keeps), get(at), shiftRight(2), load(cells), times],
    [get(opens), get(brings), times, add, tee(value), store(cells)],
    [get(value), tanh, get(shows), times, set(value)],
    [get(state), get(at), shiftRight(2), addWhole, get(value), store(0)],
    [get(at), shiftRight(3), get(value), get(scale), times, get(half), add, floor, numbersToWholes],
    [tee(value), get(value), wholesToShorts, storeHalf(input)],
    [advance(at, 64), get(at), whole(hidden * 16), isBelow, again],
    [move(word, rowStep), move(place, rowStep), move(state, stateStep)],
    [get(count), whole(-1), addWhole, tee(count), again],
  ];
  return { name: 'read', parameters: 8, wholes: 1, vectors: 6 + constants.length, body };
}

/** Parameters: where the states begin and end, where the answers go, and where the weights are. */
function classifyRoutine({ start, hidden }: Places, rows: number): Routine {
  const [from, fromEnd, answers, layer, weight, wordEnd, here, sum] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const each = (code: (row: number) => Code): Code => Array.from({ length: rows }, (_, row) => code(row));
  const lane = (row: number, number: number): Code => [get(sum + row), vector(31, number)];
  const plus = 0x92;
  const body: Code = [
    [loop, get(layer), set(weight), get(from), whole(hidden * 8), addWhole, set(wordEnd)],
    each((row) => [whole(0), load(start + row * 16), set(sum + row)]),
    [loop, get(from), load(0), set(here)],
    each((row) => [get(weight), load(row * 16), get(here), times, get(sum + row), add, set(sum + row)]),
    [advance(weight, rows * 16), advance(from, 16), againBelow(from, wordEnd)],
    each((row) => [
      [get(answers), lane(row, 0), lane(row, 1), plus, lane(row, 2), lane(row, 3), plus, plus],
      [0x38, 2, unsigned(row * 4)],
    ]),
    [advance(answers, rows * 4), againBelow(from, fromEnd)],
  ];
  return { name: 'classify', parameters: 4, wholes: 2, vectors: rows + 1, body };
}
