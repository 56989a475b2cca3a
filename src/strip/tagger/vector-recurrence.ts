import * as wasm from './assembler.ts';
import { bound, curve, density, last } from './curve.ts';
import { mostOf, scalesOf } from './product.ts';
import { longestReading, unitsOf, type Layers, type Reader } from './recurrence.ts';
import { layOut, multiply } from './vectors.ts';

const { addWhole, get, sequence, set, tee, vector, whole } = wasm;

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
  const module = wasm.assemble([multiply, readRoutine(at), classifyRoutine(at, rows)], bytes);
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
const [add, subtract, multiplied, smaller, larger] = [240, 241, 242, 246, 247].map((code) =>
  vector(code),
) as [wasm.Code, wasm.Code, wasm.Code, wasm.Code, wasm.Code];
const pair = (low: number, high: number): wasm.Code =>
  vector(12, ...new Uint8Array(Float64Array.of(low, high).buffer));
const both = (value: number): wasm.Code => pair(value, value);
const halves = (first: 0 | 1, second: 0 | 1): wasm.Code =>
  vector(
    13,
    ...Array.from({ length: 16 }, (_, byte) => (byte < 8 ? first * 8 + byte : 16 + second * 8 + byte - 8)),
  );
const lane = (number: number): wasm.Code => vector(27, number);
const shiftLeft = (bits: number): wasm.Code => sequence(whole(bits), [0x74]);
const shiftRight = (bits: number): wasm.Code => sequence(whole(bits), [0x76]);
const upper = (value: number): wasm.Code => sequence(get(value), get(value), halves(1, 1));

/** Parameters of `read`: weights, units, word, place and state of the first word, steps between them, how many. */
const [weights, units, word, place, state, rowStep, stateStep, count, at, address] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const constants = {
  bounds: both(bound),
  density: both(density),
  last: both(last),
  before: both(-1),
  // The lowest bits of the sum are the whole number, and one more: the table begins a place before 0.
  index: both(2 ** 52 + 1),
  twice: pair(2, 1),
  less: pair(1, 0),
  two: both(2),
  one: both(1),
  half: both(0.5),
};
const [first, firstConstant] = [10, 20];
const constant = (name: keyof typeof constants): wasm.Code =>
  get(firstConstant + Object.keys(constants).indexOf(name));
const [sumsHere, wordHere, placeHere, value, low, high, gatesA, gatesB, gatesC, gatesD] = Array.from(
  { length: 10 },
  (_, index) => first + index,
) as [number, number, number, number, number, number, number, number, number, number];

const move = (address: number, by: number): wasm.Code =>
  sequence(get(address), get(by), addWhole, set(address));

/** From the value on the stack to its `sigmoid`. */
const sigmoid = (table: number): wasm.Code =>
  sequence(
    sequence(constant('bounds'), add, constant('density'), multiplied, constant('last'), smaller),
    sequence(constant('before'), larger, tee(value), get(value), floor, tee(low), subtract, set(value)),
    sequence(get(low), constant('index'), add, set(low)),
    sequence(get(low), lane(2), shiftLeft(4), wasm.load(table), set(high)),
    sequence(get(low), lane(0), shiftLeft(4), wasm.load(table), tee(low), get(high), halves(0, 0)),
    sequence(get(low), get(high), halves(1, 1), get(value), multiplied, add),
  );

