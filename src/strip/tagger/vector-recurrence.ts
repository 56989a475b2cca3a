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
import { bound, curve, density, last } from './curve.ts';
import { mostOf, scalesOf } from './product.ts';
import { longestReading, unitsOf, type Layers, type Reader } from './recurrence.ts';
import { layOut, multiply } from './vectors.ts';

/**
 * The reader by WebAssembly's vectors: the same numbers in the same order as `createPlainReader`, two at a time, and so
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
    weights: reserve(gates * hidden * 2),
    units: reserve(gates * 8),
  }));
  const [input, sums, cells, table] = [hidden * 2, gates * 4, hidden * 8, curve.byteLength].map(reserve) as [
    number,
    number,
    number,
    number,
  ];
  const [layer, start, answers] = [weights.byteLength, rows * 16, longestReading * rows * 8].map(reserve) as [
    number,
    number,
    number,
  ];
  const stateBytes = 2 * hidden * 8;
  const rowBytes = 2 * gates * 4;
  const states = reserve(longestReading * stateBytes);
  const words = reserve(longestReading * rowBytes);
  const places = reserve(longestReading * rowBytes);
  const at = { input, sums, cells, table, start, hidden, gates, most: mostOf(hidden) };
  const module = assemble([multiply, readRoutine(at), classifyRoutine(at, rows)], bytes);
  if (module === null) return null;
  const { buffer } = module.memory;
  const read = module.run['read']!;
  const classify = module.run['classify']!;
  for (const { layer: direction, ...to } of directions) {
    layOut(direction, new Int16Array(buffer, to.weights));
    new Float64Array(buffer, to.units).set(unitsOf({ scales: scalesOf(direction), most: at.most }));
  }
  new Float64Array(buffer, table).set(curve);
  const pairs = new Float64Array(buffer, layer);
  weights.forEach((weight, cell) => {
    const [row, unit] = [Math.floor(cell / (2 * hidden)), cell % (2 * hidden)];
    pairs[(Math.floor(unit / 2) * rows + row) * 2 + (unit % 2)] = weight;
  });
  biases.forEach((bias, row) => new Float64Array(buffer, start).fill(bias, row * 2, row * 2 + 1));
  const numbers = new Float32Array(buffer);
  const state = new Uint8Array(buffer, input, sums - input);
  const cell = new Uint8Array(buffer, cells, hidden * 8);
  const along = (backwards: 0 | 1, count: number): void => {
    state.fill(0);
    cell.fill(0);
    const from = backwards * (count - 1);
    const gate = from * rowBytes + backwards * gates * 4;
    const sign = backwards === 1 ? -1 : 1;
    const direction = directions[backwards]!;
    const to = states + from * stateBytes + backwards * hidden * 8;
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
    return new Float64Array(buffer, answers, read.length * rows);
  };
}

/** Where things stand, in bytes, and how many there are. */
interface Places {
  readonly input: number;
  readonly sums: number;
  readonly cells: number;
  readonly table: number;
  readonly start: number;
  readonly hidden: number;
  readonly gates: number;
  readonly most: number;
}

const loadSingles = vector(95);
const wholesToNumbers = vector(254);
const floor = vector(117);
const add = vector(240);
const subtract = vector(241);
const times = vector(242);
const smaller = vector(246);
const larger = vector(247);
const pair = (low: number, high: number): Code =>
  vector(12, ...new Uint8Array(Float64Array.of(low, high).buffer));
const both = (value: number): Code => pair(value, value);
/** Of the two vectors on the stack the low halves, or the high ones. */
const [lows, highs] = [0, 8].map((half) =>
  vector(13, ...Array.from({ length: 16 }, (_, byte) => half + byte + (byte < 8 ? 0 : 8))),
) as [Code, Code];
const upper = (value: number): Code => [get(value), get(value), highs];
const shiftLeft = (bits: number): Code => [whole(bits), 0x74];
const shiftRight = (bits: number): Code => [whole(bits), 0x76];
const storeShort = (offset: number, lane: number): Code => vector(89, 1, unsigned(offset), lane);

/** Parameters of `read`: weights, units, word, place and state of the first word, steps between them, how many. */
const [weights, units, word, place, state, rowStep, stateStep, count, at] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;
const [sums, words, places, value, low, high, gatesA, gatesB, gatesC, gatesD] = [
  9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
] as const;
/** Numbers in pairs that stand ready. */
const [bounds, fine, end, before, index, twice, less, two, one, half] = [
  19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
] as const;
const constants = [
  both(bound),
  both(density),
  both(last),
  both(-1),
  // The lowest bits of a sum with it are the whole number, and one more: the table begins a place before 0.
  both(2 ** 52 + 1),
  pair(2, 1),
  pair(1, 0),
  both(2),
  both(1),
  both(0.5),
];

