/**
 * The logistic function, from a table: a tenth of the time of `Math.exp`. Off by less than 0.00001: less than what
 * eight-bit weights are off by, a hundred times.
 */
export function sigmoid(value: number): number {
  if (value <= -bound) return 0;
  if (value >= bound) return 1;
  const place = (value + bound) * density;
  const index = place | 0;
  const low = table[index]!;
  return low + (table[index + 1]! - low) * (place - index);
}

/** The hyperbolic tangent, likewise; off by less than 0.00002. */
export function tanh(value: number): number {
  return 2 * sigmoid(2 * value) - 1;
}

const bound = 12;
const density = 64;
const table = Float64Array.from(
  { length: 2 * bound * density + 1 },
  (_, index) => 1 / (1 + Math.exp(bound - index / density)),
);
