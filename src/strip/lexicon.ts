import { startsOf } from './text/fold-key.ts';
import { holdsText } from './text/holds-text.ts';
import { parseWordList, type WordList } from './word-list.ts';

/** Lists that help detectors. Words are keys of `foldKey`, the rest of `foldPhrase`. */
export interface Lexicon {
  /** Some are also words, or surnames: only the context decides. */
  readonly firstNames: WordList;
  /** First names that are words as well, also rare ones: in lower case they are words. */
  readonly wordNames: WordList;
  readonly surnames: WordList;
  /** Everyday words, English and French together: notes mix them. */
  readonly words: WordList;
  readonly places: WordList;
  readonly organisations: WordList;
  /** Well-known public figures, by full name. */
  readonly figures: WordList;
  readonly roles: WordList;
  /** `startsOf` places, organisations and figures. */
  readonly starts: ReadonlyMap<string, number>;
}

/**
 * `bytes` is the content of `lexicon.txt`: sections `=name`, then what `parseWordList` reads. Throws when a section is
 * missing: an app without its lists must not strip.
 */
export function parseLexicon(bytes: Uint8Array): Lexicon {
  const sections = new Map<string, WordList>();
  for (let at = bytes.indexOf(sectionMark); at !== -1;) {
    const begin = bytes.indexOf(lineFeed, at) + 1;
    const next = bytes.indexOf(sectionMark, begin);
    const name = new TextDecoder().decode(bytes.subarray(at + 1, begin - 1));
    sections.set(name, parseWordList(bytes, begin, next === -1 ? bytes.length : next));
    at = next;
  }
  const section = (name: Exclude<keyof Lexicon, 'starts'>): WordList => {
    const found = sections.get(name);
    if (found === undefined || found.size === 0) throw new Error(`lexicon.txt has no section ${name}`);
    return found;
  };
  const phrases = [section('places'), section('organisations'), section('figures')];
  return {
    starts: startsOf(phrases.flatMap((entries) => [...entries])),
    firstNames: section('firstNames'),
    wordNames: section('wordNames'),
    surnames: section('surnames'),
    words: section('words'),
    places: section('places'),
    organisations: section('organisations'),
    figures: section('figures'),
    roles: section('roles'),
  };
}

/** "=", which no entry holds. */
const sectionMark = 61;
const lineFeed = 10;

/** Whether `key` is an everyday word, or an inflected form of one. */
export function isWord(lexicon: Lexicon, key: string): boolean {
  if (lexicon.words.has(key)) return true;
  for (const { ending, stems } of inflectionsBy.get(key.charCodeAt(key.length - 1)) ?? none) {
    if (key.length <= ending.length + 2 || !key.endsWith(ending)) continue;
    const stem = key.slice(0, -ending.length);
    for (let index = 0; index < stems.length; index += 1)
      if (lexicon.words.has(stem + stems[index]!)) return true;
  }
  return false;
}

/** Endings of inflected forms, and what may stand in their place in the list. */
const inflections: readonly (readonly [string, readonly string[]])[] = [
  ['s', ['', 'r']],
  ['es', ['', 'e']],
  ['x', ['']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
  ['er', ['', 'e', 'ent', 'ons']],
  ['ers', ['', 'e', 'er']],
  ['ly', ['']],
  ['e', ['', 'er']],
  ['ee', ['e', 'er']],
  ['ees', ['e', 'er']],
  ['ez', ['er', 'ir', 're', 'e']],
  ['ons', ['er', 'ir', 're', 'e']],
  ['ent', ['er', 'e', 'ir']],
  ['ait', ['er', 'ir', 're', 'e']],
  ['aient', ['er', 'ir', 're', 'e']],
  ['ais', ['er', 'ir', 're']],
  ['ant', ['er', 'ir', 're', 'e']],
  ['rait', ['r', 're']],
  ['raient', ['r', 're']],
  ['ra', ['r', 're']],
  ['ront', ['r', 're']],
  ['rons', ['r', 're']],
  ['age', ['er', 'e']],
  ['eur', ['er', 'e']],
  ['euse', ['er', 'e']],
  ['ment', ['', 'e']],
  ['tion', ['ter', 'te']],
];

/**
 * Whether what is learned of `word` may be remembered beyond its text: everyday words with their inflected forms, but for
 * names of the lists, and numbers up to 999. Of these none that `holdsText`.
 */
export function isEveryday(lexicon: Lexicon, word: string, key: string): boolean {
  if (holdsText(word)) return false;
  if (lexicon.words.has(key) || /^\d{1,3}$/.test(key)) return true;
  return isWord(lexicon, key) && !isFirstName(lexicon, key) && !isSurname(lexicon, key);
}

interface Inflection {
  readonly ending: string;
  readonly stems: readonly string[];
}

/** By their last letter. */
const inflectionsBy = new Map<number, Inflection[]>();
for (const [ending, stems] of inflections) {
  const last = ending.charCodeAt(ending.length - 1);
  inflectionsBy.set(last, [...(inflectionsBy.get(last) ?? []), { ending, stems }]);
}
const none: readonly Inflection[] = [];

/** Whether `name` is one of a list of first names, also when it is compound and begins with one. */
export function isFirstName(lexicon: Lexicon, key: string): boolean {
  if (lexicon.firstNames.has(key)) return true;
  const parts = key.split('-');
  return (
    parts.length > 1 && parts.length < 4 && lexicon.firstNames.has(parts[0] ?? '') && !lexicon.words.has(key)
  );
}

/** Whether `key` is one of a list of surnames, also when it is compound or begins with Mac, Mc, O', St-. */
export function isSurname(lexicon: Lexicon, key: string): boolean {
  if (lexicon.surnames.has(key) || /^(?:mac|mc|o')[a-z]{3,}$/.test(key) || /^ste?-[a-z]{3,}$/.test(key))
    return true;
  const parts = key.split('-');
  return (
    parts.length > 1 &&
    parts.length < 4 &&
    parts.every((part) => lexicon.surnames.has(part) || part.length < 3)
  );
}
