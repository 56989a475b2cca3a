import { createKeepList, type KeepList } from '../keep-list.ts';
import { isEveryday, type Lexicon } from '../lexicon.ts';
import { noteFeatures, surnamesOfFigures, wordFeatures } from './features.ts';
import { classes, createNetwork, probabilitiesAt } from './network.ts';
import { describeWord, tokenizeForTagger, type TaggerToken, type TaggerWord } from './tokenize.ts';
import { parseWeights } from './weights.ts';

/** A name of a person that the tagger saw. */
export interface TaggedName {
  /** Units of the text. */
  readonly start: number;
  readonly end: number;
  readonly label: 'PERSON';
  /** 0 to 1: how sure the tagger is of its surest word. */
  readonly score: number;
}

export interface Tagger {
  /**
   * Names in the text of a view (see `createView`), sorted and apart from each other; none scores below `lowestScore`,
   * and none begins behind `taggedLength`. Total and deterministic. `keepList`: public figures whom the campaign names.
   * `known` spares reading words again that were met before in the same text.
   */
  readonly tag: (text: string, keepList?: KeepList, known?: ReadWords) => readonly TaggedName[];
}

/** Words of one text, by their spelling. */
export type ReadWords = Map<string, ReadWord>;

interface ReadWord extends TaggerWord {
  /** What the network makes of it by itself. */
  readonly answer: Float32Array;
}

/** A word below it never is, nor belongs to, a name. */
export const lowestScore = 0.08;

/**
 * Units of `text` that are read: ten times a long idea, in units and in words. A text made to take long is left to the
 * rules from there on, which read it in milliseconds.
 */
export function taggedLength(text: string): number {
  const most = Math.min(text.length, longestUnits);
  if (most <= longestWords) return most;
  return tokenizeForTagger(text.slice(0, most), describeWord, longestWords + 1)[longestWords]?.start ?? most;
}

/** Ten times a long idea; a longer text is made to take long. */
export const longestUnits = 5000;
const longestWords = 1000;

/** `weights` is the content of `tagger.bin`. */
export function createTagger(weights: Uint8Array, lexicon: Lexicon): Tagger {
  const network = createNetwork(parseWeights(weights));
  const figureSurnames = surnamesOfFigures(lexicon);
  const everyday: ReadWords = new Map();
  const readWord = (text: string, known: ReadWords): ReadWord => {
    const met = everyday.get(text) ?? known.get(text);
    if (met !== undefined) return met;
    const word = describeWord(text);
    const read = { ...word, answer: network.readWord(wordFeatures(word, lexicon)) };
    const remembers = everyday.size < rememberedWords && isEveryday(lexicon, text, word.key);
    (remembers ? everyday : known).set(text, read);
    return read;
  };
  return {
    tag: (text, keepList = nobody, known = new Map()) => {
      const beginning = text.slice(0, taggedLength(text));
      const tokens = tokenizeForTagger(beginning, (word) => readWord(word, known));
      const flags = noteFeatures(tokens, beginning, lexicon, keepList, figureSurnames);
      const names: TaggedName[] = [];
      for (let from = 0; from < tokens.length; from += windowLength) {
        const first = Math.max(0, from - overlap);
        const last = Math.min(tokens.length, from + windowLength + overlap);
        const words: Float32Array[] = [];
        for (let at = first; at < last; at += 1) words.push(tokens[at]!.answer);
        const answers = network.readNote(words, flags.slice(first, last));
        const scores: Scores[] = [];
        for (let at = from; at < Math.min(tokens.length, from + windowLength); at += 1)
          scores.push(personScores(answers, at - first));
        collect(tokens, from, scores, names);
      }
      return tokens.at(-1)?.end === names.at(-1)?.end ? throughLetters(text, names) : names;
    },
  };
}

const nobody = createKeepList([]);
/** Everyday words only: the tagger keeps no name. 1.5 kB each. */
const rememberedWords = 6000;
/** Long texts are read in parts, each with some words of its neighbours. */
const windowLength = 300;
const overlap = 30;

interface Scores {
  readonly person: number;
  readonly begins: boolean;
}

function personScores(answers: Float32Array, index: number): Scores {
  const row = index * classes.length;
  let most = -Infinity;
  for (let at = row; at < row + classes.length; at += 1) most = Math.max(most, answers[at]!);
  if (most - Math.max(answers[row + begins]!, answers[row + inside]!) > tooFar) return nobodyThere;
  const shares = probabilitiesAt(answers, index);
  return { person: shares[begins]! + shares[inside]!, begins: shares[begins]! > shares[inside]! };
}

const [begins, inside] = [classes.indexOf('begins'), classes.indexOf('inside')] as const;
/** An answer that much below another one gives less than half of `lowestScore`. */
const tooFar = -Math.log(lowestScore / 2);
const nobodyThere: Scores = { person: 0, begins: false };

/** Words that score, one after the other, are one name, unless a new one begins or more than a space stands between. */
function collect(
  tokens: readonly TaggerToken[],
  from: number,
  scores: readonly Scores[],
  names: TaggedName[],
): void {
  let open = false;
  scores.forEach(({ person, begins }, index) => {
    const token = tokens[from + index];
    if (token === undefined || person < lowestScore) {
      open = false;
      return;
    }
    const last = names.at(-1);
    const sure = Math.max(person, last?.score ?? 0);
    const apart = begins && person > 0.5 && (last?.score ?? 0) > 0.5;
    if (open && last !== undefined && !apart && continues(tokens[from + index - 1], token)) {
      names[names.length - 1] = { ...last, end: token.end, score: sure };
    } else {
      names.push({ start: token.start, end: token.end, label: 'PERSON', score: person });
    }
    open = token.ending === '';
  });
}

/**
 * The last name goes on over single letters: a row of initials that is longer than what is read would else be found
 * piece by piece, one each round.
 */
function throughLetters(text: string, names: readonly TaggedName[]): readonly TaggedName[] {
  const last = names.at(-1);
  if (last === undefined) return names;
  singleLetters.lastIndex = last.end;
  return [...names.slice(0, -1), { ...last, end: last.end + (singleLetters.exec(text)?.[0].length ?? 0) }];
}

const singleLetters = /(?:[ .-]{1,2}\p{L}(?![\p{L}\p{N}\p{M}]))*/uy;

/** A full stop stays inside a name behind an initial or a short title; behind a longer word a sentence ends. */
function continues(before: TaggerToken | undefined, token: TaggerToken): boolean {
  if (/^(?: |-|'|)$/.test(token.before)) return true;
  return /^\. ?$|^\.-$/.test(token.before) && (before?.text.length ?? 0) <= 3;
}
