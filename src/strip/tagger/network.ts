import { sigmoid, tanh } from './curve.ts';
import { wordFlags, type WordFeatures } from './features.ts';
import { addSums, lowerOf, multiply, pack, upperOf, type Packed } from './packed.ts';
import { spell, tabulate } from './spelling.ts';
import { cellOf, type Matrix } from './weights.ts';

/** What the network says of one word: probabilities in the order of `classes`. */
export const classes = [
  'plain',
  'begins',
  'inside',
  'figure',
  'place',
  'organisation',
  'identifier',
] as const;

export interface Network {
  /** The part of the answer that a word decides by itself; whoever keeps it need not compute it again. */
  readonly readWord: (word: WordFeatures) => Float32Array;
  /** Probabilities, one row of `classes` a word. `flags`: indices of `noteFlags` that hold for each word. */
  readonly readNote: (words: readonly Float32Array[], flags: readonly (readonly number[])[]) => Float64Array;
}

/**
 * An LSTM that reads in both directions. Its training twin is ../training/model.py: change both together.
 * What stands before the recurrence is linear, so that a word's share of it is computed once for each word.
 */
export function createNetwork(matrices: ReadonlyMap<string, Matrix>): Network {
  const get = (name: string): Matrix => {
    const matrix = matrices.get(name);
    if (matrix === undefined) throw new Error(`tagger.bin has no ${name}`);
    return matrix;
  };
  const tables = [get('word.weight'), get('prefix.weight'), get('suffix.weight')];
  const letters = tabulate(get('char.weight'), get('filters.weight'), get('filters.bias'));
  const inputs = get('inputs.weight');
  const flags = get('flags.weight');
  const gates = inputs.rows;
  const hidden = gates / 8;
  const order = gateOrder(hidden);
  const byWord = pack(inputs, order, inputs.columns - flags.rows);
  const byFlag = multiplyFlags(flags, inputs, order);
  const bias = Float64Array.from(order, (gate) => cellOf(get('inputs.bias'), gate, 0));
  const recurrent = get('recurrent.weight');
  const forward = pack(recurrent, order.slice(0, gates / 2), hidden);
  const backward = pack(recurrent, order.slice(gates / 2), hidden);
  const classify = createOutput(get('out.weight'), get('out.bias'));
  const input = new Float64Array(byWord.columns);
  const sums = new Float64Array(gates);
  const both = new Float64Array(gates / 2);
  const situations = new Map<string, Float32Array>();
  let states = new Float64Array();

  const readWord = (word: WordFeatures): Float32Array => {
    let at = 0;
    [word.word, word.prefix, word.suffix].forEach((row, index) => {
      const table = tables[index]!;
      for (let column = 0; column < table.columns; column += 1, at += 1)
        input[at] = cellOf(table, row, column);
    });
    spell(letters, word.chars, input, at);
    sums.set(bias);
    const unit = makeWhole(input, byWord.most);
    multiply(byWord, input, both);
    addSums(byWord, both, unit, sums);
    for (const flag of word.flags) addRow(sums, 0, byFlag, flag * gates, gates);
    return Float32Array.from(sums);
  };

  /** What the flags of a word's place add. Few of their combinations ever occur, and they say nothing of the word. */
  const readSituation = (noteFlags: readonly number[]): Float32Array => {
    const key = noteFlags.join();
    let added = situations.get(key);
    if (added === undefined) {
      sums.fill(0);
      for (const flag of noteFlags) addRow(sums, 0, byFlag, (wordFlags.length + flag) * gates, gates);
      added = Float32Array.from(sums);
      if (situations.size < rememberedSituations) situations.set(key, added);
    }
    return added;
  };

  const readNote: Network['readNote'] = (words, noteFlags) => {
    const places = words.map((_, index) => readSituation(noteFlags[index] ?? []));
    if (states.length < words.length * 2 * hidden) states = new Float64Array(words.length * 2 * hidden);
    for (let index = 0, reading = beginReading(forward); index < words.length; index += 1)
      step(forward, reading, words[index]!, places[index]!, 0, states, index * 2 * hidden);
    for (let index = words.length - 1, reading = beginReading(backward); index >= 0; index -= 1)
      step(backward, reading, words[index]!, places[index]!, gates / 2, states, (index * 2 + 1) * hidden);
    return classify(states, words.length);
  };
  return { readWord, readNote };
}

const rememberedSituations = 1000;

/**
 * Rows of the weights are direction, gate (input, forget, cell, output), unit. Here the four gates of a unit stand
 * side by side.
 */
