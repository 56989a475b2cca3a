import type { DetectContext } from '../detectors/detector.ts';
import { maskCharacter } from '../text/view.ts';
import {
  agentVerbs,
  andWords,
  determiners,
  monthNames,
  placePrepositions,
  selfNaming,
  strongAttributions,
  titles,
  weakAttributions,
  weakVerbs,
} from './cues.ts';
import type { Listed } from './protect.ts';
import type { Token, Typing } from './tokens.ts';

/** From here on a word counts as a name; below `certainScore` it is a maybe. */
export const nameScore = 1.4;
export const certainScore = 3;

/** A note as the name detector reads it. */
export interface NameNote {
  readonly tokens: readonly Token[];
  readonly typing: Typing;
  readonly listed: readonly Listed[];
  readonly context: DetectContext;
}

/** How much speaks for the token at `index` being the name of a person: what it is, then what stands round it. */
export function scoreName(note: NameNote, index: number): number {
  const token = note.tokens[index];
  if (token === undefined || note.listed[index] === 'yes' || token.shape === 'number') return -9;
  return (
    baseScore(token, note.typing) +
    markScore(note, index, token) +
    behindScore(note, index, token) +
    beforeScore(note, index, token)
  );
}

/** What the word is, and how it is written. */
function baseScore(token: Token, typing: Typing): number {
  const { first, surname, word, wordName } = token;
  const short = token.text.length < 3;
  if (token.shape === 'initial') return token.text.length > 2 ? 1.2 : 0.2;
  if (typing === 'cased' && token.shape === 'capital') {
    if (token.opens)
      return first
        ? word
          ? 0.5
          : wordName
            ? 1.5
            : 3.2
        : surname
          ? word
            ? 0.2
            : 2
          : word
            ? -3
            : short
              ? 0
              : 1.1;
    return first ? (word ? 2.6 : 4) : surname ? (word ? 1.6 : 3) : word ? -1 : 2.2;
  }
  if (typing === 'cased' && token.shape === 'upper') {
    if (short) return first ? 0.8 : -0.6;
    return first && !word ? 2 : word ? -4 : -1.8;
  }
  const cased = typing === 'cased';
  if (short) return first && !word && !cased ? 0.6 : -4;
  if (first) return word || (wordName && cased) ? (cased ? -3 : -1.6) : cased ? 1.6 : 2.4;
  if (surname) return word ? -4 : cased ? 0 : 1.2;
  return word ? -6 : cased ? -2 : -0.6;
}

/** Lists, marks of mention, dates, and masks beside the word. */
function markScore({ tokens, listed, typing }: NameNote, index: number, token: Token): number {
  const after = tokens[index + 1];
  const before = tokens[index - 1];
  const gap = after?.before ?? '';
  let score = 0;
  if (listed[index] === 'weak') {
    score -= 2.4;
    const asked = strongAttributions.has(tokens[index - 2]?.key ?? '');
    if (before !== undefined && placePrepositions.has(before.key) && !asked) score -= 1.6;
    if (after?.before === ' ' && !token.possessive && agentVerbs.has(after.key)) score += 0.8;
    if (isWhereFrom(tokens, index)) score -= 3;
    if (isAmongPlaces(tokens, listed, index)) score -= 1;
  }
  if (token.before.endsWith('@')) score += 4;
  if (token.before.includes(maskCharacter) || gap.includes(maskCharacter))
    score += isListed(token) && listed[index] === 'no' ? 1.6 : 0;
  if (token.possessive) score += isListed(token) ? 1 : token.opens && !token.word ? 1 : 0.4;
  if (monthNames.has(token.key) && nearDate(token, before, after)) score -= 3;
  const opensNote = typing !== 'cased' && token.opens && token.first && token.word;
  if (opensNote && after?.before === ' ' && agentVerbs.has(after.key)) score += 1.8;
  return score;
}

/** "Maria Lopez from Laval said": a name, or the mask of one, comes from there, and it is the name that said. */
function isWhereFrom(tokens: readonly Token[], index: number): boolean {
  const [named, from, place] = [tokens[index - 2], tokens[index - 1], tokens[index]];
  if (from?.key !== 'from' || place?.before !== ' ') return false;
  if (from.before.endsWith(`${maskCharacter} `)) return true;
  return named !== undefined && from.before === ' ' && named.shape === 'capital' && isListed(named);
}

