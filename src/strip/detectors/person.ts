import type { Finding } from '../../contract/redaction.ts';
import { epithets, particles } from '../names/cues.ts';
import { protectTokens } from '../names/protect.ts';
import { certainScore, nameScore, scoreName } from '../names/score.ts';
import { tokenize, typingOf, type Token, type Typing } from '../names/tokens.ts';
import type { Detector } from './detector.ts';

/**
 * Names of persons by lists and context. Each word gets a score; a word over `nameScore` is a name, a weaker one in
 * the same enumeration becomes one, and a name grows over its other parts: surname, initials, particles.
 */
export const detectPerson: Detector = (text, context) => {
  const tokens = tokenize(text, context.lexicon);
  const typing = typingOf(tokens);
  const listed = protectTokens(tokens, typing, context);
  const scores = tokens.map((_, index) =>
    scoreName(tokens, index, typing, listed[index] ?? 'no', context.lexicon),
  );
  spreadOverLists(tokens, scores, listed);
  const findings: Finding[] = [];
  let index = 0;
  while (index < tokens.length) {
    if ((scores[index] ?? -9) < nameScore) {
      index += 1;
      continue;
    }
    const from = nameStart(tokens, scores, listed, index);
    const to = nameEnd(tokens, scores, listed, typing, index);
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    const best = Math.max(...scores.slice(from, to));
    findings.push({ kind: 'PERSON', start, end, certain: best >= certainScore });
    index = to;
  }
  return findings;
};

/** "Drew, Rich and Frank": the neighbours of a name in an enumeration need less to be names. */
function spreadOverLists(tokens: readonly Token[], scores: number[], listed: readonly string[]): void {
  const spread = (from: number, to: number, at: number): void => {
    const target = tokens[to];
    const score = scores[to] ?? -9;
    if (
      target === undefined ||
      listed[to] !== 'no' ||
      (scores[from] ?? -9) < nameScore + 0.4 ||
      score >= nameScore
    )
      return;
    if (!linked(tokens, Math.min(from, to), at)) return;
    if (target.first || target.surname || target.shape === 'capital') scores[to] = score + 1.6;
  };
  for (let index = 1; index < tokens.length; index += 1) {
    spread(index - 1, index, index);
    if (isAnd(tokens[index])) spread(index - 1, index + 1, index + 1);
  }
  for (let index = tokens.length - 1; index > 0; index -= 1) {
    spread(index, index - 1, index);
    if (isAnd(tokens[index - 1])) spread(index, index - 2, index);
  }
}

function isAnd(token: Token | undefined): boolean {
  return token !== undefined && /^(?:and|et|pis|ou|or|puis|ni|nor|avec|with|w)$/.test(token.key);
}

function linked(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from === 1) return /^ ?[,/&+] ?$/.test(tokens[to]?.before ?? '');
  return /^,? $/.test(tokens[from + 1]?.before ?? '') && tokens[to]?.before === ' ';
}

/** Initials, first names and epithets before a name are part of it. */
function nameStart(
  tokens: readonly Token[],
  scores: readonly number[],
  listed: readonly string[],
  index: number,
): number {
  let from = index;
  while (from > 0 && index - from < 4) {
    const before = tokens[from - 1];
    if (before === undefined || !/^[ -]?$/.test(tokens[from]?.before ?? '') || before.possessive) break;
    const joins =
      before.shape === 'initial' ||
      (before.shape === 'capital' &&
        listed[from - 1] === 'no' &&
        (!before.word || (before.first && !before.opens)) &&
        !isAnd(before)) ||
      (epithets.has(before.key) && tokens[from]?.first === true && (scores[from] ?? 0) > nameScore);
    if (!joins) break;
    from -= 1;
  }
  return from;
}

/** What follows a name and belongs to it: capitals, initials, particles before a capital; without case, surnames. */
function nameEnd(
  tokens: readonly Token[],
  scores: readonly number[],
  listed: readonly string[],
  typing: Typing,
  index: number,
): number {
  let to = index + 1;
  while (to < tokens.length && to - index < 6) {
    const next = tokens[to];
    const current = tokens[to - 1];
    if (next === undefined || current === undefined || current.possessive) break;
    if (!/^(?: |-|\. ?| ")$/.test(next.before) || (next.before === '. ' && current.text.length > 3)) break;
    if (listed[to] === 'yes') break;
    const tail = tokens[to + 1];
    if (next.shape === 'initial' && typing === 'cased') to += 1;
    else if (/^\p{Lu}$/u.test(next.text) && next.key !== 'i') to += 1;
    else if (typing === 'cased' && next.shape === 'capital' && (!next.opens || next.before === '. ')) to += 1;
    else if (
      typing === 'cased' &&
      next.shape === 'upper' &&
      current.shape === 'upper' &&
      (!next.word || next.surname)
    )
      to += 1;
    else if (typing !== 'cased' && !next.word && (next.surname || next.first || (scores[to] ?? -9) > -1))
      to += 1;
    else if (
      particles.has(next.key) &&
      tail?.before === ' ' &&
      listed[to + 1] === 'no' &&
      (tail.shape === 'capital'
        ? tail.surname || !tail.word
        : typing !== 'cased' &&
          tail.surname &&
          !tail.word &&
          !/^(?:de|du|des|la|le|les|of|do|y|e)$/.test(next.key))
    )
      to += 2;
    else break;
  }
  return to;
}
