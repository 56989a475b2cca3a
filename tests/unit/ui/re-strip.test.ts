import { expect, test } from 'vitest';
import { mergeRedactions, originalsOf, removalsOf, withOriginals } from '../../../src/app/re-strip.ts';
import type { Redaction } from '../../../src/contract/redaction.ts';
import { stripped } from '../../support/samples.ts';

const person = (n: number): Redaction => ({ kind: 'PERSON', placeholder: `[person ${n}]`, certain: true });

test('what was removed is found again at its placeholder', () => {
  const raw = 'Ask Zoé, then Zoé and Anh.';
  const originals = originalsOf(raw, {
    text: stripped('Ask [person 1], then [person 1] and [person 2].'),
    redactions: [person(1), person(1), person(2)],
    findings: [
      { kind: 'PERSON', start: 4, end: 7, certain: true },
      { kind: 'PERSON', start: 14, end: 17, certain: true },
      { kind: 'PERSON', start: 22, end: 25, certain: true },
    ],
  });
  expect(withOriginals('[person 2] before [person 1]', originals)).toBe('Anh before Zoé');
});

test('two spellings of one person come back each in its place, and are put back together', () => {
  const redactions = [person(1), person(1)];
  const originals = originalsOf('Mme Roy said so; ask Roy.', {
    text: stripped('[person 1] said so; ask [person 1].'),
    redactions,
    findings: [
      { kind: 'PERSON', start: 0, end: 7, certain: true },
      { kind: 'PERSON', start: 21, end: 24, certain: true },
    ],
  });
  expect(withOriginals('[person 1] said so; ask [person 1].', originals)).toBe('Mme Roy said so; ask Roy.');
  expect(removalsOf(redactions, originals).map(({ words }) => words)).toEqual([['Mme Roy', 'Roy']]);
});

test('a placeholder whose original is gone from memory stays', () => {
  expect(withOriginals('[person 7] again', new Map([['[person 1]', ['Zoé']]]))).toBe('[person 7] again');
  expect(withOriginals('[person 7] again', new Map())).toBe('[person 7] again');
});

test('an edit keeps the redactions that still stand in the text, in its order, and adds the new ones', () => {
  const merged = mergeRedactions('[person 3] and [person 1]', [person(1), person(2)], [person(3)]);
  expect(merged.map(({ placeholder }) => placeholder)).toEqual(['[person 3]', '[person 1]']);
});

test('a text without placeholders has no redactions', () => {
  expect(mergeRedactions('Nobody', [], [])).toEqual([]);
  expect(mergeRedactions('Nobody', [person(1)], [])).toEqual([]);
});