/** "Saint-Jérôme, Regina and Laval": a place of the lists stands beside the word in an enumeration. */
function isAmongPlaces(tokens: readonly Token[], listed: readonly Listed[], index: number): boolean {
  const isPlace = (at: number): boolean => listed[at] !== undefined && listed[at] !== 'no';
  const hasComma = (at: number): boolean => /^ ?, ?$/.test(tokens[at]?.before ?? '');
  const isAnd = (at: number): boolean => andWords.has(tokens[at]?.key ?? '');
  return (
    (isPlace(index - 1) && hasComma(index)) ||
    (isPlace(index + 1) && hasComma(index + 1)) ||
    (isPlace(index - 2) && isAnd(index - 1)) ||
    (isPlace(index + 2) && isAnd(index + 1))
  );
}

function isListed(token: Token): boolean {
  return token.first || token.surname;
}

/** A number, or a word of time, beside a name of a month. */
function nearDate(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (after?.before === ' ' && after.shape === 'number') return true;
  if (before === undefined || !/^[ ']$/.test(token.before)) return false;
  return (
    before.shape === 'number' ||
    /^(?:in|en|by|of|until|till|before|after|since|during|early|late|mid|next|last|this|every|each|one|not|ce|cet|debut|fin|mi|des|depuis|avant|apres|jusqu'en|d'ici|ici|mois|er|premier|come|and|et|ou|or)$/.test(
      before.key,
    )
  );
}

/** What follows: a colon, a verb, a surname, a workplace, a role. */
function behindScore({ tokens, typing, listed, context }: NameNote, index: number, token: Token): number {
  const after = tokens[index + 1];
  const gap = after?.before ?? '';
  const named = isListed(token);
  let score = 0;
  if (gap !== ' ') {
    if (/^ ?:/.test(gap))
      score += startsLine(tokens, index)
        ? token.word && !named
          ? 0.5
          : 2.4
        : token.opens && named
          ? 1.2
          : 0;
    if (/^ ?[-=]>|^ = /.test(gap) && named) score += 1.5;
    if (after === undefined) return score;
    if (/^ ?, /.test(gap) && roleAt(tokens, index + 1, context)) score += named ? 1.5 : 1.8;
    if (/^ ?\(/.test(gap) && named) score += 0.5;
  }
  if (after === undefined) return score;
  if (gap === ' ' && determiners.has(after.key) && roleAt(tokens, index + 1, context) && named) score += 1.5;
  if (gap !== ' ' && gap !== "'") return score;

  if (!token.possessive) {
    const verb = verbStrength(after, tokens[index + 2], context);
    score += token.word && !named ? verb * 0.4 : verb;
  }
  if (
    token.shape === 'capital' &&
    after.shape === 'capital' &&
    !after.opens &&
    listed[index + 1] !== 'yes' &&
    (token.first || after.surname)
  ) {
    score += after.word && !isListed(after) ? 1.2 : 2;
  }
  if (typing !== 'cased' && token.first && isListed(after) && !after.word) score += token.word ? 3 : 1;
  if (after.shape === 'initial' && token.shape !== 'lower') score += 2;
  score += fromScore(token, tokens, index, listed);
  return score;
}

/** "Prince from IT", "Barrette du 5e": a bare name and where it works. */
function fromScore(token: Token, tokens: readonly Token[], index: number, listed: readonly Listed[]): number {
  const after = tokens[index + 1];
  const goal = tokens[index + 2];
  if (after === undefined || goal === undefined || after.possessive || token.possessive) return 0;
  const lower = token.shape === 'lower';
  if (after.key === 'from') return isListed(token) ? (lower && token.word ? 0.8 : 1.6) : token.word ? 0 : 1;
  if (!/^(?:of|in|at|on|du|de|des|aux?|d)$/.test(after.key) || /à/i.test(after.text)) return 0;
  const somewhere = listed[index + 2] === 'yes' || goal.shape === 'number' || goal.shape === 'upper';
  if (!isListed(token)) return token.word || !somewhere ? 0 : 0.8;
  return somewhere ? 1.2 : 0.5;
}

/** What stands before: a title, a role, a word that names or thanks; an article or a place preposition. */
function beforeScore({ tokens, context }: NameNote, index: number, token: Token): number {
  const before = tokens[index - 1];
  if (before === undefined) return 0;
  const named = isListed(token);
  let score = 0;
  if (token.before === ' ') {
    const further = tokens[index - 2]?.key ?? '';
    if (titles.has(before.key)) score += 4;
    else if (strongAttributions.has(before.key)) score += named ? 2 : 1;
    else if (/^(?:a|to|for|pour)$/.test(before.key) && strongAttributions.has(further))
      score += named ? 2 : 1.2;
    else if (/^(?:is|est)$/.test(before.key) && /^(?:name|nom)$/.test(further)) score += 4;
    else if (selfNaming.has(before.key)) score += 1.6;
    else if (weakAttributions.has(before.key)) score += named ? 0.5 : 0;
    if (token.shape === 'initial' && token.text.length > 2 && /^(?:from|de|by|par)$/.test(before.key))
      score += 1.6;
    if (roleBefore(tokens, index, context)) score += named ? 1.8 : 1.2;
    else if (isDeterminer(before, context)) score -= token.first && !token.word ? 1.2 : token.word ? 3 : 2.6;
    if (placePrepositions.has(before.key)) score -= placePenalty(token, before);
  } else if (isInitial(before, token)) {
    score += token.word ? 0 : 2.6;
  } else if (/^(?:'|\. ?)$/.test(token.before) || token.before === '') {
    if (titles.has(before.key)) score += 4;
    if (before.key === 'l') score -= token.first && !token.word ? 1.5 : 3;
    if (before.key === 'd' && !token.first) score -= 1;
  } else if (
    /^ ?: $/.test(token.before) &&
    /^(?:name|nom|prenom|from|de|par|by|via|cc|attn|signe|signed|scribe|re)$/.test(before.key)
  ) {
    score += named ? 2 : 1.4;
  } else if (token.before === ', ' && roleBefore(tokens, index, context)) {
    score += named ? 1.4 : 1;
  }
  if (token.before === ' ') return score;
  const gap = tokens[index + 1]?.before ?? '';
  const alone = tokens[index + 1] === undefined || /^[,)]/.test(gap);
  if (/(?:^|[\s"»”])[-–—~(] ?$/.test(token.before) && !token.word && alone) score += 1.2;
  return score;
}

/** "c. vandal", "p.-l. cormier": a letter and a dot right before, in lower case too. */
function isInitial(before: Token, token: Token): boolean {
  if (token.shape === 'initial' || !/^(?: |\. ?)$/.test(token.before)) return false;
  return before.shape === 'initial' || (token.before.startsWith('.') && before.text.length === 1);
}

function placePenalty(token: Token, before: Token): number {
  if (token.first) return 0;
  if (token.surname) return 0.6;
  return before.key === 'de' || before.key === 'd' ? 0.8 : 1.4;
}

/** Accents tell "à" from an English article, and "là" from a French one. */
function isDeterminer(token: Token, { language }: DetectContext): boolean {
  if (token.key === 'a' || token.key === 'an') return language === 'en' && !/à/i.test(token.text);
  return determiners.has(token.key) && token.text !== 'là' && token.text !== 'dû';
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

function verbStrength(verb: Token, next: Token | undefined, { language }: DetectContext): number {
  if (verb.shape === 'capital' || /à/i.test(verb.text)) return 0;
  if (agentVerbs.has(verb.key)) return 2;
  const last = verb.key.at(-1);
  if ((last === 'a' || last === 't') && conditionalOrFuture.test(verb.key)) return 2;
  if (!weakVerbs.has(verb.key) || (verb.key === 'a' && language === 'en')) return 0;
  if (next?.before !== ' ') return 1;
  if (agentVerbs.has(next.key) || participle.test(next.key)) return 1.5;
  const holds = /^(?:a|ont|has|have|had)$/.test(verb.key);
  return holds ? 1.6 : 1;
}

const conditionalOrFuture = /^[a-z]{2,12}(?:e|i|d|t|u|v|s|l|r)r(?:ait|aient|a|ont)$/;
const participle = /^[a-z]{2,12}(?:e|i|u|is|it|ing|ed|er|ir)$/;

/** A role ("cuisinier", "head nurse") begins at `index`, with or without an article. */
function roleAt(tokens: readonly Token[], index: number, { lexicon }: DetectContext): boolean {
  const at = tokens[index];
  if (at === undefined) return false;
  if (lexicon.roles.has(at.key)) return true;
  const next = tokens[index + 1];
  return next !== undefined && (determiners.has(at.key) || at.word) && lexicon.roles.has(next.key);
}

/** A role stands right before `index`: "our electrician Bogdan", "the director, Hugh". */
function roleBefore(tokens: readonly Token[], index: number, { lexicon }: DetectContext): boolean {
  const before = tokens[index - 1];
  return before !== undefined && !titles.has(before.key) && lexicon.roles.has(before.key);
}
