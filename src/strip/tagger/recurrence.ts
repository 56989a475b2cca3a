import { sigmoid, tanh } from './curve.ts';
import type { Product } from './product.ts';

export interface Direction {
  readonly backwards: boolean;
  /** Where the states go: for each word those of reading forward, then those of reading backward. */
  readonly states: Float64Array;
}

/**
 * One direction of the LSTM over a note. `words` and `places`: what each word and its place add to the gates, those of
 * reading forward first; the four gates of a unit (input, forget, cell, output) stand side by side.
 */
export function readAlong(
  weights: Product,
  words: readonly Float32Array[],
  places: readonly Float32Array[],
  { backwards, states }: Direction,
): void {
  const hidden = weights.input.length;
  const cells = new Float64Array(hidden);
  const units = weights.scales.map((scale) => scale / weights.most);
  weights.input.fill(0);
  for (let count = 0; count < words.length; count += 1) {
    const index = backwards ? words.length - 1 - count : count;
    const from = backwards ? hidden * 4 : 0;
    const to = (index * 2 + (backwards ? 1 : 0)) * hidden;
    weights.compute();
    step(weights, units, cells, words[index]!, places[index]!, from, states, to);
  }
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
    input[unit] = Math.round(shown * most);
    states[to + unit] = shown;
  }
}
