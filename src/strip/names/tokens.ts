import { firstWordOf, foldKey, foldPhrase } from '../text/fold-key.ts';
import { isEveryday, isFirstName, isSurname, isWord, type Lexicon } from '../lexicon.ts';
import { matchesOf } from '../text/matches.ts';
import { rememberGaps } from '../text/remember-gaps.ts';

/** `capital`: Marie, McKay; `upper`: MARIE, JP; `initial`: M.-A., D. (with the dot), J-F; `number`: holds a digit. */
export type Shape = 'capital' | 'upper' | 'lower' | 'initial' | 'number';

/** A word of a view, without elided article ("l'") and without possessive ("'s"). Offsets in units of the view. */
export interface Token {
  readonly text: string;
  readonly key: string;
  /** `foldPhrase` of the text. */
  readonly phrase: string;
  /** First word of the phrases of the lists that may begin here. */
  readonly begin: string;
  /** Words of the longest phrase of the lists that begins so; 0: none does. */
  readonly longest: number;
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
  /** What stands between the token before and this one. */
  readonly before: string;
  /** Begins a sentence, a line, a quotation or an entry of a list: a capital says little here. */
  readonly opens: boolean;
  readonly possessive: boolean;
  readonly first: boolean;
  readonly surname: boolean;
  readonly word: boolean;
  /** A first name that is a rare word as well. */
  readonly wordName: boolean;
}

/** What the lists say of a word, whatever stands round it. */
export type WordFacts = Pick<
  Token,
  'key' | 'phrase' | 'begin' | 'longest' | 'shape' | 'first' | 'surname' | 'word' | 'wordName'
>;

/** `known` spares look-ups: facts of words that were met before in the same text. */
export function tokenize(
  text: string,
  lexicon: Lexicon,
  known = new Map<string, WordFacts>(),
): readonly Token[] {
  const tokens: Token[] = [];
  const everyday = everydayOf(lexicon);
  let last = 0;
  for (const match of matchesOf(text, pattern)) {
    const hasApostrophe = match[0].includes("'");
    const pieces = hasApostrophe
      ? splitElision(match[0], match.index, lexicon)
      : [{ text: match[0], start: match.index }];
    for (const piece of pieces) {
      const ending = hasApostrophe ? (possessiveEnding.exec(piece.text)?.[0] ?? '') : '';
      const word = ending === '' ? piece.text : piece.text.slice(0, piece.text.length - ending.length);
      if (word === '') continue;
      const before = text.slice(last, piece.start);
      let facts = everyday.get(word) ?? known.get(word);
      if (facts === undefined) {
        facts = factsOf(word, lexicon);
        (isEveryday(lexicon, word, facts.key) && everyday.size < mostRemembered ? everyday : known).set(
          word,
          facts,
        );
      }
      tokens.push({
        text: word,
        key: facts.key,
        phrase: facts.phrase,
        begin: facts.begin,
        longest: facts.longest,
        shape: facts.shape,
        first: facts.first,
        surname: facts.surname,
        word: facts.word,
        wordName: facts.wordName,
        start: piece.start,
        end: piece.start + word.length,
        before,
        opens: tokens.length === 0 || opensBehind(before),
        possessive: ending !== '' && /s/i.test(ending),
      });
      last = piece.start + piece.text.length;
    }
  }
  return tokens;
}

/** Everyday words are looked up once and for all; all others are forgotten with their text. */
function everydayOf(lexicon: Lexicon): Map<string, WordFacts> {
  let words = everydayWords.get(lexicon);
  if (words === undefined) everydayWords.set(lexicon, (words = new Map()));
  return words;
}

const everydayWords = new WeakMap<Lexicon, Map<string, WordFacts>>();
const mostRemembered = 6000;

