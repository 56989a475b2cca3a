import { expect, test } from 'vitest';
import { namesOf, wordAt, wordsOf } from '../../../src/capture/words-of.ts';

const text = '[person 1] told l’Anh and Minh Anh, Jean-Luc.';
const placeholders = ['[person 1]'];
const words = wordsOf(text, placeholders);

test('what was removed is no word; a hyphen joins, an apostrophe parts', () => {
  expect(words.map((word) => word.text)).toEqual(['told', 'l', 'Anh', 'and', 'Minh', 'Anh', 'Jean-Luc']);
});

test('chosen words side by side are one name, others are names of their own', () => {
  expect(namesOf(text, words, new Set([4, 5, 6]))).toEqual(['Minh Anh', 'Jean-Luc']);
  expect(namesOf(text, words, new Set([2, 4]))).toEqual(['Anh', 'Minh']);
});

test('a cursor in a word means that word; a selection means all that it touches', () => {
  const at = text.indexOf('Minh');
  expect(wordAt(text, placeholders, at + 2, at + 2)).toBe('Minh');
  expect(wordAt(text, placeholders, at + 2, at + 6)).toBe('Minh Anh');
  expect(wordAt(text, placeholders, 3, 3)).toBe('');
  expect(wordAt(text, placeholders, text.length, text.length)).toBe('');
});
