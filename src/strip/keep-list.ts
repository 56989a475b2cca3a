import { foldPhrase, startsOf } from './text/fold-key.ts';

/** A campaign's keep-list, ready for look-ups: keys of `foldPhrase`. */
export interface KeepList {
  /** Whole entries: "francois legault". They survive wherever they stand. */
  readonly names: ReadonlySet<string>;
  /** Their last words, and entries of one word: "legault". They survive when no other first name stands before. */
  readonly surnames: ReadonlySet<string>;
  /** `startsOf` both. */
  readonly starts: ReadonlyMap<string, number>;
  /** Words in the longest entry. */
  readonly longest: number;
}

/** `entries` are names as people write them, one public figure an entry: "François Legault". */
export function createKeepList(entries: readonly string[]): KeepList {
  const names = new Set<string>();
  const surnames = new Set<string>();
  let longest = 0;
  for (const entry of entries) {
    const words = foldPhrase(entry)
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) continue;
    names.add(words.join(' '));
    longest = Math.max(longest, words.length);
    for (const surname of surnamesOf(entry)) surnames.add(surname);
  }
  return { names, surnames, starts: startsOf([...names, ...surnames]), longest };
}

/**
 * What people call a figure by: all that follows the first name ("St-Pierre Plamondon"), and the last word of it
 * ("Plamondon", "Nadeau-Dubois"). "Martin" of "Paul Martin" is one too: the campaign chose to list him.
 */
function surnamesOf(entry: string): string[] {
  const words = entry.trim().split(/\s+/);
  const rest = words.length > 1 ? words.slice(1) : words;
  return [foldPhrase(rest.join(' ')), foldPhrase(rest.at(-1) ?? '')].filter((surname) => surname.length > 1);
}