function gateOrder(hidden: number): readonly number[] {
  return Array.from({ length: 8 * hidden }, (_, index) => {
    const [direction, unit, gate] = [
      Math.floor(index / (4 * hidden)),
      Math.floor(index / 4) % hidden,
      index % 4,
    ];
    return (direction * 4 + gate) * hidden + unit;
  });
}

/** Makes the numbers whole, the largest of them `most`, and returns what one stands for. */
function makeWhole(numbers: Float64Array, most: number): number {
  let largest = 1e-9;
  for (const number of numbers) largest = Math.max(largest, Math.abs(number));
  const unit = largest / most;
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = Math.round(numbers[index]! / unit);
  return unit;
}

function addRow(
  target: Float64Array,
  at: number,
  rows: Float64Array,
  from: number,
  length: number,
  times = 1,
): void {
  for (let index = 0; index < length; index += 1)
    target[at + index] = target[at + index]! + rows[from + index]! * times;
}

/** What each flag adds to the gates, a row a flag: it goes through the flags' layer and the inputs' at once. */
function multiplyFlags(flags: Matrix, inputs: Matrix, order: readonly number[]): Float64Array {
  const from = inputs.columns - flags.rows;
  const product = new Float64Array(flags.columns * order.length);
  const weights = new Float64Array(order.length);
  for (let row = 0; row < flags.rows; row += 1) {
    for (let index = 0; index < weights.length; index += 1)
      weights[index] = cellOf(inputs, order[index]!, from + row);
    for (let flag = 0; flag < flags.columns; flag += 1)
      addRow(product, flag * weights.length, weights, 0, weights.length, cellOf(flags, row, flag));
  }
  return product;
}

/** One direction over a note, from the first word to the last or back. */
interface Reading {
  readonly cells: Float64Array;
  /** Whole numbers, as `multiply` asks for. */
  readonly state: Float64Array;
  readonly both: Float64Array;
}

function beginReading({ rows, columns }: Packed): Reading {
  return {
    cells: new Float64Array(columns),
    state: new Float64Array(columns),
    both: new Float64Array(rows / 2),
  };
}

/** Reads the next word, whose gates begin at `from`, and writes the state behind `to`. */
function step(
  weights: Packed,
  { cells, state, both }: Reading,
  word: Float32Array,
  place: Float32Array,
  from: number,
  states: Float64Array,
  to: number,
): void {
  const { scales, most } = weights;
  const unitOf = 1 / most;
  multiply(weights, state, both);
  for (let unit = 0, row = 0, gate = from; unit < state.length; unit += 1, row += 4, gate += 4) {
    const first = both[unit * 2]!;
    const second = both[unit * 2 + 1]!;
    const upperFirst = upperOf(first);
    const upperSecond = upperOf(second);
    const opens = upperFirst * unitOf * scales[row]! + word[gate]! + place[gate]!;
    const keeps = lowerOf(first, upperFirst) * unitOf * scales[row + 1]! + word[gate + 1]! + place[gate + 1]!;
    const brings = upperSecond * unitOf * scales[row + 2]! + word[gate + 2]! + place[gate + 2]!;
    const shows =
      lowerOf(second, upperSecond) * unitOf * scales[row + 3]! + word[gate + 3]! + place[gate + 3]!;
    const cell = sigmoid(keeps) * cells[unit]! + sigmoid(opens) * tanh(brings);
    const shown = sigmoid(shows) * tanh(cell);
    cells[unit] = cell;
    state[unit] = Math.round(shown * most);
    states[to + unit] = shown;
  }
}

/** The last layer: probabilities of the classes for each of `count` words. */
function createOutput(weight: Matrix, bias: Matrix): (states: Float64Array, count: number) => Float64Array {
  const { rows, columns } = weight;
  const weights = Float64Array.from(weight.values, (_, index) =>
    cellOf(weight, Math.floor(index / columns), index % columns),
  );
  const biases = Float64Array.from({ length: rows }, (_, row) => cellOf(bias, row, 0));
  return (states, count) => {
    const answers = new Float64Array(count * rows);
    for (let index = 0; index < count; index += 1) {
      let total = 0;
      for (let row = 0; row < rows; row += 1) {
        let sum = biases[row]!;
        for (let unit = 0; unit < columns; unit += 1)
          sum += weights[row * columns + unit]! * states[index * columns + unit]!;
        answers[index * rows + row] = Math.exp(sum);
        total += answers[index * rows + row]!;
      }
      for (let row = 0; row < rows; row += 1)
        answers[index * rows + row] = answers[index * rows + row]! / total;
    }
    return answers;
  };
}
