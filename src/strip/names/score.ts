import type { Lexicon } from '../lexicon.ts';
import {
  agentVerbs,
  determiners,
  placePrepositions,
  selfNaming,
  strongAttributions,
  titles,
  weakAttributions,
  weakVerbs,
} from './cues.ts';
import type { Token, Typing } from './tokens.ts';

/** From here on a word counts as a name; below `certainScore` it is a maybe. */
export const nameScore = 2;
export const certainScore = 3;

/** How much speaks for the token at `index` being the name of a person: what it is, then what stands round it. */
export function scoreName(
  tokens: readonly Token[],
  index: number,
  typing: Typing,
  listed: 'no' | 'weak' | 'yes',
  lexicon: Lexicon,
): number {
  const token = tokens[index];
  if (token === undefined || listed === 'yes' || token.shape === 'number') return -9;
  return (
    baseScore(token, typing) +
    (listed === 'weak' ? -2.4 : 0) +
    contextScore(tokens, index, typing, listed, lexicon)
  );
}

function baseScore(token: Token, typing: Typing): number {
  const { first, surname, word } = token;
  const short = token.text.length < 3;
  if (token.shape === 'initial') return token.text.length > 2 ? 1.4 : 0.2;
  if (typing === 'cased' && token.shape === 'capital') {
    if (token.opens) return first ? (word ? 0.5 : 3.2) : surname ? (word ? 0 : 2) : word ? -3 : short ? 0 : 1;
    return first ? (word ? 2.6 : 4) : surname ? (word ? 1.6 : 3) : word ? -1 : 2.2;
  }
  if (typing === 'cased' && token.shape === 'upper') {
    if (short) return first ? 0.8 : -0.6;
    return first && !word ? 2 : word ? -4 : -1.4;
  }
  const cased = typing === 'cased';
  if (short) return first && !word && !cased ? 0.6 : -4;
  if (first) return word ? (cased ? -3 : -1.6) : cased ? 1.6 : 2.4;
  if (surname) return word ? -4 : cased ? 0 : 1.2;
  return word ? -6 : cased ? -2 : -0.6;
}

