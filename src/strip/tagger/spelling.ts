import { cellsOf, type Matrix } from './weights.ts';

/** For each character and each of the three places of a window, what it adds to each filter. */
export interface FilterTable {
  readonly count: number;
  readonly values: Float64Array;
  readonly bias: Float64Array;
}

const window = 3;

/** Filters over characters are few enough to be looked up instead of computed. The character 0 is no letter. */
export function tabulate(char: Matrix, filters: Matrix, bias: Matrix): FilterTable {
  const count = filters.rows;
  const [chars, weights] = [cellsOf(char), cellsOf(filters)];
  const values = new Float64Array(char.rows * window * count);
  for (let code = 1, at = window * count; code < char.rows; code += 1)
    for (let place = 0; place < window; place += 1)
      for (let filter = 0; filter < count; filter += 1, at += 1) {
        let sum = 0;
        for (let column = 0; column < char.columns; column += 1)
          sum +=
            chars[code * char.columns + column]! *
            weights[filter * filters.columns + column * window + place]!;
        values[at] = sum;
      }
  return { count, values, bias: cellsOf(bias) };
}

/** Writes the strongest answer of each filter over the windows of the word, never below zero. */
export function spell(
  { count, values, bias }: FilterTable,
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
    // Behind the word all windows are alike: nothing.
    if (chars[start + window - 1] === 0 && chars[start] === 0) break;
  }
}
