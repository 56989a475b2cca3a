import type { DetectContext } from '../detectors/detector.ts';
import { expandSaint } from '../text/fold-key.ts';
import { headsBefore, offices, particles, surnameTails, tailsAfter, titles } from './cues.ts';
import type { Token, Typing } from './tokens.ts';

/** `weak`: the lists say place or organisation, and the word is a person's name as well. */
export type Listed = 'no' | 'weak' | 'yes';

/**
 * Which tokens must survive as part of a public figure's name, a place, an organisation, a law or a feast;
 * where `weak`, the context decides.
 */
export function protectTokens(
  tokens: readonly Token[],
  typing: Typing,
  context: DetectContext,
): readonly Listed[] {
  const state: Listed[] = [];
  for (let index = 0; index < tokens.length; index += 1) state.push('no');
  const mark = (from: number, to: number, how: 'weak' | 'yes'): void => {
    for (let index = from; index < to; index += 1) if (state[index] !== 'yes') state[index] = how;
  };
  tokens.forEach((token, index) => {
    const figure = figureLength(tokens, index, context);
    if (figure > 0) mark(index, index + figure, 'yes');
    const listed = listedLength(tokens, index, context);
    if (listed > 0 && !followsFirstName(tokens, index, state)) {
      const isName = listed === 1 && (token.first || token.surname);
      mark(index, index + listed, isName ? 'weak' : 'yes');
    }
    if (headsBefore.has(token.key)) mark(index, headEnd(tokens, index, typing), 'yes');
    if (offices.has(token.key)) mark(index + 1, officeEnd(tokens, index), 'yes');
    if (tailsAfter.has(token.key) && isTail(tokens, index, typing))
      mark(tailStart(tokens, index, typing), index + 1, 'yes');
    if (token.key.includes('-')) {
      if (placePrefix.test(token.key) && !token.first && !followsFirstName(tokens, index, state))
        mark(index, index + 1, 'yes');
      if (/^ste?-/.test(token.key) && !context.lexicon.surnames.has(token.key))
        mark(index, index + 1, 'weak');
    }
    if (token.before.endsWith('#')) mark(index, index + 1, 'yes');
  });
  return state;
}

const placePrefix = /^(?:saint|sainte|mont|notre-dame|ville|grand|pointe|cap|baie|lac|fort|port)-/;

/** Tokens from `index` that are a listed figure: by the full name, or by a surname of the keep-list alone. */
function figureLength(tokens: readonly Token[], index: number, context: DetectContext): number {
  const { keepList, lexicon } = context;
  const token = tokens[index];
  if (token === undefined) return 0;
  const longest = Math.max(token.longest, keepList.starts.get(token.begin) ?? 0);
  const most = Math.min(longest, Math.max(keepList.longest, 5), tokens.length - index);
  for (let length = most; length > 0; length -= 1) {
    const phrase = phraseOf(tokens, index, length);
    if (phrase === null) continue;
    if (keepList.names.has(phrase) || lexicon.figures.has(phrase)) return length;
    if (keepList.surnames.has(phrase) && standsAlone(tokens, index, length)) return length;
  }
  return 0;
}

/** No other first name, initial or capitalised word stands right before, and no other name right behind. */
function standsAlone(tokens: readonly Token[], index: number, length: number): boolean {
  const before = tokens[index - 1];
  const after = tokens[index + length];
  const joined = /^ $/.test(tokens[index]?.before ?? '');
  if (joined && before !== undefined && !titles.has(before.key) && !offices.has(before.key)) {
    if (before.shape === 'initial') return false;
    if (before.first && !(before.word && before.shape === 'lower')) return false;
    if (before.shape === 'capital' && !before.word && !before.possessive) return false;
    if (before.surname && !before.word) return false;
  }
  const capital = tokens[index]?.shape === 'capital';
  return !(capital && after?.before === ' ' && after.shape === 'capital' && after.surname && !after.word);
}

/** Tokens from `index` that are a place or an organisation of the lists, the longest first. */
function listedLength(tokens: readonly Token[], index: number, { lexicon }: DetectContext): number {
  const most = Math.min(tokens[index]?.longest ?? 0, 4, tokens.length - index);
  for (let length = most; length > 0; length -= 1) {
    const phrase = phraseOf(tokens, index, length);
    if (
      phrase !== null &&
      (isListedPhrase(phrase, lexicon) ||
        (tokens[index + length - 1]?.possessive && lexicon.organisations.has(`${phrase}'s`)))
    ) {
      return length === 1 && tokens[index]?.shape === 'lower' && tokens[index]?.word ? 0 : length;
    }
  }
  return 0;
}

