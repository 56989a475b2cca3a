import type { Finding, IdentifierKind } from '../../contract/redaction.ts';
import type { Language } from '../../contract/primitives.ts';
import type { KeepList } from '../keep-list.ts';
import type { Lexicon } from '../lexicon.ts';
import type { WordFacts } from '../names/tokens.ts';
import type { ReadWords } from '../tagger/tagger.ts';
import { matchesAt, matchesOf } from '../text/matches.ts';
import type { Traits } from './traits.ts';

/** What a detector may know beside the text. */
export interface DetectContext {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly keepList: KeepList;
  /** Facts of words of this text, for the next round over it. */
  readonly words?: Map<string, WordFacts>;
  /** What the tagger made of them, likewise. */
  readonly readWords?: ReadWords;
}

/**
 * Finds identifiers in the text of a view (see `createView`); offsets are in units of that text. Pure, and linear
 * enough that 20,000 hostile characters take milliseconds: quantifiers are bounded. Findings may overlap.
 */
export type Detector<Context extends DetectContext = DetectContext> = (
  text: string,
  context: Context,
) => readonly Finding[];

/** Reads what `toLatin` makes of a view. */
export type LatinDetector = Detector<LatinContext>;

export interface LatinContext extends DetectContext {
  /** Of the same text. */
  readonly traits: Traits;
}

/** A finding for each match of a global pattern, or for its group `id` when it has one: the end of the match. */
export function findAll(
  text: string,
  pattern: RegExp,
  kind: IdentifierKind,
  accept: (match: RegExpExecArray) => boolean = () => true,
  certain = true,
): Finding[] {
  return findingsOf(matchesOf(text, pattern), kind, accept, certain);
}

/** The same of a sticky pattern that matches nowhere but at `starts`. */
export function findAt(
  text: string,
  starts: readonly number[],
  pattern: RegExp,
  kind: IdentifierKind,
  accept: (match: RegExpExecArray) => boolean = () => true,
): Finding[] {
  return findingsOf(matchesAt(text, pattern, starts), kind, accept, true);
}

function findingsOf(
  matches: readonly RegExpExecArray[],
  kind: IdentifierKind,
  accept: (match: RegExpExecArray) => boolean,
  certain: boolean,
): Finding[] {
  const findings: Finding[] = [];
  for (const match of matches) {
    if (!accept(match)) continue;
    const end = match.index + match[0].length;
    const length = match.groups?.['id']?.length ?? match[0].length;
    findings.push({ kind, start: end - length, end, certain });
  }
  return findings;
}

/** The findings, each longer by what the sticky `pattern` matches behind it. For tails that must respect case. */
export function extendAll(text: string, findings: readonly Finding[], pattern: RegExp): Finding[] {
  return findings.map((finding) => {
    pattern.lastIndex = finding.end;
    const tail = pattern.exec(text);
    return tail === null ? finding : { ...finding, end: finding.end + tail[0].length };
  });
}

/** Only the digits of `text`. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** The Luhn check of a string of digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
