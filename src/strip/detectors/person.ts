import type { Finding } from '../../contract/redaction.ts';
import { agentVerbs, andWords, epithets, particles, titles } from '../names/cues.ts';
import { protectTokens } from '../names/protect.ts';
import { certainScore, nameScore, scoreName, type NameNote } from '../names/score.ts';
import { tokenize, typingOf, type Token } from '../names/tokens.ts';
import type { Detector } from './detector.ts';

/**
 * Names of persons by lists and context. Each word gets a score; a word over `nameScore` is a name, a weaker one in
 * the same enumeration becomes one, and a name grows over its other parts: title, initials, particles, surname.
 */
export const detectPerson: Detector = (text, context) => {
  const tokens = tokenize(text, context.lexicon, context.words);
  const typing = typingOf(tokens);
  const note: NameNote = { tokens, typing, listed: protectTokens(tokens, typing, context), context };
  const scores = new Float64Array(tokens.length);
  for (let index = 0; index < scores.length; index += 1) scores[index] = scoreName(note, index);
  spreadOverLists(note, scores);
  const findings: Finding[] = [];
  let index = 0;
  while (index < tokens.length) {
    if (scoreAt(scores, index) < nameScore) {
      index += 1;
      continue;
    }
    const from = nameStart(note, scores, index);
    const to = nameEnd(note, scores, index);
    findings.push({
      kind: 'PERSON',
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      certain: Math.max(...scores.slice(from, to)) >= certainScore,
    });
    index = to;
  }
  return findings;
};

function scoreAt(scores: Float64Array, index: number): number {
  return scores[index] ?? -9;
}

/** "Drew, Rich and Frank": the neighbours of a name in an enumeration need less to be names. */
function spreadOverLists({ tokens, listed }: NameNote, scores: Float64Array): void {
  const spread = (from: number, to: number): void => {
    const target = tokens[to];
    if (target === undefined || listed[to] !== 'no' || scoreAt(scores, to) >= nameScore) return;
    if (scoreAt(scores, from) < nameScore || !isEnumerated(tokens, Math.min(from, to), Math.max(from, to)))
      return;
    if (!target.first && !target.surname && target.shape !== 'capital') return;
    scores[to] = scoreAt(scores, to) + (scoreAt(scores, from) >= certainScore ? 2 : 1.6);
  };
  for (let index = 1; index < tokens.length; index += 1) {
    spread(index - 1, index);
    spread(index - 2, index);
  }
  for (let index = tokens.length - 1; index > 0; index -= 1) {
    spread(index, index - 1);
    spread(index, index - 2);
  }
}

/** Whether only a comma, or a word for "and", stands between two tokens. */
function isEnumerated(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from === 1) return /^ ?[,/&+] ?$/.test(tokens[to]?.before ?? '');
  const between = tokens[from + 1];
  return (
    between !== undefined &&
    andWords.has(between.key) &&
    /^,? $/.test(between.before) &&
    tokens[to]?.before === ' '
  );
}

/** Initials, first names, titles and epithets before a name are part of it. */
function nameStart({ tokens, listed, context }: NameNote, scores: Float64Array, index: number): number {
  let from = index;
  while (from > 0 && index - from < 4) {
    const before = tokens[from - 1];
    const current = tokens[from];
    if (before === undefined || current === undefined || before.possessive) break;
    const isTitle = titles.has(before.key);
    if (!/^[ -]?$/.test(current.before) && !(current.before === '. ' && isTitle)) break;
    const isCapital =
      before.shape === 'capital' &&
      listed[from - 1] === 'no' &&
      (!before.word || !before.opens) &&
      !context.lexicon.roles.has(before.key) &&
      !andWords.has(before.key);
    const isEpithet = epithets.has(before.key) && current.first && scoreAt(scores, from) > nameScore;
    const joins =
      before.shape === 'initial' || isCapital || isTitle || nameParticles.test(before.text) || isEpithet;
    if (!joins) break;
    from -= 1;
  }
  return from;
}

/** What follows a name and belongs to it: capitals, initials, particles before a capital; without case, surnames. */
function nameEnd(note: NameNote, scores: Float64Array, index: number): number {
  const { tokens, listed } = note;
  let to = index + 1;
  for (;;) {
    const next = tokens[to];
    const current = tokens[to - 1];
    if (
      next === undefined ||
      current === undefined ||
      (to - index >= 6 && next.before !== '-') ||
      current.possessive ||
      listed[to] === 'yes'
    )
      break;
    if (!/^(?: |-|\. ?| ")$/.test(next.before) || (next.before === '. ' && current.text.length > 3)) break;
    if (isNamePart(note, scores, to)) to += 1;
    else if (isParticle(note, to)) to += 2;
    else break;
  }
  return to;
}

function isNamePart({ tokens, typing }: NameNote, scores: Float64Array, index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined) return false;
  if (/^\p{L}$/u.test(token.text)) return isSurnameLetter(token, tokens[index + 1]);
  if (typing !== 'cased') {
    if (token.word) return token.surname && before.first && !before.word && !agentVerbs.has(token.key);
    return token.surname || token.first || scoreAt(scores, index) > -1;
  }
  if (token.shape === 'initial') return true;
  if (token.shape === 'capital') return !token.opens || token.before === '. ';
  return token.shape === 'upper' && before.shape === 'upper' && (!token.word || token.surname);
}

/** "Priya N.", "paulette g:": one letter for a surname. A lower one is one only before punctuation. */
function isSurnameLetter(letter: Token, after: Token | undefined): boolean {
  if (letter.key === 'i') return false;
  return /\p{Lu}/u.test(letter.text) || after === undefined || /^ ?[:,;.)]/.test(after.before);
}

/** "Rosa dos Santos": a particle, and behind it a surname. */
function isParticle({ tokens, typing, listed }: NameNote, index: number): boolean {
  const particle = tokens[index];
  const surname = tokens[index + 1];
  if (particle === undefined || surname === undefined || !particles.has(particle.key)) return false;
  if (surname.before !== ' ' || listed[index + 1] !== 'no') return false;
  if (typing === 'cased') return surname.shape === 'capital' && (surname.surname || !surname.word);
  return nameParticles.test(particle.text) && surname.surname && !surname.word;
}

/** Particles that are no article or preposition of English or French, and those written with a capital. */
const nameParticles =
  /^(?:van|von|der|den|ter|bin|ibn|da|dos|di|del|della|ap|Van|Von|De|Da|Du|Des|Di|Del|Della|Le|La|El|Al|St|Ste)$/;
