import { describe, expect, test } from 'vitest';
import { strip } from './support.ts';

const options = {
  language: 'fr',
  keepList: [
    'François Legault',
    'Paul St-Pierre Plamondon',
    'Soraya Martinez Ferrada',
    'Mark Carney',
    'Marie-Ève Blais',
  ],
} as const;

describe('a public figure of the keep-list', () => {
  test.each([
    'François Legault dort bien',
    'francois legault dort bien',
    'FRANÇOIS LEGAULT DORT BIEN',
    'Une lettre à Franc\u0327ois Legault',
    'Paul St-Pierre Plamondon nous écoute',
    'paul st pierre plamondon nous écoute',
    'une tarte pour Soraya Martinez Ferrada',
    'Mark Carney’s office at noon',
  ])('survives by the full name: %s', (text) => {
    expect(strip(text, options).text).toBe(text);
  });

  test.each([
    'Legault dort bien',
    'dehors legault',
    'M. Legault dort',
    'le premier ministre Legault dort',
    'Plamondon, Legault, Carney',
  ])('survives by the surname alone: %s', (text) => {
    expect(strip(text, options).text).toBe(text);
  });

  test.each([
    ['Nicole Legault fait la soupe', '[personne 1] fait la soupe'],
    ['nicole legault fait la soupe', '[personne 1] fait la soupe'],
    ['N. Legault fait la soupe', '[personne 1] fait la soupe'],
    ['Wilhelmine Carney propose un café', '[personne 1] propose un café'],
    ['Marie-Josée Blais propose un café', '[personne 1] propose un café'],
  ])('does not cover a member of the same surname: %s', (text, expected) => {
    expect(strip(text, options).text).toBe(expected);
  });

  test('and a member of the same surname stand in one note', () => {
    expect(strip('Nicole Legault dit que François Legault exagère, Legault le sait', options).text).toBe(
      '[personne 1] dit que François Legault exagère, Legault le sait',
    );
  });
});