/** From the value on the stack to its `sigmoid`. */
const sigmoid = (table: number): Code => [
  [get(bounds), add, get(fine), times, get(end), smaller, get(before), larger],
  [tee(value), get(value), floor, tee(low), subtract, set(value), get(low), get(index), add, set(low)],
  [get(low), vector(27, 2), shiftLeft(4), load(table), set(high)],
  [get(low), vector(27, 0), shiftLeft(4), load(table), tee(low), get(high), lows],
  [get(low), get(high), highs, get(value), times, add],
];

const move = (address: number, by: number): Code => [get(address), get(by), addWhole, set(address)];

function readRoutine({ input, sums: sumsAt, cells, table, hidden, gates, most }: Places): Routine {
  const curved = sigmoid(table);
  const byUnits = (offset: number): Code => [
    get(units),
    get(at),
    shiftLeft(1),
    addWhole,
    load(offset),
    times,
  ];
  const gatesOf = (unit: number, inAndForget: number, cellAndOut: number): Code => [
    [get(at), load(sumsAt + unit * 16), set(sums)],
    [get(word), get(at), addWhole, load(unit * 16), set(words)],
    [get(place), get(at), addWhole, load(unit * 16), set(places)],
    [get(sums), wholesToNumbers, byUnits(unit * 32), get(words), loadSingles, add],
    [get(places), loadSingles, add, curved, set(inAndForget)],
    [upper(sums), wholesToNumbers, byUnits(unit * 32 + 16), upper(words), loadSingles, add],
    [upper(places), loadSingles, add, get(twice), times, curved],
    [get(twice), times, get(less), subtract, set(cellAndOut)],
  ];
  const body: Code = [
    constants.map((code, number) => [code, set(bounds + number)]),
    [loop, get(weights), whole(input), whole(input + hidden * 2), whole(sumsAt), whole(sumsAt + gates * 4)],
    [[0x10, 0], whole(0), set(at)],
    [loop, gatesOf(0, gatesA, gatesB), gatesOf(1, gatesC, gatesD)],
    [get(at), shiftRight(1), get(gatesA), get(gatesC), highs, get(at), shiftRight(1), load(cells), times],
    [get(gatesA), get(gatesC), lows, get(gatesB), get(gatesD), lows, times, add],
    [tee(low), store(cells), get(low), get(two), times, curved, get(two), times, get(one), subtract],
    [get(gatesB), get(gatesD), highs, times, set(value)],
    [get(state), get(at), shiftRight(1), addWhole, get(value), store(0)],
    [get(value), both(most), times, get(half), add, floor, both(1.5 * 2 ** 52), add, set(value)],
    [get(at), shiftRight(3), get(value), storeShort(input, 0)],
    [get(at), shiftRight(3), get(value), storeShort(input + 2, 4)],
    [advance(at, 32), get(at), whole(hidden * 16), isBelow, again],
    [move(word, rowStep), move(place, rowStep), move(state, stateStep)],
    [get(count), whole(-1), addWhole, tee(count), again],
  ];
  return { name: 'read', parameters: 8, wholes: 1, vectors: 20, body };
}

/** Parameters: where the states begin and end, where the answers go, and where the weights are. */
function classifyRoutine({ start, hidden }: Places, rows: number): Routine {
  const [from, fromEnd, answers, layer, weight, wordEnd, here, sum] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const each = (code: (row: number) => Code): Code => Array.from({ length: rows }, (_, row) => code(row));
  const body: Code = [
    [loop, get(layer), set(weight), get(from), whole(hidden * 16), addWhole, set(wordEnd)],
    each((row) => [whole(0), load(start + row * 16), set(sum + row)]),
    [loop, get(from), load(0), set(here)],
    each((row) => [get(weight), load(row * 16), get(here), times, get(sum + row), add, set(sum + row)]),
    [advance(weight, rows * 16), advance(from, 16), againBelow(from, wordEnd)],
    each((row) => [
      [get(answers), get(sum + row), vector(33, 0), get(sum + row), vector(33, 1)],
      [0xa0, 0x39, 3, unsigned(row * 8)],
    ]),
    [advance(answers, rows * 8), againBelow(from, fromEnd)],
  ];
  return { name: 'classify', parameters: 4, wholes: 2, vectors: rows + 1, body };
}
