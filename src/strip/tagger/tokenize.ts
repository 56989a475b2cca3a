import { beginningOf, foldKey, foldPhrase } from '../text/fold-key.ts';
import { matchesOf } from '../text/matches.ts';

/** What a word is by itself. */
export interface TaggerWord {
  readonly text: string;
  /** `foldKey` of the text. */
  readonly key: string;
  /** `foldPhrase` of the text. */
  readonly phrase: string;
  /** `beginningOf` the phrase. */
  readonly begin: string;
  /** `capital`: Marie; `upper`: MARIE, M; `lower`: marie, iPhone; `null`: it begins with no letter. */
  readonly typed: 'capital' | 'upper' | 'lower' | null;
}

/** A word of a view as the tagger reads it: without elided article ("l'") and without possessive. Units of the view. */
export interface TaggerToken extends TaggerWord {
  readonly start: number;
  readonly end: number;
  /** What stands between the token before and this one; of the first, what stands before it. */
  readonly before: string;
  /** What stood behind the word and belongs to it: "'s", "'ll", or nothing. */
  readonly ending: string;
}

export function describeWord(text: string): TaggerWord {
  const phrase = foldPhrase(text);
  return { text, key: foldKey(text), phrase, begin: beginningOf(phrase), typed: typedAs(text) };
}

function typedAs(text: string): TaggerWord['typed'] {
  if (!/^\p{L}/u.test(text)) return null;
  if (!/^\p{Lu}/u.test(text)) return 'lower';
  return /\p{Ll}/u.test(text) ? 'capital' : 'upper';
}

/**
 * The first words of `text` in order, at least `least` of them, each as `describe` says. What is no letter and no digit
 * stands in `before` of the next one.
 */
export function tokenizeForTagger<Word extends TaggerWord>(
  text: string,
  describe: (word: string) => Word,
  least = Infinity,
): readonly (Word & TaggerToken)[] {
  const tokens: (Word & TaggerToken)[] = [];
  let last = 0;
  const push = (word: string, start: number, ending: string): void => {
    const end = start + word.length;
    tokens.push({ ...describe(word), start, end, before: text.slice(last, start), ending });
    last = end + ending.length;
  };
  for (const match of matchesOf(text, pattern)) {
    let [word] = match;
    let start = match.index;
    if (word.includes("'")) {
      const article = elision.exec(word)?.[0];
      if (article !== undefined) {
        push(article.slice(0, -1), start, '');
        word = word.slice(article.length);
        start += article.length;
      }
      const ending = endingPattern.exec(word)?.[0] ?? '';
      push(word.slice(0, word.length - ending.length), start, ending);
    } else push(word, start, '');
    if (tokens.length >= least) break;
  }
  return tokens;
}

const pattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:['-][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*/gu;
const elision = /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quelqu)'(?=\p{L})/iu;
const endingPattern = /(?<=[\p{L}\p{N}])'(?:s|ll|d|re|ve)$/iu;
