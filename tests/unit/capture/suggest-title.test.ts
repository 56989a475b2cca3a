import { expect, test } from 'vitest';
import { suggestTitle } from '../../../src/capture/suggest-title.ts';

const titles = [
  { code: 'practical-nurse', en: 'Licensed practical nurse', fr: 'Infirmière ou infirmier auxiliaire' },
  { code: 'nurse', en: 'Nurse', fr: 'Infirmière ou infirmier' },
  { code: 'secretary', en: 'Secretary', fr: 'Secrétaire' },
];

test.each([
  ['head nurse of the third floor', 'nurse'],
  ['infirmier-chef de nuit', 'nurse'],
  ['SECRETAIRE du directeur', 'secretary'],
  ['licensed practical nurse, mornings', 'practical-nurse'],
  ['submarine pilot', null],
  ['', null],
])('“%s” suggests %s', (words, code) => {
  expect(suggestTitle(words, titles)?.code ?? null).toBe(code);
});

test('a campaign without job titles suggests none', () => {
  expect(suggestTitle('nurse', [])).toBeNull();
});
