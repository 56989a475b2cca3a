import { describe, expect, test } from 'vitest';
import { flaggedParts, redactedParts } from '../../../src/review/redacted-parts.ts';

const cut = (text: string, ...placeholders: string[]) =>
  redactedParts(text, placeholders).map(({ type, words }) => (type === 'removed' ? `<${words}>` : words));

describe('the parts of a text', () => {
  test('mark each placeholder, without its brackets', () => {
    expect(cut('[person 1] would call [person 2].', '[person 1]', '[person 2]')).toEqual([
      '<person 1>',
      ' would call ',
      '<person 2>',
      '.',
    ]);
  });

  test('mark a placeholder as often as it stands there', () => {
    expect(cut('[personne 1] et [personne 1]', '[personne 1]', '[personne 1]')).toEqual([
      '<personne 1>',
      ' et ',
      '<personne 1>',
    ]);
  });

  test('leave brackets that a person typed', () => {
    expect(cut('See [person 9] and [1]', '[person 1]')).toEqual(['See [person 9] and [1]']);
  });

  test('tell person 1 from person 12', () => {
    expect(cut('[person 12][person 1]', '[person 1]', '[person 12]')).toEqual(['<person 12>', '<person 1>']);
  });

  test('of an empty text are none', () => {
    expect(cut('', '[person 1]')).toEqual([]);
  });
});

describe('what is flagged in a text', () => {
  const flag = (text: string, placeholders: readonly string[], ...flags: { start: number; end: number }[]) =>
    flaggedParts(redactedParts(text, placeholders), flags).map(({ type, words }) =>
      type === 'kept' ? words : `<${type} ${words}>`,
    );

  test('is cut out where it stands, at either end too', () => {
    expect(flag('Rose and Marie', [], { start: 0, end: 4 }, { start: 9, end: 14 })).toEqual([
      '<flagged Rose>',
      ' and ',
      '<flagged Marie>',
    ]);
  });

  test('leaves placeholders whole', () => {
    expect(flag('[person 1] and Marie', ['[person 1]'], { start: 15, end: 20 })).toEqual([
      '<removed person 1>',
      ' and ',
      '<flagged Marie>',
    ]);
  });
});
