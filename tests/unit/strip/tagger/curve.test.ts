import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sigmoid, tanh } from '../../../../src/strip/tagger/curve.ts';

test('the curves are those of mathematics, closer than 0.000002', () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (value) => {
      expect(Math.abs(sigmoid(value) - 1 / (1 + Math.exp(-value)))).toBeLessThan(2e-6);
      expect(Math.abs(tanh(value) - Math.tanh(value))).toBeLessThan(2e-6);
    }),
    { numRuns: 2000 },
  );
});

test('far out they lie flat, and never beyond their bounds', () => {
  for (const far of [1e300, Infinity, 1000]) {
    expect(tanh(far)).toBe(tanh(7));
    expect(tanh(-far)).toBe(-tanh(7));
    expect(tanh(far)).toBeLessThanOrEqual(1);
    expect(sigmoid(far)).toBeLessThanOrEqual(1);
    expect(sigmoid(-far)).toBeGreaterThanOrEqual(0);
  }
});
