import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLatin } from '../../../src/strip/text/latin.ts';
import { narrow } from '../../../src/strip/text/narrow.ts';
import { createView, maskCharacter } from '../../../src/strip/text/view.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', 'é', '`', ' ', '\n', '’', '\x81', '\uFFFC', '&amp;', '<b>', '①') }),
);

describe('the view of a text', () => {
  test('holds a mask only where something is masked', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(createView(text, []).text).not.toContain(maskCharacter);
      }),
    );
  });

  test('has one mask for a masked range, which leads back to it', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, hidden, after) => {
        fc.pre(hidden !== '');
        const range = { start: before.length, end: before.length + hidden.length };
        const view = createView(before + hidden + after, [range]);
        const at = view.text.indexOf(maskCharacter);
        expect(view.text.lastIndexOf(maskCharacter)).toBe(at);
        expect(view.original(at, at + 1)).toEqual(range);
        expect(toLatin(view.text).indexOf(maskCharacter)).toBe(at);
      }),
    );
  });

  test('leads each of its units back into the text, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const view = createView(text, []);
        let last = 0;
        for (let at = 0; at < view.text.length; at += 1) {
          const { start, end } = view.original(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = start;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('of typed characters is the text itself, unit by unit', () => {
    const text = 'Ask Lou (room 4) at noon!';
    const view = createView(text, []);
    expect(view.text).toBe(text);
    expect([...text].map((_, at) => view.original(at, at + 1))).toEqual(
      [...text].map((_, at) => ({ start: at, end: at + 1 })),
    );
  });
});

test('a text made narrow is the same text, however long', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(narrow(text)).toBe(text);
    }),
  );
  expect(narrow('é'.repeat(20_000))).toBe('é'.repeat(20_000));
});
