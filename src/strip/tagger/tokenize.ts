import { foldKey, foldPhrase } from '../text/fold-key.ts';
import { matchesOf } from '../text/matches.ts';

/** A word of a view as the tagger reads it: without elided article ("l'") and without possessive. Units of the view. */
export interface TaggerToken {
  readonly text: string;
  /** `foldKey` of the text. */
  readonly key: string;
  /** `foldPhrase` of the text. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the token before and this one; of the first, what stands before it. */
  readonly before: string;
  /** What stood behind the word and belongs to it: "'s", "'ll", or nothing. */
  readonly ending: string;
}

/** The first words of `text` in order, at least `least` of them. What is no letter and no digit stands in `before` of the next one. */
export function tokenizeForTagger(text: string, least = Infinity): readonly TaggerToken[] {
  const tokens: TaggerToken[] = [];
  let last = 0;
  const push = (word: string, start: number, ending: string): void => {
    tokens.push({
      text: word,
      key: foldKey(word),
      phrase: foldPhrase(word),
      start,
      end: start + word.length,
      before: text.slice(last, start),
      ending,
    });
    last = start + word.length + ending.length;
  };
  for (const match of matchesOf(text, pattern)) {
    let [word] = match;
    let start = match.index;
    const article = elision.exec(word)?.[0];
    if (article !== undefined) {
      push(article.slice(0, -1), start, '');
      word = word.slice(article.length);
      start += article.length;
    }
    const ending = endingPattern.exec(word)?.[0] ?? '';
    push(word.slice(0, word.length - ending.length), start, ending);
    if (tokens.length >= least) break;
  }
  return tokens;
}

const pattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:['-][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*/gu;
const elision = /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quelqu)'(?=\p{L})/iu;
const endingPattern = /(?<=[\p{L}\p{N}])'(?:s|ll|d|re|ve)$/iu;