function factsOf(word: string, lexicon: Lexicon): WordFacts {
  const key = word === 'M.' ? 'm' : foldKey(word);
  const phrase = foldPhrase(word);
  const first = firstWordOf(phrase);
  const begin = first === 'st' ? 'saint' : first === 'ste' ? 'sainte' : first;
  return {
    key,
    phrase,
    begin,
    longest: lexicon.starts.get(begin) ?? 0,
    shape: shapeOf(word),
    first: isFirstName(lexicon, key),
    surname: isSurname(lexicon, key),
    word: isWordLike(lexicon, key),
    wordName: lexicon.wordNames.has(key),
  };
}

const pattern =
  /(?:\p{Lu}\p{Ll}?\.-?){1,3}(?<=\p{Lu}\.-?|\p{Lu}\p{Ll}\.-?\p{Lu}\.-?)(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['-][\p{L}\p{N}]+){0,6}(?:'|(?::\p{Ll}{2,3}(?![\p{L}:])))?/gu;
const possessiveEnding = /'(?:s|S|ll|d|re|ve)?$/;
const opening = /[.!?;:\n«»"“”()[\]•*>|]|\s[-–—+=/](?:\s|$)|^[-–—+=/]\s|[-–—=]>/u;
/** Whether a sentence, a line or an entry begins behind `gap`, what stands between two words. */
const opensBehind = rememberGaps((gap) => opening.test(gap));
const elision = /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quelqu)'(?=\p{L})/iu;

/** "l'idée" is two tokens, the first of them its article; "D'Arcy", "N'Diaye" and "O'Brien" are one. */
function splitElision(
  text: string,
  start: number,
  lexicon: Lexicon,
): readonly { text: string; start: number }[] {
  const article = elision.exec(text)?.[0];
  if (article === undefined) return [{ text, start }];
  const rest = text.slice(article.length);
  const key = foldKey(rest);
  const oneName =
    /^[DNMTSL]'\p{Lu}\p{Ll}/u.test(text) &&
    !isWordLike(lexicon, key) &&
    !lexicon.places.has(foldPhrase(rest)) &&
    !lexicon.firstNames.has(key) &&
    article.toUpperCase() !== "L'";
  if (oneName || lexicon.surnames.has(foldKey(text)) || lexicon.firstNames.has(foldKey(text)))
    return [{ text, start }];
  return [
    { text: article.slice(0, -1), start },
    { text: rest, start: start + article.length },
  ];
}

function shapeOf(word: string): Shape {
  if (/\p{N}/u.test(word)) return 'number';
  if (word === 'M.') return 'capital';
  if (
    /^(?:\p{Lu}\p{Ll}?[.-]{0,2}){1,3}$/u.test(word) &&
    (word.includes('.') || /^\p{Lu}-\p{Lu}$/u.test(word))
  )
    return 'initial';
  if (/^\p{Lu}/u.test(word)) return /\p{Ll}/u.test(word) ? 'capital' : 'upper';
  return 'lower';
}

/** A word, or a compound of words ("porte-voix", "teach-in"). */
function isWordLike(lexicon: Lexicon, key: string): boolean {
  if (lexicon.firstNames.has(key)) return lexicon.words.has(key);
  if (isWord(lexicon, key)) return true;
  const parts = key.split('-');
  return (
    parts.length > 1 &&
    !lexicon.firstNames.has(key) &&
    parts.every((part) => part.length < 3 || isWordLike(lexicon, part))
  );
}

/** How a note is typed: when it has next to no capitals, or nothing else, case tells nothing. */
export type Typing = 'cased' | 'lower' | 'upper';

export function typingOf(tokens: readonly Token[]): Typing {
  const words = tokens.filter(
    (token) => token.text.length > 1 && token.shape !== 'number' && token.shape !== 'initial',
  );
  const upper = words.filter((token) => token.shape === 'upper').length;
  if (words.length > 1 && upper > words.length * 0.6) return 'upper';
  return words.some((token) => token.shape === 'capital') ? 'cased' : 'lower';
}
