import { wordFlags, type WordFeatures } from './features.ts';
import type { Matrix } from './weights.ts';

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
  readonly readWord: (word: WordFeatures) => Float64Array;
  /** Probabilities, one row of `classes` a word. `flags`: indices of `noteFlags` that hold for each word. */
  readonly readNote: (words: readonly Float64Array[], flags: readonly (readonly number[])[]) => Float64Array;
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
  const filters = tabulate(get('char.weight'), get('filters.weight'));
  const filterBias = get('filters.bias').values;
  const inputs = get('inputs.weight');
  const flags = get('flags.weight');
  const gates = inputs.rows;
  const hidden = gates / 8;
  const byWord = weave(inputs, 0, gates, inputs.columns - flags.rows);
  const byFlag = multiplyFlags(flags, inputs);
  const bias = Float64Array.from(get('inputs.bias').values);
  const recurrent = get('recurrent.weight');
  const forward = weave(recurrent, 0, gates / 2, hidden);
  const backward = weave(recurrent, gates / 2, gates / 2, hidden);
  const out = get('out.weight').values;
  const outBias = get('out.bias').values;
  const input = new Float64Array(byWord.columns);

  const readWord = (word: WordFeatures): Float64Array => {
    let at = 0;
    [word.word, word.prefix, word.suffix].forEach((row, index) => {
      const { columns, values } = tables[index]!;
      input.set(values.subarray(row * columns, (row + 1) * columns), at);
      at += columns;
    });
    spell(filters, filterBias, word.chars, input, at);
    const sums = Float64Array.from(bias);
    multiply(byWord, input, sums, 0);
    for (const flag of word.flags) addRow(sums, 0, byFlag, flag * gates, gates);
    return sums;
  };

  const readNote: Network['readNote'] = (words, noteFlags) => {
    const sums = new Float64Array(words.length * gates);
    words.forEach((word, index) => {
      sums.set(word, index * gates);
      for (const flag of noteFlags[index] ?? [])
        addRow(sums, index * gates, byFlag, (wordFlags.length + flag) * gates, gates);
    });
    const states = new Float64Array(words.length * 2 * hidden);
    for (let index = 0, state = empty(hidden); index < words.length; index += 1)
      step(forward, sums, index * gates, state, states, index * 2 * hidden);
    for (let index = words.length - 1, state = empty(hidden); index >= 0; index -= 1)
      step(backward, sums, index * gates + gates / 2, state, states, index * 2 * hidden + hidden);
    const answers = new Float64Array(words.length * classes.length);
    for (let index = 0; index < words.length; index += 1) {
      const at = index * classes.length;
      for (let row = 0; row < classes.length; row += 1) {
        let sum = outBias[row]!;
        for (let unit = 0; unit < 2 * hidden; unit += 1)
          sum += out[row * 2 * hidden + unit]! * states[index * 2 * hidden + unit]!;
        answers[at + row] = sum;
      }
      softmax(answers.subarray(at, at + classes.length));
    }
    return answers;
  };
  return { readWord, readNote };
}

/**
 * Four rows woven into one, for one pass over the input for the four. Float64, though the weights have eight bits:
 * engines compute in Float64, and converting each Float32 halves the speed.
 */
