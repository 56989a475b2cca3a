import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxWait } from '../../../src/outbox/entry.ts';
import { nextTry, parseRetryAfter } from '../../../src/sync/backoff.ts';

test('a wait is never longer than a quarter of an hour, whatever is asked', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat(1_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.nat(),
      (now, tries, random, retryAfter) => {
        const wait = nextTry(now, tries, random, retryAfter) - now;
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(maxWait);
      },
    ),
  );
});

test('waits double with the tries, with full jitter, of a second at least', () => {
  expect(nextTry(0, 1, 0.999_999, 0)).toBeCloseTo(4_000, -1);
  expect(nextTry(0, 4, 0.999_999, 0)).toBeCloseTo(32_000, -1);
  expect(nextTry(0, 4, 0.1, 0)).toBe(3_200);
  expect(nextTry(0, 4, 0, 0)).toBe(1_000);
});

test('those who were sent away together do not come back together, and none too early', () => {
  expect(nextTry(0, 1, 0, 60_000)).toBe(60_000);
  expect(nextTry(0, 1, 0.5, 60_000)).toBe(62_000);
});

test('Retry-After is read as seconds and as a date', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  expect(parseRetryAfter('90', now)).toBe(90_000);
  expect(parseRetryAfter('Sat, 21 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
  expect(parseRetryAfter('Sat, 21 Nov 2026 11:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBe(0);
  expect(parseRetryAfter(null, now)).toBe(0);
});