function readRoutine({ input, sums, cells, table, hidden, gates, most }: Places): wasm.Routine {
  const curved = sigmoid(table);
  const there = (base: number): wasm.Code => sequence(get(base), get(at), addWhole);
  const byUnits = (offset: number): wasm.Code =>
    sequence(get(units), get(at), shiftLeft(1), addWhole, wasm.load(offset), multiplied);
  const gatesOf = (unit: number, inAndForget: number, cellAndOut: number): wasm.Code =>
    sequence(
      sequence(get(at), wasm.load(sums + unit * 16), set(sumsHere)),
      sequence(there(word), wasm.load(unit * 16), set(wordHere)),
      sequence(there(place), wasm.load(unit * 16), set(placeHere)),
      sequence(get(sumsHere), wholesToNumbers, byUnits(unit * 32), get(wordHere), loadSingles, add),
      sequence(get(placeHere), loadSingles, add, curved, set(inAndForget)),
      sequence(upper(sumsHere), wholesToNumbers, byUnits(unit * 32 + 16), upper(wordHere), loadSingles, add),
      sequence(upper(placeHere), loadSingles, add, constant('twice'), multiplied, curved),
      sequence(constant('twice'), multiplied, constant('less'), subtract, set(cellAndOut)),
    );
  const cellsHere = sequence(get(at), shiftRight(1), wasm.load(cells));
  const body = sequence(
    ...Object.values(constants).map((code, index) => sequence(code, set(firstConstant + index))),
    wasm.loop,
    sequence(
      get(weights),
      whole(input),
      whole(input + hidden * 2),
      whole(sums),
      whole(sums + gates * 4),
      wasm.call(0),
    ),
    sequence(whole(0), set(at)),
    wasm.loop,
    gatesOf(0, gatesA, gatesB),
    gatesOf(1, gatesC, gatesD),
    sequence(get(at), shiftRight(1), get(gatesA), get(gatesC), halves(1, 1), cellsHere, multiplied),
    sequence(get(gatesA), get(gatesC), halves(0, 0), get(gatesB), get(gatesD), halves(0, 0), multiplied, add),
    sequence(tee(low), wasm.store(cells), get(low), constant('two'), multiplied, curved),
    sequence(constant('two'), multiplied, constant('one'), subtract),
    sequence(get(gatesB), get(gatesD), halves(1, 1), multiplied, set(value)),
    sequence(get(state), get(at), shiftRight(1), addWhole, get(value), wasm.store(0)),
    sequence(
      get(value),
      both(most),
      multiplied,
      constant('half'),
      add,
      floor,
      both(1.5 * 2 ** 52),
      add,
      set(value),
    ),
    sequence(get(at), shiftRight(3), tee(address), get(value), vector(89, 1, ...wasm.offset(input), 0)),
    sequence(get(address), get(value), vector(89, 1, ...wasm.offset(input + 2), 4)),
    sequence(wasm.advance(at, 32), get(at), whole(hidden * 16), [0x49, 0x0d, 0], wasm.end),
    move(word, rowStep),
    move(place, rowStep),
    move(state, stateStep),
    sequence(get(count), whole(1), wasm.subtractWhole, tee(count), [0x0d, 0], wasm.end),
  );
  return { name: 'read', parameters: 8, wholes: 2, vectors: 20, body };
}

/** Parameters: where the states begin and end, where the answers go, and where the weights are. */
function classifyRoutine({ start, hidden }: Places, rows: number): wasm.Routine {
  const [from, fromEnd, answers, layer, weight, end, here, sum] = [0, 1, 2, 3, 4, 5, 6, 7];
  const all = Array.from({ length: rows }, (_, row) => row);
  const body = sequence(
    wasm.loop,
    sequence(get(layer), set(weight), get(from), whole(hidden * 16), addWhole, set(end)),
    ...all.map((row) => sequence(whole(0), wasm.load(start + row * 16), set(sum + row))),
    sequence(wasm.loop, get(from), wasm.load(0), set(here)),
    ...all.map((row) =>
      sequence(get(weight), wasm.load(row * 16), get(here), multiplied, get(sum + row), add, set(sum + row)),
    ),
    sequence(wasm.advance(weight, rows * 16), wasm.advance(from, 16), wasm.againBelow(from, end)),
    ...all.map((row) =>
      sequence(sequence(get(answers), get(sum + row), vector(33, 0), get(sum + row), vector(33, 1)), [
        0xa0,
        0x39,
        3,
        ...wasm.offset(row * 8),
      ]),
    ),
    sequence(wasm.advance(answers, rows * 8), wasm.againBelow(from, fromEnd)),
  );
  return { name: 'classify', parameters: 4, wholes: 2, vectors: rows + 1, body };
}
