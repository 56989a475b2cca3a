import { expect, test, vi } from 'vitest';
import { rememberGaps } from '../../../src/strip/text/remember-gaps.ts';

test('what is remembered of a gap is short: a longer part of a text keeps all of the text in memory', () => {
  const describe = vi.fn((gap: string) => gap.length);
  const lengthOf = rememberGaps(describe);
  const note = `Marie${' '.repeat(40)}and Paul`;
  for (const gap of [', ', ', ', note.slice(5, 45), note.slice(5, 45)])
    expect(lengthOf(gap)).toBe(gap.length);
  expect(describe.mock.calls).toEqual([[', '], [note.slice(5, 45)], [note.slice(5, 45)]]);
});
