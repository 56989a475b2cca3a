import type { KeepList } from '../keep-list.ts';
import { isFirstName, isSurname, isWord, type Lexicon } from '../lexicon.ts';
import * as cues from '../names/cues.ts';
import { expandSaint } from '../text/fold-key.ts';
import { rememberGaps } from '../text/remember-gaps.ts';
import { describeGap, gapFlags } from './gaps.ts';
import type { TaggerToken, TaggerWord } from './tokenize.ts';

/** What the network reads of one word by itself. The same word gives the same features in every note. */
export interface WordFeatures {
  /** Row of the word table; 0 is "no word". */
  readonly word: number;
  readonly prefix: number;
  readonly suffix: number;
  /** Codes of its characters between two edge marks, `charLength` of them; 0 pads. */
  readonly chars: Uint8Array;
  /** Indices of `wordFlags` that hold. */
  readonly flags: readonly number[];
}

/** Sizes that the trainer and the network must agree on. */
export const featureSizes = {
  words: 4096,
  prefixes: 1024,
  suffixes: 1536,
  chars: 64,
  charLength: 16,
} as const;

/** Properties of a word by itself. Their order is part of the weights. */
export const wordFlags = [
  'first',
  'surname',
  'word',
  'inflected',
  'wordName',
  'role',
  'place',
  'organisation',
  'partFirst',
  'partSurname',
  'partsWords',
  'lower',
  'capital',
  'upper',
  'letter',
  'mixed',
  'number',
  'alphanumeric',
  'accent',
  'hyphen',
  'underscore',
  'long',
  'agentVerb',
  'weakVerb',
  'strongAttribution',
  'weakAttribution',
  'placePreposition',
  'determiner',
  'title',
  'office',
  'headBefore',
  'tailAfter',
  'particle',
  'andWord',
  'month',
  'epithet',
  'selfNaming',
] as const;

/** Properties of a word in its note, those of the gaps first. Their order is part of the weights. */
export const noteFlags = [
  ...gapFlags.map((flag) => `before ${flag}`),
  ...gapFlags.map((flag) => `after ${flag}`),
  'possessive',
  'contraction',
  'opens',
  'typed cased',
  'typed lower',
  'typed upper',
  'repeated',
  'capital inside elsewhere',
  'listed place begins',
  'listed place inside',
  'listed organisation begins',
  'listed organisation inside',
  'figure by full name',
  'figure by surname',
] as const;

const wordFlag = new Map<string, number>(wordFlags.map((flag, index) => [flag, index]));
const noteFlag = new Map<string, number>(noteFlags.map((flag, index) => [flag, index]));

export function wordFeatures(
  { text, key, phrase }: Pick<TaggerWord, 'text' | 'key' | 'phrase'>,
  lexicon: Lexicon,
): WordFeatures {
  const plain = digit.test(key) ? key.replace(/\d/g, '0') : key;
  const flags: number[] = [];
  const set = (flag: (typeof wordFlags)[number], holds: boolean): void => {
    if (holds) flags.push(wordFlag.get(flag) ?? 0);
  };
  const parts = key.length > 60 || !joint.test(key) ? [] : key.split(joint).filter((part) => part !== '');
  const compound = parts.length > 1;
  set('first', isFirstName(lexicon, key));
  set('surname', isSurname(lexicon, key));
  const isListedWord = lexicon.words.has(key);
  set('word', isListedWord);
  set('inflected', !isListedWord && isWord(lexicon, key));
  set('wordName', lexicon.wordNames.has(key));
  set('role', lexicon.roles.has(key));
  set('place', lexicon.places.has(phrase));
  set('organisation', lexicon.organisations.has(phrase));
  set('partFirst', compound && parts.some((part) => lexicon.firstNames.has(part)));
  set('partSurname', compound && parts.some((part) => lexicon.surnames.has(part)));
  set('partsWords', compound && parts.every((part) => part.length < 3 || isWord(lexicon, part)));
  set(shapeOf(text), true);
  set('accent', key.length === text.length && key !== text.toLowerCase());
  set('hyphen', text.includes('-'));
  set('underscore', text.includes('_'));
  set('long', text.length > 12);
  for (const [flag, list] of cueFlags) set(flag, list.has(key));
  return {
    word: plain === '' ? 0 : 1 + (hash(plain, 17) % (featureSizes.words - 1)),
    prefix: hash(plain.slice(0, 3), 29) % featureSizes.prefixes,
    suffix: hash(plain.slice(-3), 43) % featureSizes.suffixes,
    chars: charCodes(text),
    flags,
  };
}

