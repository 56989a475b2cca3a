import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFrenchTypography } from '../../../src/guide/french-typography.ts';

const nbsp = '\u00A0';

test.each([
  `Voici${nbsp}: une idée.`,
  `Elle a dit «${nbsp}oui${nbsp}».`,
  'Quoi? Oui! Bon; allons-y.',
  'L’idée d’aujourd’hui.',
  'Réunion à 12:30, ou à 12 h 30.',
  'Voyez https://example.org/a?b=c;d pour la suite.',
  `Une citation «${nbsp}!${nbsp}»`,
  '{count, plural, one {# idée} other {# idées}}',
  'urn:calepin:problem',
  '',
])('nothing is said of “%s”', (text) => {
  expect(checkFrenchTypography(text)).toEqual([]);
});

test.each([
  ['Voici : une idée.', 5, 'error'],
  ['Voici: une idée.', 5, 'error'],
  ['Voici:', 5, 'error'],
  ['Voici  : une idée.', 6, 'error'],
  [`« oui${nbsp}»`, 1, 'error'],
  [`«oui${nbsp}»`, 0, 'error'],
  [`«${nbsp}oui »`, 5, 'error'],
  [`«${nbsp}oui»`, 5, 'error'],
  ['Quoi ?', 4, 'error'],
  [`Quoi${nbsp}?`, 4, 'error'],
  ['Quoi\u202F!', 4, 'error'],
  ['Bon ; allons-y', 3, 'error'],
  ["L'idée", 1, 'warning'],
])('“%s” is told at %i as %s', (text, index, severity) => {
  expect(checkFrenchTypography(text)).toMatchObject([{ index, severity }]);
});

test('every place is told, in the order of the text', () => {
  const found = checkFrenchTypography("L'idée : « oui » !");
  expect(found.map(({ index }) => index)).toEqual([1, 6, 10, 14, 16]);
});

test('any text is judged, with places that lie within it', () => {
  const unit = fc.constantFrom(...Array.from(`«»:;!?' \n${nbsp}aé1*/`));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      for (const { index } of checkFrenchTypography(text)) {
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(text.length);
      }
    }),
  );
});
