import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civicStarts, letteredStarts } from '../../../src/strip/detectors/number-starts.ts';
import { civic } from '../../../src/strip/detectors/street-parts.ts';
import { traitsOf } from '../../../src/strip/detectors/traits.ts';
import { latinPattern, toLatin } from '../../../src/strip/text/latin.ts';
import { matchesAt, matchesOf } from '../../../src/strip/text/matches.ts';

const number = fc.constantFrom('1', '45', '204', '88', '000', '½', '²');
const gap = fc.constantFrom('', ' ', '  ', '-', '–', '. ', ', ', '$', ':', '/', 'h', '\n', '@', '#');
const words = [
  'unit',
  'Apt',
  'app',
  'APPT',
  'suite',
  'STE',
  'bureau',
  'bur',
  'no',
  'N°',
  '#',
  'é',
  'ab',
  'Z',
  'abcde',
];
const word = fc.constantFrom(...words);
const texts = fc
  .array(fc.oneof(fc.tuple(word, gap, number, gap), fc.tuple(number, gap, word, gap)), { maxLength: 8 })
  .map((parts) => toLatin(parts.flat().join('')));
const placesOf = (matches: readonly RegExpExecArray[]) => matches.map((match) => [match.index, match[0]]);

test.each([
  { what: 'a civic number', source: civic, starts: civicStarts },
  {
    what: 'a number with letters',
    source: String.raw`(?<![\p{L}\p{N}])(?:[a-z]{1,4}[ -]?\d{1,3}|\d{2,4}[ -]?[a-z]{2})`,
    starts: letteredStarts,
  },
])('$what begins nowhere but where it is looked for', ({ source, starts }) => {
  const [everywhere, there] = [latinPattern(source, 'gi'), latinPattern(source, 'iy')];
  fc.assert(
    fc.property(texts, (text) => {
      expect(placesOf(matchesAt(text, there, starts(text)))).toEqual(placesOf(matchesOf(text, everywhere)));
    }),
    { numRuns: 2000 },
  );
});

/** The most digits of a part in which no gap between two is longer. */
const mostWithin = (text: string, gap: number): number =>
  Math.max(
    0,
    ...[...text.matchAll(new RegExp(String.raw`\d(?:[^\d]{0,${gap}}\d)*`, 'g'))].map(
      ([part]) => part.replace(/\D/g, '').length,
    ),
  );

test('digits are counted: all, in a row, near each other, further apart', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { digits, run, near, far } = traitsOf(text);
      expect([digits, run, near, far]).toEqual([
        text.replace(/\D/g, '').length,
        ...[0, 3, 8].map((gap) => mostWithin(text, gap)),
      ]);
    }),
    { numRuns: 2000 },
  );
});

test('a number is read aloud where two of its words stand side by side', () => {
  expect(traitsOf('five one four').readAloud).toBe(true);
  expect(traitsOf('deux personnes, trois chaises').readAloud).toBe(false);
});