const digit = /\d/;
/** Between the parts of a compound. */
const joint = /[-_']/;

const cueFlags: readonly (readonly [(typeof wordFlags)[number], ReadonlySet<string>])[] = [
  ['agentVerb', cues.agentVerbs],
  ['weakVerb', cues.weakVerbs],
  ['strongAttribution', cues.strongAttributions],
  ['weakAttribution', cues.weakAttributions],
  ['placePreposition', cues.placePrepositions],
  ['determiner', cues.determiners],
  ['title', cues.titles],
  ['office', cues.offices],
  ['headBefore', cues.headsBefore],
  ['tailAfter', cues.tailsAfter],
  ['particle', cues.particles],
  ['andWord', cues.andWords],
  ['month', cues.monthNames],
  ['epithet', cues.epithets],
  ['selfNaming', cues.selfNaming],
];

function shapeOf(
  text: string,
): 'lower' | 'capital' | 'upper' | 'letter' | 'mixed' | 'number' | 'alphanumeric' {
  if (/^[\p{N}-]+$/u.test(text)) return 'number';
  if (/\p{N}/u.test(text)) return 'alphanumeric';
  if (!/\p{Lu}/u.test(text)) return 'lower';
  if (text.length === 1) return 'letter';
  if (!/\p{Ll}/u.test(text)) return 'upper';
  return /^\p{Lu}[^\p{Lu}]*(?:[-'_]\p{Lu}?[^\p{Lu}]*)*$/u.test(text) ? 'capital' : 'mixed';
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/** Long words keep their beginning and their end. */
function charCodes(text: string): Uint8Array {
  const codes = new Uint8Array(featureSizes.charLength);
  const room = featureSizes.charLength - 2;
  const lower = text.slice(0, 200).toLowerCase();
  const shown = lower.length <= room ? lower : lower.slice(0, room / 2) + lower.slice(-room / 2);
  codes[0] = 1;
  for (let index = 0; index < shown.length; index += 1) codes[index + 1] = charCode(shown, index);
  codes[shown.length + 1] = 2;
  return codes;
}

function charCode(text: string, index: number): number {
  const known = alphabet.indexOf(text.charAt(index));
  return known >= 0 ? known + 3 : featureSizes.chars - 8 + (text.charCodeAt(index) % 8);
}

const alphabet = "abcdefghijklmnopqrstuvwxyz0'-_éèêëàâäîïôöùûüçñáíó";

/** For each token of `text` the indices of `noteFlags` that hold. */
export function noteFeatures(
  tokens: readonly TaggerToken[],
  text: string,
  lexicon: Lexicon,
  keepList: KeepList,
  figureSurnames: ReadonlySet<string>,
): readonly (readonly number[])[] {
  const flags: number[][] = [];
  const opens: boolean[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    flags.push([]);
    opens.push(index === 0 || opensBehind(tokens[index]!.before));
  }
  const set = (index: number, flag: (typeof noteFlags)[number]): void => {
    flags[index]?.push(noteFlag.get(flag) ?? 0);
  };
  const typing = typingOf(tokens);
  const typed = noteFlag.get(`typed ${typing}`) ?? 0;
  const counts = new Map<string, number>();
  const capitals = new Set<string>();
  tokens.forEach((token, index) => {
    counts.set(token.key, (counts.get(token.key) ?? 0) + 1);
    if (opens[index] === false && (token.typed === 'capital' || token.typed === 'upper'))
      capitals.add(token.key);
  });
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const codes = flags[index]!;
    for (const code of describeGap(token.before)) codes.push(code);
    if (index === 0) set(index, 'before edge');
    const after = next === undefined ? text.slice(token.end + token.ending.length) : next.before;
    for (const code of describeGap(after)) codes.push(gapFlags.length + code);
    if (next === undefined) set(index, 'after edge');
    if (/^'s$/i.test(token.ending)) set(index, 'possessive');
    else if (token.ending !== '') set(index, 'contraction');
    if (opens[index]) set(index, 'opens');
    codes.push(typed);
    if (token.key.length > 2 && (counts.get(token.key) ?? 0) > 1) set(index, 'repeated');
    if (opens[index] && typing === 'cased' && capitals.has(token.key)) set(index, 'capital inside elsewhere');
  });
  const mark = (from: number, length: number, name: 'place' | 'organisation'): void => {
    for (let index = from; index < from + length; index += 1)
      set(index, `listed ${name} ${index === from ? 'begins' : 'inside'}`);
  };
  const most = Math.min(Math.max(4, keepList.longest), 8);
  let placed = 0;
  let organised = 0;
  let named = 0;
  tokens.forEach((token, index) => {
    const longest = Math.max(lexicon.starts.get(token.begin) ?? 0, keepList.starts.get(token.begin) ?? 0);
    const phrases = longest === 0 ? none : phrasesFrom(tokens, index, Math.min(longest, most));
    for (let length = phrases.length; length > 0; length -= 1) {
      const phrase = phrases[length - 1]!;
      if (index >= placed && lexicon.places.has(phrase)) {
        mark(index, length, 'place');
        placed = index + length;
      }
      if (index >= organised && lexicon.organisations.has(phrase)) {
        mark(index, length, 'organisation');
        organised = index + length;
      }
      if (index >= named && (keepList.names.has(phrase) || lexicon.figures.has(phrase))) {
        for (let at = index; at < index + length; at += 1) set(at, 'figure by full name');
        named = index + length;
      }
      if (index >= named && keepList.surnames.has(phrase))
        for (let at = index; at < index + length; at += 1) set(at, 'figure by surname');
    }
    if (figureSurnames.has(token.phrase)) set(index, 'figure by surname');
  });
  const apart: (readonly number[])[] = [];
  for (const codes of flags) apart.push(withoutDoubles(codes));
  return apart;
}

function withoutDoubles(codes: readonly number[]): readonly number[] {
  for (let index = 1; index < codes.length; index += 1)
    if (codes.indexOf(codes[index]!) < index) return [...new Set(codes)];
  return codes;
}

/** Last words of the lists' public figures. */
export function surnamesOfFigures(lexicon: Lexicon): ReadonlySet<string> {
  return new Set([...lexicon.figures].map((name) => name.slice(name.lastIndexOf(' ') + 1)));
}

const none: readonly string[] = [];

/** What the tokens from `index` are together: the first one, the first two and so on, at most `most`, up to a gap that ends a phrase. */
function phrasesFrom(tokens: readonly TaggerToken[], index: number, most: number): readonly string[] {
  let phrase = tokens[index]?.phrase ?? '';
  const phrases = [expandSaint(phrase)];
  for (let at = index + 1; at < tokens.length && at < index + most; at += 1) {
    const gap = tokens[at]?.before ?? '';
    if (!phraseGaps.has(gap) || tokens[at - 1]?.ending !== '') break;
    phrase += (gap === "'" || gap === '' ? "'" : gap === ' & ' ? ' & ' : ' ') + (tokens[at]?.phrase ?? '');
    phrases.push(expandSaint(phrase));
  }
  return phrases;
}

const phraseGaps: ReadonlySet<string> = new Set([' ', '-', '.', '. ', "'", ' & ', '']);

const opening = /[.!?;:\n«»"“”()[\]•*>|]|(?:^|\s)[-–—+=/](?:\s|$)|[-–—=]>/u;

const opensBehind = rememberGaps((gap) => opening.test(gap));

/** When a note has next to no capitals, or nothing else, case tells nothing. */
function typingOf(tokens: readonly TaggerToken[]): 'cased' | 'lower' | 'upper' {
  let words = 0;
  let upper = 0;
  let capital = 0;
  for (const { text, typed } of tokens) {
    if (text.length < 2 || typed === null) continue;
    words += 1;
    if (typed === 'capital') capital += 1;
    else if (typed === 'upper') upper += 1;
  }
  if (words > 1 && upper > words * 0.6) return 'upper';
  return capital > 0 ? 'cased' : 'lower';
}