function contextScore(
  tokens: readonly Token[],
  index: number,
  typing: Typing,
  listed: 'no' | 'weak' | 'yes',
  lexicon: Lexicon,
): number {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (token === undefined) return 0;
  const isList = token.first || token.surname;
  let score = 0;

  if (token.before.endsWith('@')) score += 3;
  const gap = after?.before ?? '';
  if (/^ ?[:：]/.test(gap) && startsLine(tokens, index)) score += token.word && !isList ? 0.5 : 2.4;
  if (/^ ?[-=]>/.test(gap) && isList) score += 1.5;
  if (token.possessive) score += isList ? 1 : 0.4;

  if (after !== undefined && (gap === ' ' || gap === "'")) {
    const verb = verbStrength(after, tokens[index + 2]);
    const plain = token.word && !token.first && !token.surname;
    if (!token.possessive) score += plain ? verb * 0.4 : verb;
    if (
      token.shape === 'capital' &&
      after.shape === 'capital' &&
      !after.opens &&
      (token.first || after.surname)
    ) {
      score += after.word && !after.surname && !after.first ? 1.2 : 2;
    }
    if (typing !== 'cased' && token.first && after.surname && !after.word) score += token.word ? 3 : 1;
    if (after.shape === 'initial' && token.shape !== 'lower') score += 2;
    if (/^(?:from|of|in|at|du|de|des|aux?|d)$/.test(after.key) && isList && !after.possessive)
      score += token.word ? 0.6 : 0.5;
  }
  if (/^ ?, /.test(gap) && after !== undefined && roleAt(tokens, index + 1, lexicon))
    score += isList ? 1.5 : 1.8;
  if (/^ ?\(/.test(gap) && isList) score += 0.5;

  if (before !== undefined && token.before === ' ') {
    const clean = !token.opens;
    if (titles.has(before.key) && clean) score += 4;
    else if (strongAttributions.has(before.key)) score += isList ? 2 : 1;
    else if (/^(?:a|to|for|pour)$/.test(before.key) && strongAttributions.has(tokens[index - 2]?.key ?? ''))
      score += isList ? 2 : 1.2;
    else if (selfNaming.has(before.key)) score += 1.6;
    else if (/^(?:is|est)$/.test(before.key) && /^(?:name|nom)$/.test(tokens[index - 2]?.key ?? ''))
      score += 4;
    else if (weakAttributions.has(before.key)) score += isList ? 0.5 : 0;
    if (roleBefore(tokens, index, lexicon)) score += isList ? 1.8 : 1.2;
    else if (determiners.has(before.key)) score -= token.first && !token.word ? 1.2 : token.word ? 3 : 2.6;
    if (listed === 'weak' && placePrepositions.has(before.key)) score -= 1.6;
    if (placePrepositions.has(before.key))
      score -= token.first ? 0 : token.surname ? 0.6 : before.key === 'de' || before.key === 'd' ? 0.8 : 1.4;
  } else if (before !== undefined && /^(?:'|\. ?)$/.test(token.before)) {
    if (titles.has(before.key)) score += 4;
    if (before.key === 'l') score -= token.first && !token.word ? 1.5 : 3;
    if (before.key === 'd' && !token.first) score -= 1;
  } else if (
    before !== undefined &&
    /^ ?: $/.test(token.before) &&
    /^(?:name|nom|from|de|par|by|via|cc|attn|signe|signed|scribe|re)$/.test(before.key)
  ) {
    score += isList ? 2 : 1.4;
  } else if (before !== undefined && /^, $/.test(token.before) && roleBefore(tokens, index, lexicon)) {
    score += isList ? 1.4 : 1;
  }
  if (
    /(?:^|[\s"»”])[-–—~(] ?$/.test(token.before) &&
    !token.word &&
    (after === undefined || /^[,)]/.test(gap))
  )
    score += 1.2;
  if (token.before.includes('￼') || gap.includes('￼')) score += isList ? 0.6 : 0;
  return score;
}

/** Whether nothing but a time or a bullet stands before on the line. */
function startsLine(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (at > 0 && index - at < 3 && !/[\n.;!?]/.test(tokens[at]?.before ?? '')) {
    const before = tokens[at - 1];
    if (before === undefined) return true;
    if (before.shape !== 'number' && before.key !== 'h' && !before.first && before.shape !== 'capital')
      return false;
    at -= 1;
  }
  return true;
}

function verbStrength(verb: Token, next: Token | undefined): number {
  if (verb.shape === 'capital') return 0;
  if (agentVerbs.has(verb.key)) return 2;
  if (
    /(?:[^f]er|ir|d|t|u)(?:ait|aient|a|ont)$/.test(verb.key) &&
    /r(?:ait|aient|a|ont)$/.test(verb.key) &&
    verb.key.length > 4
  )
    return 2;
  if (!weakVerbs.has(verb.key)) return 0;
  return next !== undefined &&
    next.before === ' ' &&
    (agentVerbs.has(next.key) || /(?:[eiu]|is|it|ing|ed)$/.test(next.key))
    ? 1.3
    : 0.9;
}

/** A role ("cuisinier", "head nurse") begins at `index`, with or without an article. */
function roleAt(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  const at = tokens[index];
  if (at === undefined) return false;
  if (lexicon.roles.has(at.key)) return true;
  const next = tokens[index + 1];
  return next !== undefined && (determiners.has(at.key) || at.word) && lexicon.roles.has(next.key);
}

/** A role stands right before `index`: "our electrician Bogdan", "the director general, Hugh". */
function roleBefore(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  const before = tokens[index - 1];
  return before !== undefined && !titles.has(before.key) && lexicon.roles.has(before.key);
}
