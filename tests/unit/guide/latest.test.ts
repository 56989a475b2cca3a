import { expect, test } from 'vitest';
import type { Guide } from '../../../src/contract/guide.ts';
import { latestGuides } from '../../../src/guide/latest.ts';

const guide = (id: string, version: number): Guide => ({ id, version, fields: ['date'], texts: {} });

test('a meeting starts with the newest version of a guide, whatever the order they come in', () => {
  const given = [guide('a', 1), guide('b', 3), guide('a', 10), guide('a', 2)];
  expect(latestGuides(given)).toEqual([guide('b', 3), guide('a', 10)]);
});
