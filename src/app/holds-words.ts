import { foldKey } from '../strip/text/fold-key.ts';
import { createView } from '../strip/text/view.ts';

/**
 * Whether one of the words may stand in the text, whatever its case, accents and invisible characters. A quick
 * look that passes over no text that the stripper would find the word in.
 */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const key = foldKey(createView(text, []).text);
  return words.some((word) => partsOf(word).every((part) => key.includes(part)));
}

/** Whether they are one word to the stripper. */
export function isSameWord(a: string, b: string): boolean {
  return foldKey(a).trim() === foldKey(b).trim();
}

function partsOf(word: string): string[] {
  return foldKey(word).match(/[\p{L}\p{N}]+/gu) ?? [];
}
