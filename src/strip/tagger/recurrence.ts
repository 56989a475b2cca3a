import { sigmoid, tanh } from './curve.ts';
import { createPackedProduct } from './packed.ts';
import type { Product, Rows } from './product.ts';

/** The layers behind the words: an LSTM that reads forward and backward, and the last one. */
export interface Layers {
  readonly forward: Rows;
  readonly backward: Rows;
  /** Of the last layer, a row a class; a column a unit, those of reading forward first. */
  readonly weights: Float64Array;
  /** One a class. */
  readonly biases: Float64Array;
}

/**
 * The answers of the last layer for each word, a row a word: good until the next call. `words` and `places`, at most
 * `longestReading`: what each word and its place add to the gates, those of reading forward first; the four gates of a
 * unit (input, forget, cell, output) stand side by side.
 */
export type Reader = (words: readonly Float32Array[], places: readonly Float32Array[]) => Float64Array;

export const longestReading = 400;

/** Without WebAssembly. */
export function createPlainReader({ forward, backward, weights, biases }: Layers): Reader {
  const directions = [createPackedProduct(forward), createPackedProduct(backward)] as const;
  const hidden = forward.columns;
  const states = new Float64Array(longestReading * 2 * hidden);
  return (words, places) => {
    readAlong(directions[0], words, places, { backwards: false, states });
    readAlong(directions[1], words, places, { backwards: true, states });
    return classify(weights, biases, states, words.length);
  };
}

interface Direction {
  readonly backwards: boolean;
  /** Where the states go: for each word those of reading forward, then those of reading backward. */
  readonly states: Float64Array;
}

function readAlong(
  weights: Product,
  words: readonly Float32Array[],
  places: readonly Float32Array[],
  { backwards, states }: Direction,
): void {
  const hidden = weights.input.length;
  const cells = new Float64Array(hidden);
  const units = unitsOf(weights);
  weights.input.fill(0);
  for (let count = 0; count < words.length; count += 1) {
    const index = backwards ? words.length - 1 - count : count;
    const from = backwards ? hidden * 4 : 0;
    const to = (index * 2 + (backwards ? 1 : 0)) * hidden;
    weights.compute();
    step(weights, units, cells, words[index]!, places[index]!, from, states, to);
  }
}

/** What one of the sums of each row stands for. */
export function unitsOf({ scales, most }: Pick<Product, 'scales' | 'most'>): Float64Array {
  return scales.map((scale) => scale / most);
}

/** From the sums of the state before to the next state, which is written behind `to` and is the next input. */
function step(
  { input, sums, most }: Product,
  units: Float64Array,
  cells: Float64Array,
  word: Float32Array,
  place: Float32Array,
  from: number,
  states: Float64Array,
  to: number,
): void {
  for (let unit = 0, row = 0, gate = from; unit < cells.length; unit += 1, row += 4, gate += 4) {
    const opens = sums[row]! * units[row]! + word[gate]! + place[gate]!;
    const keeps = sums[row + 1]! * units[row + 1]! + word[gate + 1]! + place[gate + 1]!;
    const brings = sums[row + 2]! * units[row + 2]! + word[gate + 2]! + place[gate + 2]!;
    const shows = sums[row + 3]! * units[row + 3]! + word[gate + 3]! + place[gate + 3]!;
    const cell = sigmoid(keeps) * cells[unit]! + sigmoid(opens) * tanh(brings);
    const shown = sigmoid(shows) * tanh(cell);
    cells[unit] = cell;
    input[unit] = Math.floor(shown * most + 0.5);
    states[to + unit] = shown;
  }
}

function classify(
  weights: Float64Array,
  biases: Float64Array,
  states: Float64Array,
  count: number,
): Float64Array {
  const columns = weights.length / biases.length;
  const answers = new Float64Array(count * biases.length);
  for (let index = 0, answer = 0; index < count; index += 1)
    for (let row = 0; row < biases.length; row += 1, answer += 1) {
      let even = biases[row]!;
      let odd = 0;
      for (let unit = 0, at = row * columns, from = index * columns; unit < columns; unit += 2) {
        even += weights[at + unit]! * states[from + unit]!;
        odd += weights[at + unit + 1]! * states[from + unit + 1]!;
      }
      answers[answer] = even + odd;
    }
  return answers;
}
