import { describe, expect, test } from 'vitest';
import { hostile } from '../../corpus/hostile-texts.ts';
import { english, lexicon, strip, stripper } from './support.ts';

describe('20,000 hostile characters', () => {
  test.each(Object.entries(hostile))('of %s end well', (_name, text) => {
    const outcome = stripper.strip(text, english);
    expect(outcome.ok || outcome.problem === 'too-long').toBe(true);
  });
});

/** Each word beside a mask is a name sooner: found one by one, such a row would need a round a word. */
describe('a row of names in lower case', () => {
  const plain = [...lexicon.surnames].filter((name) => !lexicon.words.has(name));

  test.each([' ', '. ', ' . '])('is found to its end, joined by "%s"', (by) => {
    const text = 'ask nathalie ' + plain.slice(0, 800).join(by);
    const once = strip(text);
    expect(strip(once.text).redactions).toEqual([]);
  });
});
