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
  /** The part of the answer that a word decides by itself; kept by the caller, it need not be computed again. */
  readonly readWord: (word: WordFeatures) => Float32Array;
  /** Probabilities, one row of `classes` a word. `flags`: indices of `noteFlags` that hold for each word. */
  readonly readNote: (words: readonly Float32Array[], flags: readonly (readonly number[])[]) => Float32Array;
}

/**
 * A recurrent network that reads in both directions. Its training twin is ../training/model.py: change both together.
 * What stands before the recurrence is linear, so that a word's share of it is computed once for each word.
 */
export function createNetwork(matrices: ReadonlyMap<string, Matrix>): Network {
  const get = (name: string): Matrix => {
    const matrix = matrices.get(name);
    if (matrix === undefined) throw new Error(`tagger.bin has no ${name}`);
    return matrix;
  };
  const tables = [get('word.weight'), get('prefix.weight'), get('suffix.weight')] as const;
  const char = get('char.weight');
  const filters = get('filters.weight');
  const filterBias = get('filters.bias').values;
  const flagTable = transpose(get('flags.weight'));
  const hidden = get('recurrent.weight').columns;
  const gates = 8 * hidden;
  const inputs = get('inputs.weight');
  const bias = get('inputs.bias').values;
  const recurrent = get('recurrent.weight').values;
  const out = get('out.weight');
  const outBias = get('out.bias').values;

  const flagsAt = inputs.columns - flagTable.columns;
  const flagGates = multiplyFlags(flagTable, inputs, flagsAt);
  const filterTable = tabulate(char, filters);
  const input = new Float32Array(inputs.columns);

  const readWord = (word: WordFeatures): Float32Array => {
    input.fill(0);
    let at = 0;
    for (const [index, row] of [word.word, word.prefix, word.suffix].entries()) {
      const table = tables[index] ?? tables[0];
      input.set(table.values.subarray(row * table.columns, (row + 1) * table.columns), at);
      at += table.columns;
    }
    spell(filterTable, filterBias, word.chars, input, at);
    const sum = Float32Array.from(bias);
    multiply(inputs.values, gates, inputs.columns, flagsAt, input, sum);
    for (const flag of word.flags) addRow(sum, 0, flagGates, flag * gates, gates);
    return sum;
  };

  const readNote = (words: readonly Float32Array[], flags: readonly (readonly number[])[]): Float32Array => {
    const length = words.length;
    const sums = new Float32Array(length * gates);
    words.forEach((word, index) => {
      sums.set(word, index * gates);
      for (const flag of flags[index] ?? [])
        addRow(sums, index * gates, flagGates, (wordFlags.length + flag) * gates, gates);
    });
    const states = new Float32Array(length * 2 * hidden);
    recur(sums, recurrent, hidden, length, states, false);
    recur(sums, recurrent, hidden, length, states, true);
    const answers = new Float32Array(length * classes.length);
    const state = new Float32Array(2 * hidden);
    const logits = new Float32Array(classes.length);
    for (let index = 0; index < length; index += 1) {
      state.set(states.subarray(index * 2 * hidden, (index + 1) * 2 * hidden));
      logits.set(outBias);
      for (let row = 0; row < classes.length; row += 1) {
        let sum = logits[row] ?? 0;
        for (let column = 0; column < 2 * hidden; column += 1)
          sum += out.values[row * 2 * hidden + column]! * state[column]!;
        logits[row] = sum;
      }
      softmax(logits, answers, index * classes.length);
    }
    return answers;
  };
  return { readWord, readNote };
}

function transpose({ rows, columns, values }: Matrix): Matrix {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      turned[column * rows + row] = values[row * columns + column]!;
  return { rows: columns, columns: rows, values: turned };
}

/** What each flag adds to the gates: it goes through the flags' layer and the inputs' at once. */
function multiplyFlags(flags: Matrix, inputs: Matrix, from: number): Float32Array {
  const product = new Float32Array(flags.rows * inputs.rows);
  for (let flag = 0; flag < flags.rows; flag += 1) {
    for (let gate = 0; gate < inputs.rows; gate += 1) {
      let sum = 0;
      for (let column = 0; column < flags.columns; column += 1)
        sum +=
          flags.values[flag * flags.columns + column]! *
          inputs.values[gate * inputs.columns + from + column]!;
      product[flag * inputs.rows + gate] = sum;
    }
  }
  return product;
}

