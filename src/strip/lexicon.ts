import { firstWordOf } from './text/fold-key.ts';

/** Lists that help detectors. Words are keys of `foldKey`, the rest of `foldPhrase`. */
export interface Lexicon {
  /** Some are also words, or surnames: only the context decides. */
  readonly firstNames: ReadonlySet<string>;
  /** First names that are words as well, also rare ones: in lower case they are words. */
  readonly wordNames: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  /** Everyday words, English and French together: notes mix them. */
  readonly words: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
  /** Well-known public figures, by full name. */
  readonly figures: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** First words of places, organisations and figures. */
  readonly starts: ReadonlySet<string>;
}

/**
 * `bytes` is the content of `lexicon.txt`: sections `=name`, then one entry a line behind a base-36 digit, the
 * number of letters that it shares with the entry before. Throws when a section is missing: an app without its
 * lists must not strip.
 */
export function parseLexicon(bytes: Uint8Array): Lexicon {
  const sections = new Map<string, Set<string>>();
  let entries = new Set<string>();
  let before = '';
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line === '') continue;
    if (line.startsWith('=')) {
      entries = new Set();
      before = '';
      sections.set(line.slice(1), entries);
      continue;
    }
    before = before.slice(0, parseInt(line.charAt(0), 36)) + line.slice(1);
    entries.add(before);
  }
  const section = (name: Exclude<keyof Lexicon, 'starts'>): ReadonlySet<string> => {
    const found = sections.get(name);
    if (found === undefined || found.size === 0) throw new Error(`lexicon.txt has no section ${name}`);
    return found;
  };
  const phrases = [section('places'), section('organisations'), section('figures')];
  return {
    starts: new Set(phrases.flatMap((entries) => [...entries].map(firstWordOf))),
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

/** Whether `key` is an everyday word, or an inflected form of one. */
export function isWord(lexicon: Lexicon, key: string): boolean {
  if (lexicon.words.has(key)) return true;
  for (const [ending, stems] of inflections) {
    if (key.length <= ending.length + 2 || !key.endsWith(ending)) continue;
    const stem = key.slice(0, -ending.length);
    if (stems.some((stemEnding) => lexicon.words.has(stem + stemEnding))) return true;
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
