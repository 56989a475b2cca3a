import type { Finding } from '../../contract/redaction.ts';
import { foldKey } from '../text/fold-key.ts';
import * as cues from './birth-cues.ts';
import { findDates, type WrittenDate } from './dates.ts';
import { extendAll, findAll, type DetectContext, type LatinDetector } from './detector.ts';

/**
 * Dates of birth: dates beside words of birth, with their year or without; a year alone there is a maybe. A date in
 * numbers, of a year in which members were born, is a maybe where nothing says what else happened. Other dates
 * survive, also the birth of a building.
 */
export const detectDob: LatinDetector = (text, context) => {
  if (!cues.hint.test(text)) return [];
  const findings: Finding[] = [];
  let last: Finding | null = null;
  for (const date of findDates(text)) {
    const verdict = judge(text, date, last, context);
    if (verdict === null) continue;
    last = { kind: 'DOB', start: date.start, end: date.end, certain: verdict === 'certain' };
    findings.push(last);
  }
  const years = [cues.birthYear, cues.birthYearFurther, cues.birthYearInWords].flatMap((pattern) =>
    findAll(text, pattern, 'DOB', (match) => !ofThing(text, match.index), false),
  );
  const directly = [
    ...findAll(text, cues.digitsBehind, 'DOB', (match) => !ofThing(text, match.index)),
    ...findAll(text, cues.readAloud, 'DOB', (match) => isReadDate(text, match)),
  ];
  return [...extendAll(text, findings, cues.yearInWords), ...directly, ...years];
};

/** Words for numbers round a month. */
function isReadDate(text: string, match: RegExpExecArray): boolean {
  return cues.month.test(match.groups?.['id'] ?? '') && !ofThing(text, match.index);
}

/** How far from a date its cues are looked for, in units. */
const reach = 64;
const headingReach = 400;

function judge(
  text: string,
  date: WrittenDate,
  last: Finding | null,
  context: DetectContext,
): 'certain' | 'maybe' | null {
  const from = Math.max(0, date.start - reach);
  const before = text.slice(from, date.start);
  const after = text.slice(date.end, date.end + reach);
  const ofPerson = (cue: RegExpExecArray): boolean => !ofThing(text, from + cue.index);
  const isOwn = (cue: RegExpExecArray): boolean => ofPerson(cue) && !cues.thingBetween.test(cue[0]);

  if (cues.namedBehind.test(after)) return 'certain';
  const cue = cues.namedBefore.exec(before) ?? (isBare(date) ? null : cues.bornBefore.exec(before));
  if (cue !== null) return ofPerson(cue) ? 'certain' : null;
  if (isBare(date)) return null;

  const ownDay = cues.ownDayBefore.exec(before);
  if (ownDay !== null && isName(ownDay.groups?.['who'], context) && isOwn(ownDay)) return 'certain';
  const aged = cues.ageBefore.exec(before);
  if (aged !== null && isOwn(aged)) return 'certain';
  const behind = cues.ownDayBehind.exec(after);
  if (behind !== null && !cues.thingBefore.test(behind[0].split("'")[0] ?? '')) return 'certain';

  if (last?.certain && isNextOfList(text.slice(last.end, date.start))) return 'certain';
  const perhaps = cues.perhapsAgeBefore.exec(before);
  if (perhaps !== null && ofPerson(perhaps)) return 'maybe';

  if (date.form !== 'full' || !isBirthYear(date.year)) return null;
  const feast = cues.feastBefore.exec(before);
  if (feast !== null && ofPerson(feast) && !cues.historyBefore.test(before)) return 'certain';
  if (last?.certain && isListGap(text.slice(last.end, date.start))) return 'certain';
  if (cues.namedAnywhere.test(text.slice(Math.max(0, date.start - headingReach), date.start)))
    return 'certain';
  const plain = date.numeric ? /\d{4}/.test(text.slice(date.start, date.end)) : cues.setApart.test(before);
  return plain && !cues.historyBefore.test(before) ? 'maybe' : null;
}

/** Six or eight digits in a row, and "74-03-12", are a date only where the text says so. */
function isBare(date: WrittenDate): boolean {
  return date.form === 'digits';
}

/** Years in which those were born who work, or retired lately. */
function isBirthYear(year: number | null): boolean {
  return year !== null && year >= 1920 && year <= 2010;
}

/** Whose feast it is: a name of the lists, or nobody in particular. */
function isName(who: string | undefined, { lexicon }: DetectContext): boolean {
  if (who === undefined) return true;
  const key = foldKey(who);
  return lexicon.firstNames.has(key) && (!lexicon.words.has(key) || who !== who.toLowerCase());
}

/** "May 3, May 14 and June 8", or one below the other. */
function isNextOfList(between: string): boolean {
  return /^ ?(?:[,;&/\n]|,? ?(?:and|et)) ?\n?$/.test(between);
}

/** Dates in a row, with a name between them perhaps. */
function isListGap(between: string): boolean {
  return between.length <= 40 && !/[\n.;!?]/.test(between);
}

function ofThing(text: string, index: number): boolean {
  return cues.thingBefore.test(text.slice(Math.max(0, index - 40), index));
}