interface FilterTable {
  readonly count: number;
  /** For each character and each of the three places of a window, what it adds to each filter. */
  readonly values: Float32Array;
}

const window = 3;

/** Filters over characters are few enough to be looked up instead of computed. The character 0 is no letter. */
function tabulate(char: Matrix, filters: Matrix): FilterTable {
  const count = filters.rows;
  const values = new Float32Array(char.rows * window * count);
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

/** The strongest answer of each filter over the windows of the word, never below zero. */
function spell(
  table: FilterTable,
  bias: Float32Array,
  chars: Uint8Array,
  target: Float32Array,
  at: number,
): void {
  const { count, values } = table;
  for (let start = 0; start + window <= chars.length; start += 1) {
    const a = (chars[start]! * window + 0) * count;
    const b = (chars[start + 1]! * window + 1) * count;
    const c = (chars[start + 2]! * window + 2) * count;
    for (let filter = 0; filter < count; filter += 1) {
      const answer = values[a + filter]! + values[b + filter]! + values[c + filter]! + bias[filter]!;
      if (answer > target[at + filter]!) target[at + filter] = answer;
    }
  }
}

/** Adds `matrix` times `input` to `sum`; `used` of the `columns` count. Four rows at a time. */
function multiply(
  matrix: Float32Array,
  rows: number,
  columns: number,
  used: number,
  input: Float32Array,
  sum: Float32Array,
): void {
  for (let row = 0; row < rows; row += 4) {
    const a = row * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    let p = 0;
    let q = 0;
    let r = 0;
    let s = 0;
    for (let column = 0; column < used; column += 1) {
      const value = input[column]!;
      p += matrix[a + column]! * value;
      q += matrix[b + column]! * value;
      r += matrix[c + column]! * value;
      s += matrix[d + column]! * value;
    }
    sum[row] = sum[row]! + p;
    sum[row + 1] = sum[row + 1]! + q;
    sum[row + 2] = sum[row + 2]! + r;
    sum[row + 3] = sum[row + 3]! + s;
  }
}

function addRow(target: Float32Array, at: number, rows: Float32Array, from: number, length: number): void {
  for (let index = 0; index < length; index += 1)
    target[at + index] = target[at + index]! + rows[from + index]!;
}

/** One direction of the recurrence (LSTM; gates in the order input, forget, cell, output). */
function recur(
  sums: Float32Array,
  recurrent: Float32Array,
  hidden: number,
  length: number,
  states: Float32Array,
  reverse: boolean,
): void {
  const stride = 8 * hidden;
  const offset = reverse ? 4 * hidden : 0;
  const weights = recurrent.subarray(offset * hidden, (offset + 4 * hidden) * hidden);
  const state = new Float32Array(hidden);
  const cell = new Float32Array(hidden);
  const gates = new Float32Array(4 * hidden);
  for (let step = 0; step < length; step += 1) {
    const index = reverse ? length - 1 - step : step;
    gates.set(sums.subarray(index * stride + offset, index * stride + offset + 4 * hidden));
    if (step > 0) multiply(weights, 4 * hidden, hidden, hidden, state, gates);
    const target = index * 2 * hidden + (reverse ? hidden : 0);
    for (let unit = 0; unit < hidden; unit += 1) {
      const next =
        sigmoid(gates[hidden + unit]!) * cell[unit]! +
        sigmoid(gates[unit]!) * tanh(gates[2 * hidden + unit]!);
      cell[unit] = next;
      state[unit] = sigmoid(gates[3 * hidden + unit]!) * tanh(next);
      states[target + unit] = state[unit]!;
    }
  }
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Half the time of `Math.tanh`, and exact enough. */
function tanh(value: number): number {
  return 2 / (1 + Math.exp(-2 * value)) - 1;
}

function softmax(logits: Float32Array, target: Float32Array, at: number): void {
  const most = Math.max(...logits);
  let total = 0;
  for (const value of logits) total += Math.exp(value - most);
  logits.forEach((value, index) => {
    target[at + index] = Math.exp(value - most) / total;
  });
}