function isListedPhrase(phrase: string, lexicon: DetectContext['lexicon']): boolean {
  return lexicon.places.has(phrase) || lexicon.organisations.has(phrase);
}

function phraseOf(tokens: readonly Token[], index: number, length: number): string | null {
  let phrase = tokens[index]?.phrase ?? '';
  for (let at = index + 1; at < index + length; at += 1) {
    const token = tokens[at];
    const gap = token?.before ?? '';
    if (token === undefined || !phraseGaps.has(gap)) return null;
    const elided = gap === '' && /(?:^| )[dl]$/.test(phrase);
    phrase += (elided ? "'" : gap === "'s " ? "'s " : gap === ' & ' ? ' & ' : ' ') + token.phrase;
  }
  return expandSaint(phrase);
}

const phraseGaps: ReadonlySet<string> = new Set(['', ' ', '. ', "'", "'s ", ' & ', '-', '.']);

function followsFirstName(tokens: readonly Token[], index: number, state: readonly Listed[]): boolean {
  const before = tokens[index - 1];
  if (before === undefined || tokens[index]?.before !== ' ') return false;
  if (state[index - 1] === 'yes' || before.possessive) return false;
  return before.first && (!before.word || before.shape === 'capital') && before.shape !== 'number';
}

/** A head ("rue", "hôpital", "Mount"), its small words, then capitals: all of it is a name of a place. */
function headEnd(tokens: readonly Token[], index: number, typing: Typing): number {
  const head = tokens[index];
  let end = index + 1;
  let small = 0;
  while (small < 3 && tokens[end + small] !== undefined && isSmall(tokens[end + small])) small += 1;
  const first = tokens[end + small];
  if (first === undefined || head === undefined || !/^(?:[ '-]|\. ?| ")$/.test(first.before)) return index;
  if (first.shape === 'number') return end + small + 1;
  const capitals = typing === 'cased';
  if (capitals && first.shape !== 'capital' && first.shape !== 'upper' && first.shape !== 'initial')
    return index;
  if (capitals && first.opens && !/^\. ?$/.test(first.before)) return index;
  if (!capitals && first.word && !first.first && !first.surname) return index;
  end += small + 1;
  while (end - index < 7) {
    const next = tokens[end];
    if (next?.before === ' ' && capitals && (next.shape === 'capital' || next.shape === 'initial')) end += 1;
    else if (
      next?.before === ' ' &&
      capitals &&
      particles.has(next.key) &&
      tokens[end + 1]?.shape === 'capital' &&
      tokens[end + 1]?.before === ' '
    )
      end += 2;
    else if (next?.before === ' ' && !capitals && next.surname && !next.word) end += 1;
    else break;
  }
  return end;
}

function isSmall(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^(?:de|du|des|la|le|les|l|d|of|the|a|au|aux|et)$/.test(token.key) &&
    token.before.length < 2
  );
}

function officeEnd(tokens: readonly Token[], index: number): number {
  let end = index + 1;
  while (
    end < index + 4 &&
    tokens[end]?.before === ' ' &&
    tokens[end]?.shape === 'capital' &&
    !tokens[end - 1]?.possessive
  )
    end += 1;
  const next = tokens[end];
  if (end === index + 1 && next?.before === ' ' && next.shape === 'lower' && next.surname && !next.word)
    end += 1;
  return end;
}

function isTail(tokens: readonly Token[], index: number, typing: Typing): boolean {
  const tail = tokens[index];
  const before = tokens[index - 1];
  if (tail === undefined || before === undefined || (!/^(?: |'s )$/.test(tail.before) && tail.before !== ' '))
    return false;
  if (
    surnameTails.has(tail.key) &&
    tail.shape !== 'lower' &&
    before.first &&
    !before.possessive &&
    (!before.word || typing !== 'cased')
  ) {
    return /^(?:the|at|in|on|near|from|to)$/.test(tokens[index - 2]?.key ?? '');
  }
  return true;
}

/** Capitals before a tail ("the Jean Edmonds Tower"); without case, the one or two words before it that are no words. */
function tailStart(tokens: readonly Token[], index: number, typing: Typing): number {
  const lowerTail = tokens[index]?.shape === 'lower';
  let start = index;
  while (start > 0 && index - start < 4 && tokens[start]?.before === ' ') {
    const before = tokens[start - 1];
    if (before === undefined) break;
    const capital = before.shape === 'capital' || before.shape === 'initial';
    if (
      typing === 'cased'
        ? !capital || (before.opens && before.word && !before.first)
        : before.word && !before.first
    )
      break;
    if (typing !== 'cased' && index - start > 1) break;
    if (before.possessive && lowerTail) break;
    start -= 1;
  }
  return start === index ? index + 1 : start;
}
