import { maxIdeaLength } from '../../src/contract/idea.ts';

const fill = (unit: string): string =>
  unit.repeat(Math.ceil(maxIdeaLength / unit.length)).slice(0, maxIdeaLength);

/** As long as an idea may be, and made to send patterns backtracking: one that does would not end in time. */
export const hostile = {
  'one letter': fill('a'),
  'letters and dots': fill('a.'),
  'letters and hyphens': fill('a-'),
  apostrophes: fill("d'"),
  'at signs': fill('a@'),
  'almost an address': fill('a.b.c@d-e-'),
  'spelled dots': fill('a dot b at '),
  digits: fill('5'),
  'digits and spaces': fill('5 '),
  'digits and hyphens': fill('555-'),
  'almost a phone': fill('613-555-01'),
  'number words': fill('cinq cent quatorze '),
  'cues without a number': fill('matricule no '),
  'call after call': fill('call me '),
  'street after street': fill('12 rue '),
  'civic without a street': fill('12 Maple Grove '),
  capitals: fill('Marie '),
  'capitals joined': fill('Marie-'),
  initials: fill('A.'),
  'names in a list': fill('Rose, Mark and Will, '),
  slashes: fill('http://a/'),
  domains: fill('a.ca.'),
  'combining marks': fill('e\u0301\u0301'),
  'zero width': fill('\u200b'),
  'lone surrogates': fill('\ud83d'),
  masks: fill('\ufffc'),
  brackets: fill('[person 1'),
  placeholders: fill('[person 1]'),
  'heads of places': fill('rue de la '),
  particles: fill('Ana de la '),
  born: fill('born in '),
  plates: fill('van AB '),
  spaces: fill(' '),
  lines: fill('a:\n'),
};