interface Woven {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

function weave(matrix: Matrix, from: number, rows: number, columns: number): Woven {
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      values[(row - (row % 4)) * columns + column * 4 + (row % 4)] =
        matrix.values[(from + row) * matrix.columns + column]!;
  return { rows, columns, values };
}

/** Adds `matrix` times `input` to `sums`, from `at` on. */
function multiply(
  { rows, columns, values }: Woven,
  input: Float64Array,
  sums: Float64Array,
  at: number,
): void {
  let cell = 0;
  for (let row = at; row < at + rows; row += 4) {
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
    sums[row] = sums[row]! + a;
    sums[row + 1] = sums[row + 1]! + b;
    sums[row + 2] = sums[row + 2]! + c;
    sums[row + 3] = sums[row + 3]! + d;
  }
}

function addRow(target: Float64Array, at: number, rows: Float64Array, from: number, length: number): void {
  for (let index = 0; index < length; index += 1)
    target[at + index] = target[at + index]! + rows[from + index]!;
}

/** What each flag adds to the gates, a row a flag: it goes through the flags' layer and the inputs' at once. */
function multiplyFlags(flags: Matrix, inputs: Matrix): Float64Array {
  const from = inputs.columns - flags.rows;
  const product = new Float64Array(flags.columns * inputs.rows);
  for (let flag = 0; flag < flags.columns; flag += 1)
    for (let gate = 0; gate < inputs.rows; gate += 1) {
      let sum = 0;
      for (let row = 0; row < flags.rows; row += 1)
        sum += flags.values[row * flags.columns + flag]! * inputs.values[gate * inputs.columns + from + row]!;
      product[flag * inputs.rows + gate] = sum;
    }
  return product;
}

/** For each character and each of the three places of a window, what it adds to each filter. */
interface FilterTable {
  readonly count: number;
  readonly values: Float64Array;
}

const window = 3;

/** Filters over characters are few enough to be looked up instead of computed. The character 0 is no letter. */
function tabulate(char: Matrix, filters: Matrix): FilterTable {
  const count = filters.rows;
  const values = new Float64Array(char.rows * window * count);
  for (let code = 1; code < char.rows; code += 1)
    for (let place = 0; place < window; place += 1)
      for (let filter = 0; filter < count; filter += 1) {
        let sum = 0;
        for (let column = 0; column < char.columns; column += 1)
          sum +=
            char.values[code * char.columns + column]! *
            filters.values[filter * filters.columns + column * window + place]!;
        values[(code * window + place) * count + filter] = sum;
      }
  return { count, values };
}

/** Writes the strongest answer of each filter over the windows of the word, never below zero. */
function spell(
  { count, values }: FilterTable,
  bias: Float32Array,
  chars: Uint8Array,
  target: Float64Array,
  at: number,
): void {
  target.fill(0, at, at + count);
  for (let start = 0; start + window <= chars.length; start += 1) {
    const a = chars[start]! * window * count;
    const b = (chars[start + 1]! * window + 1) * count;
    const c = (chars[start + 2]! * window + 2) * count;
    for (let filter = 0; filter < count; filter += 1) {
      const answer = values[a + filter]! + values[b + filter]! + values[c + filter]! + bias[filter]!;
      if (answer > target[at + filter]!) target[at + filter] = answer;
    }
  }
}

interface State {
  readonly state: Float64Array;
  readonly cell: Float64Array;
}

function empty(hidden: number): State {
  return { state: new Float64Array(hidden), cell: new Float64Array(hidden) };
}

/** One word of one direction. Completes its gates (input, forget, cell, output) from `at` on, and writes the state. */
function step(
  weights: Woven,
  gates: Float64Array,
  at: number,
  { state, cell }: State,
  states: Float64Array,
  to: number,
): void {
  const hidden = state.length;
  multiply(weights, state, gates, at);
  for (let unit = 0; unit < hidden; unit += 1) {
    const next =
      sigmoid(gates[at + hidden + unit]!) * cell[unit]! +
      sigmoid(gates[at + unit]!) * tanh(gates[at + 2 * hidden + unit]!);
    cell[unit] = next;
    state[unit] = sigmoid(gates[at + 3 * hidden + unit]!) * tanh(next);
    states[to + unit] = state[unit]!;
  }
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Half the time of `Math.tanh`, and exact enough. */
function tanh(value: number): number {
  return 2 / (1 + Math.exp(-2 * value)) - 1;
}

function softmax(values: Float64Array): void {
  const most = Math.max(...values);
  let total = 0;
  values.forEach((value, index) => {
    const power = Math.exp(value - most);
    values[index] = power;
    total += power;
  });
  values.forEach((value, index) => {
    values[index] = value / total;
  });
}
