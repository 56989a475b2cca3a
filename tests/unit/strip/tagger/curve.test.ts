import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sigmoid, tanh } from '../../../../src/strip/tagger/curve.ts';

test('the curves from the table are those of mathematics, closer than 0.00001', () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (value) => {
      expect(Math.abs(sigmoid(value) - 1 / (1 + Math.exp(-value)))).toBeLessThan(1e-5);
      expect(Math.abs(tanh(value) - Math.tanh(value))).toBeLessThan(2e-5);
    }),
    { numRuns: 2000 },
  );
});

test('far out they end at their bounds', () => {
  expect([sigmoid(-1e300), sigmoid(1e300)]).toEqual([0, 1]);
  expect([tanh(-Infinity), tanh(Infinity)]).toEqual([-1, 1]);
});
