import { wordFlags, type WordFeatures } from './features.ts';
import { createPackedProduct } from './packed.ts';
import type { Product, Rows } from './product.ts';
import { createPlainReader, unitsAtOnce } from './recurrence.ts';
import { spell, tabulate } from './spelling.ts';
import { createVectorReader } from './vector-recurrence.ts';
import { createVectorProduct } from './vectors.ts';
import { cellOf, cellsOf, type Matrix } from './weights.ts';

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
  /**
   * Answers, one row of `classes` a word, for `probabilitiesAt`: good until the next call. `flags`: indices of `noteFlags`
   * that hold for each word.
   */
  readonly readNote: (words: readonly Float32Array[], flags: readonly (readonly number[])[]) => Float32Array;
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
  const [words, prefixes, suffixes] = [get('word.weight'), get('prefix.weight'), get('suffix.weight')];
  const letters = tabulate(get('char.weight'), get('filters.weight'), get('filters.bias'));
  const inputs = get('inputs.weight');
  const flags = get('flags.weight');
  const gates = inputs.rows;
  const hidden = gates / 8;
  const order = gateOrder(hidden);
  const byWord = createProduct({ matrix: inputs, order, columns: inputs.columns - flags.rows });
  const byFlag = multiplyFlags(flags, inputs, order);
  const bias = Float64Array.from(order, (gate) => cellOf(get('inputs.bias'), gate, 0));
  const recurrent = get('recurrent.weight');
  const direction = (from: number): Rows => ({
    matrix: recurrent,
    order: order.slice(from, from + gates / 2),
    columns: hidden,
  });
  const layers = {
    forward: direction(0),
    backward: direction(gates / 2),
    weights: Float32Array.from(cellsOf(get('out.weight'))),
    biases: Float32Array.from(cellsOf(get('out.bias'))),
  };
  const read = createVectorReader(layers) ?? createPlainReader(layers);
  const input = new Float64Array(inputs.columns - flags.rows);
  const combinations = new Map<number, Combination>();

  /** What flags add, from the one numbered `first`. Few of their combinations ever occur, and they tell no name. */
  const addFlags = (numbers: readonly number[], first: number): Float32Array => {
    let hash = first;
    for (let index = 0; index < numbers.length; index += 1)
      hash = (Math.imul(hash, 97) + numbers[index]!) & 0x3fffffff;
    const met = combinations.get(hash);
    if (met?.first === first && isSame(met.numbers, numbers)) return met.added;
    const added = new Float32Array(gates);
    for (const flag of numbers) addRow(added, byFlag, (first + flag) * gates);
    if (met === undefined && combinations.size < rememberedCombinations)
      combinations.set(hash, { first, numbers, added });
    return added;
  };

  const readWord = (word: WordFeatures): Float32Array => {
    let at = copyRow(words, word.word, input, 0);
    at = copyRow(prefixes, word.prefix, input, at);
    at = copyRow(suffixes, word.suffix, input, at);
    spell(letters, word.chars, input, at);
    const unit = setWhole(byWord, input);
    byWord.compute();
    const flagged = addFlags(word.flags, 0);
    const answer = new Float32Array(gates);
    for (let gate = 0; gate < gates; gate += 1)
      answer[gate] = bias[gate]! + byWord.sums[gate]! * (byWord.scales[gate]! * unit) + flagged[gate]!;
    return answer;
  };

  const readNote: Network['readNote'] = (words, noteFlags) => {
    const places: Float32Array[] = [];
    for (let index = 0; index < words.length; index += 1)
      places.push(addFlags(noteFlags[index] ?? [], wordFlags.length));
    return read(words, places);
  };
  return { readWord, readNote };
}

/** Flags in a row, and what they add. */
interface Combination {
  readonly first: number;
  readonly numbers: readonly number[];
  readonly added: Float32Array;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

const rememberedCombinations = 6000;

/** The first where the engine has vectors and lets them be compiled: not in a locked-down iPhone. */
function createProduct(rows: Rows): Product {
  return createVectorProduct(rows) ?? createPackedProduct(rows);
}

/** Sets the product's input to the numbers, made whole, the largest of them `most`, and returns what one stands for. */
function setWhole({ input, most }: Product, numbers: Float64Array): number {
  let largest = 1e-9;
  for (let index = 0; index < numbers.length; index += 1)
    largest = Math.max(largest, Math.abs(numbers[index]!));
  const unit = largest / most;
  for (let index = 0; index < numbers.length; index += 1) input[index] = Math.round(numbers[index]! / unit);
  return unit;
}

/**
 * Rows of the weights are direction, gate (input, forget, cell, output), unit. Here the gates stand in blocks of
 * `unitsAtOnce` units.
 */
function gateOrder(hidden: number): readonly number[] {
  return Array.from({ length: 8 * hidden }, (_, index) => {
    const direction = Math.floor(index / (4 * hidden));
    const block = Math.floor(index / (4 * unitsAtOnce)) % (hidden / unitsAtOnce);
    const gate = Math.floor(index / unitsAtOnce) % 4;
    return (direction * 4 + gate) * hidden + block * unitsAtOnce + (index % unitsAtOnce);
  });
}

function addRow(target: Float32Array, rows: Float64Array, from: number): void {
  for (let index = 0; index < target.length; index += 1) target[index] = target[index]! + rows[from + index]!;
}

function addTimes(target: Float64Array, at: number, row: Float64Array, times: number): void {
  for (let index = 0; index < row.length; index += 1)
    target[at + index] = target[at + index]! + row[index]! * times;
}

/** Writes a row of the matrix from `at` on, and returns where it ends. */
function copyRow({ columns, values, scales }: Matrix, row: number, target: Float64Array, at: number): number {
  const scale = scales[scales.length === 1 ? 0 : row] ?? 0;
  for (let column = 0; column < columns; column += 1)
    target[at + column] = values[row * columns + column]! * scale;
  return at + columns;
}

/** What each flag adds to the gates, a row a flag: it goes through the flags' layer and the inputs' at once. */
function multiplyFlags(flags: Matrix, inputs: Matrix, order: readonly number[]): Float64Array {
  const from = inputs.columns - flags.rows;
  const product = new Float64Array(flags.columns * order.length);
  const cells = cellsOf(flags);
  const weights = new Float64Array(order.length);
  for (let row = 0; row < flags.rows; row += 1) {
    for (let index = 0; index < weights.length; index += 1)
      weights[index] = cellOf(inputs, order[index]!, from + row);
    for (let flag = 0; flag < flags.columns; flag += 1)
      addTimes(product, flag * weights.length, weights, cells[row * flags.columns + flag]!);
  }
  return product;
}

/** What the answers of the word at `index` mean, in the order of `classes`. */
export function probabilitiesAt(answers: Float32Array, index: number): Float64Array {
  const shares = new Float64Array(classes.length);
  let total = 0;
  for (let at = 0; at < shares.length; at += 1) {
    shares[at] = Math.exp(answers[index * classes.length + at]!);
    total += shares[at]!;
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = shares[at]! / total;
  return shares;
}
