import { describe, expect, test } from 'vitest';
import { english, french, strip } from './support.ts';

describe('a trade that is a surname as well', () => {
  test.each([
    'cook says the fryer is broken',
    'Carpenter wants a better ladder.',
    'Mason, nights: the dust is bad',
    'porter asked for a chair',
  ])('is never a certain name in lower case or at the head of a sentence: %s', (text) => {
    expect(strip(text, english).findings.filter(({ certain }) => certain)).toEqual([]);
  });

  test.each([
    'boucher ici, de nuit, pas de pause',
    'Charpentier : pas de pause depuis mars',
    'marchand dit que la rue est bloquée',
  ])('nor in French: %s', (text) => {
    expect(strip(text, french).findings.filter(({ certain }) => certain)).toEqual([]);
  });

  test.each([
    ['we need a mason, a baker, a cook and a carpenter', english],
    ['Job: mason', english],
    ['trades: mason, carpenter, roofer, glazier, baker, butcher', english],
    ['Mason wanted for one brick wall', english],
    ['boucher, boulanger, charpentier et meunier ont signé', french],
    ['en tant que charpentier je veux des gants', french],
    ['métier : boulanger', french],
    ['Boucher', french],
  ] as const)('is no name beside an article, a word for work or other trades: %s', (text, options) => {
    expect(strip(text, options).text).toBe(text);
  });

  test('is a name in the middle of a sentence with a capital', () => {
    expect(strip('ask Sam Baker about it', english).text).toBe('ask [person 1] about it');
    expect(strip('on a vu Lise Boucher au piquet', french).text).toBe('on a vu [personne 1] au piquet');
  });
});
