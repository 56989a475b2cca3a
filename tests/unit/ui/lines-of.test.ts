import { expect, test } from 'vitest';
import { linesOf } from '../../../src/capture/lines-of.ts';

test('a text is cut into its lines, without bullets, numbers and empty ones', () => {
  expect(linesOf('First\r\n\r\n  - Second\n2) Third\n10. Fourth\u2028• Fifth\n\t\n')).toEqual([
    'First',
    'Second',
    'Third',
    'Fourth',
    'Fifth',
  ]);
});

test('what only looks like a bullet stays', () => {
  expect(linesOf('-5 degrees\n2031 was hot\n3.5 hours\n—\nNate: yes')).toEqual([
    '-5 degrees',
    '2031 was hot',
    '3.5 hours',
    '—',
    'Nate: yes',
  ]);
});

test('five hundred lines are five hundred ideas', () => {
  const lines = Array.from({ length: 500 }, (_, n) => `Idea ${n}`);
  expect(linesOf(lines.join('\n'))).toEqual(lines);
});
