import { sigmoid, tanh } from './curve.ts';
import { createPackedProduct } from './packed.ts';
import type { Product, Rows } from './product.ts';

/** The layers behind the words: an LSTM that reads forward and backward, and the last one. */
export interface Layers {
  readonly forward: Rows;
  readonly backward: Rows;
  /** Of the last layer, a row a class; a column a unit, those of reading forward first. */
  readonly weights: Float32Array;
  /** One a class. */
  readonly biases: Float32Array;
}

/**
 * The answers of the last layer for each word, a row a word: good until the next call. `words` and `places`, at most
 * `longestReading`: what each word and its place add to the gates, those of reading forward first. Gates stand in blocks:
 * the input gates of `unitsAtOnce` units, then their forget, cell and output gates.
 */
export type Reader = (words: readonly Float32Array[], places: readonly Float32Array[]) => Float32Array;

export const longestReading = 400;
/** As many numbers of 32 bits as a vector holds. */
export const unitsAtOnce = 4;

const single = Math.fround;

/** Without WebAssembly. Each step is rounded to 32 bits, as vectors are. */
export function createPlainReader({ forward, backward, weights, biases }: Layers): Reader {
  const directions = [createPackedProduct(forward), createPackedProduct(backward)] as const;
  const hidden = forward.columns;
  const states = new Float32Array(longestReading * 2 * hidden);
  return (words, places) => {
    readAlong(directions[0], words, places, { backwards: false, states });
    readAlong(directions[1], words, places, { backwards: true, states });
    return classify(weights, biases, states, words.length);
  };
}

interface Direction {
  readonly backwards: boolean;
  /** Where the states go: for each word those of reading forward, then those of reading backward. */
  readonly states: Float32Array;
}

function readAlong(
  weights: Product,
  words: readonly Float32Array[],
  places: readonly Float32Array[],
  { backwards, states }: Direction,
): void {
  const hidden = weights.input.length;
  const gates = new Float32Array(hidden * 4);
  const cells = new Float32Array(hidden);
  const units = unitsOf(weights);
  weights.input.fill(0);
  for (let count = 0; count < words.length; count += 1) {
    const index = backwards ? words.length - 1 - count : count;
    const from = backwards ? hidden * 4 : 0;
    weights.compute();
    addUp(weights, units, words[index]!, places[index]!, from, gates);
    step(weights, gates, cells, states, (index * 2 + (backwards ? 1 : 0)) * hidden);
  }
}

/** What one of the sums of each row stands for. */
export function unitsOf({ scales, most }: Pick<Product, 'scales' | 'most'>): Float32Array {
  return Float32Array.from(scales, (scale) => scale / most);
}

/** The gates: the sums of the state before, the word and its place. */
function addUp(
  { sums }: Product,
  units: Float32Array,
  word: Float32Array,
  place: Float32Array,
  from: number,
  gates: Float32Array,
): void {
  for (let gate = 0; gate < gates.length; gate += 1) {
    const before = single(single(sums[gate]!) * units[gate]!);
    gates[gate] = single(single(before + word[from + gate]!) + place[from + gate]!);
  }
}

/** From the gates to the next state, which is written behind `to` and is the next input. */
function step(
  { input, most }: Product,
  gates: Float32Array,
  cells: Float32Array,
  states: Float32Array,
  to: number,
): void {
  for (let unit = 0; unit < cells.length; unit += 1) {
    const at = unit + 3 * unitsAtOnce * Math.floor(unit / unitsAtOnce);
    const kept = single(sigmoid(gates[at + unitsAtOnce]!) * cells[unit]!);
    const cell = single(kept + single(sigmoid(gates[at]!) * tanh(gates[at + 2 * unitsAtOnce]!)));
    const shown = single(sigmoid(gates[at + 3 * unitsAtOnce]!) * tanh(cell));
    cells[unit] = cell;
    input[unit] = Math.floor(single(single(shown * most) + 0.5));
    states[to + unit] = shown;
  }
}

function classify(
  weights: Float32Array,
  biases: Float32Array,
  states: Float32Array,
  count: number,
): Float32Array {
  const columns = weights.length / biases.length;
  const answers = new Float32Array(count * biases.length);
  for (let index = 0, answer = 0; index < count; index += 1)
    for (let row = 0; row < biases.length; row += 1, answer += 1) {
      // A sum a lane of the vectors.
      let [a, b, c, d] = [biases[row]!, 0, 0, 0];
      const [at, from] = [row * columns, index * columns];
      for (let unit = 0; unit < columns; unit += unitsAtOnce) {
        a = single(a + single(weights[at + unit]! * states[from + unit]!));
        b = single(b + single(weights[at + unit + 1]! * states[from + unit + 1]!));
        c = single(c + single(weights[at + unit + 2]! * states[from + unit + 2]!));
        d = single(d + single(weights[at + unit + 3]! * states[from + unit + 3]!));
      }
      answers[answer] = single(single(a + b) + single(c + d));
    }
  return answers;
}
