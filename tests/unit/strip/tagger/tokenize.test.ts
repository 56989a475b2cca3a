import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeWord, tokenizeForTagger } from '../../../../src/strip/tagger/tokenize.ts';

const words = (text: string): readonly string[] =>
  tokenizeForTagger(text, describeWord).map((token) => token.text);

test('articles and possessives stand apart from the word, compounds do not', () => {
  expect(words("l'idée d'Anne-Lise")).toEqual(['l', 'idée', 'd', 'Anne-Lise']);
  expect(words("Wanda's drum, and O'Brien'll sing")).toEqual(['Wanda', 'drum', 'and', "O'Brien", 'sing']);
  expect(words('<sk8r_dee> M.-A. Roy')).toEqual(['sk8r_dee', 'M', 'A', 'Roy']);
});

test('words are in order and where they say, and nothing between them is a letter or a digit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let last = 0;
      for (const token of tokenizeForTagger(text, describeWord)) {
        expect(text.slice(token.start, token.end)).toBe(token.text);
        expect(text.slice(last, token.start)).toBe(token.before);
        expect(token.before).not.toMatch(/\p{L}|\p{N}/u);
        last = token.end + token.ending.length;
      }
      expect(text.slice(last)).not.toMatch(/\p{L}|\p{N}/u);
    }),
  );
});
