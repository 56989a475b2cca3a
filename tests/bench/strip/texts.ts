import type { Language } from '../../../src/contract/primitives.ts';
import type { TestNote } from './read-test-notes.ts';

/** A text to time, as long as the longest ideas. */
export interface TimedText {
  readonly language: Language;
  readonly text: string;
}

const length = 500;

/**
 * `count` different texts of 500 characters: each begins with another note, goes on with the notes behind it and is cut.
 * Neighbours share notes, and therefore stand far apart.
 */
export function makeTexts(notes: readonly TestNote[], count: number): readonly TimedText[] {
  const texts = (['en', 'fr'] as const).flatMap((language) => {
    const all = notes.filter((note) => note.language === language);
    return all.flatMap((_, first) => {
      let text = '';
      for (let index = first; index < all.length && text.length < length; index += 1)
        text += `${all[index]?.text ?? ''}. `;
      return text.length < length ? [] : [{ language, text: text.slice(0, length) }];
    });
  });
  const different = [...new Map(texts.map((text) => [text.text, text])).values()];
  if (different.length < count) throw new Error(`only ${String(different.length)} texts`);
  return Array.from({ length: count }, (_, index) => different[(index * stride) % different.length]!);
}

/** Prime, and no divisor of the number of notes. */
const stride = 1009;
