import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWordList } from '../../../src/strip/word-list.ts';

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abc-'), minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'ab'), minLength: 25, maxLength: 70 }),
);
const words = fc.uniqueArray(word, { maxLength: 60 });

/** As data/build.mjs writes them. */
function frontCode(entries: readonly string[]): Uint8Array {
  let before = '';
  const lines = entries.map((entry) => {
    let shared = 0;
    while (shared < before.length && before[shared] === entry[shared]) shared += 1;
    const dropped = before.length - shared;
    before = entry;
    return dropped < 30
      ? String.fromCharCode(dropped + 1) + entry.slice(shared)
      : String.fromCharCode(31) + entry;
  });
  return new TextEncoder().encode(lines.join(''));
}

test('a list holds its words, in order, and no other', () => {
  fc.assert(
    fc.property(words, word, (entries, other) => {
      const sorted = entries.toSorted();
      const bytes = frontCode(sorted);
      const list = parseWordList(bytes, 0, bytes.length);
      expect(list.size).toBe(sorted.length);
      expect([...list]).toEqual(sorted);
      expect(sorted.every((entry) => list.has(entry))).toBe(true);
      expect(list.has(other)).toBe(entries.includes(other));
      expect([list.has(''), list.has('é'), list.has('a'.repeat(300))]).toEqual([false, false, false]);
    }),
  );
});

test('a list reads its own part of the bytes', () => {
  const bytes = new TextEncoder().encode('\u0001zebra\u0001anna\u0002e\u0001zoe');
  expect([...parseWordList(bytes, 6, bytes.length - 4)]).toEqual(['anna', 'anne']);
});

test('a list that holds more than ASCII is refused', () => {
  const bytes = new TextEncoder().encode('0zoé\n');
  expect(() => parseWordList(bytes, 0, bytes.length)).toThrow('ASCII');
});
