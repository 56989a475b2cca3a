import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordFlags } from '../../../../src/strip/tagger/features.ts';
import { classes, createNetwork, probabilitiesAt } from '../../../../src/strip/tagger/network.ts';
import { parseWeights } from '../../../../src/strip/tagger/weights.ts';

interface Reference {
  readonly word: readonly number[];
  readonly prefix: readonly number[];
  readonly suffix: readonly number[];
  readonly chars: readonly (readonly number[])[];
  /** Flags of the word, then those of the note. */
  readonly flags: readonly (readonly number[])[];
  readonly probabilities: readonly (readonly number[])[];
}

const weights = readFileSync('src/strip/data/tagger.bin');
const references = JSON.parse(
  readFileSync('tests/unit/strip/tagger/reference.json', 'utf8'),
) as readonly Reference[];

test('the app answers what the trainer answers to the same features', () => {
  const network = createNetwork(parseWeights(weights));
  expect(references.length).toBeGreaterThan(3);
  for (const reference of references) {
    const words = reference.word.map((word, index) =>
      network.readWord({
        word,
        prefix: reference.prefix[index] ?? 0,
        suffix: reference.suffix[index] ?? 0,
        chars: Uint8Array.from(reference.chars[index] ?? []),
        flags: (reference.flags[index] ?? []).filter((flag) => flag < wordFlags.length),
      }),
    );
    const noteFlags = reference.flags.map((flags) =>
      flags.filter((flag) => flag >= wordFlags.length).map((flag) => flag - wordFlags.length),
    );
    const answers = network.readNote(words, noteFlags);
    expect(answers.length).toBe(reference.word.length * classes.length);
    const told = reference.probabilities.flatMap((_, index) => [...probabilitiesAt(answers, index)]);
    const wanted = reference.probabilities.flat();
    const furthest = Math.max(...wanted.map((value, index) => Math.abs(value - (told[index] ?? 2))));
    expect(furthest).toBeLessThan(0.002);
  }
});

test('weights of other features are refused', () => {
  const other = Uint8Array.from(weights);
  const name = new TextEncoder().encode('"surname"');
  const at = other.findIndex((_, index) => name.every((byte, offset) => other[index + offset] === byte));
  other[at + 1] = 'z'.charCodeAt(0);
  expect(() => parseWeights(other)).toThrow('other features');
});
