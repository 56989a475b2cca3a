import type { Finding } from '../../contract/redaction.ts';
import { latinPattern } from '../text/latin.ts';
import { digitsOf, findAll, type LatinDetector } from './detector.ts';
import { isCounting, numberWord } from './number-words.ts';
import type { Traits } from './traits.ts';

/**
 * North American numbers however they are grouped, with their extension; international ones behind a plus sign;
 * local numbers of seven digits by shape or context; behind words for calling any grouping of enough digits; numbers
 * read aloud; extensions alone by context. A toll-free number is a maybe: it is more often a service than a person.
 */
export const detectPhone: LatinDetector = (text, { traits }) => [
  ...(traits.run >= 3 ? [...extensions(text), ...mixed(text, traits)] : []),
  ...(traits.far >= 7 ? inDigits(text, traits) : []),
  ...(traits.readAloud ? inWords(text) : []),
];

function mixed(text: string, traits: Traits): readonly Finding[] {
  if (!traits.readAloud && !wordBehindDigits.test(text)) return [];
  return findAll(text, partlyRead, 'PHONE', (match) => isMostlyRead(match[0]));
}

function inWords(text: string): readonly Finding[] {
  return [
    ...findAll(text, readAloud, 'PHONE', (match) => !isCounting(match[0])),
    ...findAll(text, readBehindCue, 'PHONE', (match) => !isCounting(match[0])),
    ...findAll(text, readInGroups, 'PHONE', (match) => !isCounting(match[0])),
  ];
}

function inDigits(text: string, { near, far }: Traits): readonly Finding[] {
  return [
    ...(far >= 8 ? findAll(text, international, 'PHONE', hasCountry) : []),
    ...(far >= 10 ? ofTen(text) : []),
    ...(near >= 7
      ? [
          ...findAll(text, local, 'PHONE', (match) => !isReference(text, match) && !isCounted(text, match)),
          ...findAll(
            text,
            behindCue,
            'PHONE',
            (match) => !isTollFree(match.groups?.['id'] ?? '') && !isCounted(text, match),
          ),
        ]
      : []),
    ...findAll(
      text,
      localBehindCue,
      'PHONE',
      (match) => !isCounted(text, match) && !otherNumber.test(match[0]),
    ),
  ];
}

function ofTen(text: string): readonly Finding[] {
  return [
    ...findAll(text, tollFree, 'PHONE', () => true, false),
    ...findAll(text, northAmerican, 'PHONE', (match) => !isTollFree(match[0]) && !isCounted(text, match)),
    ...findAll(text, spacedOut, 'PHONE'),
  ];
}

function hasCountry([number]: RegExpExecArray): boolean {
  return digitsOf(number).length >= (number.startsWith('+') ? 8 : 11);
}

function extensions(text: string): readonly Finding[] {
  return [
    ...findAll(text, extensionAlone, 'PHONE', (match) => !isCounted(text, match)),
    ...findAll(text, shortExtension, 'PHONE'),
    ...findAll(text, extensionAfterPhone, 'PHONE'),
  ];
}

const extensionName = String.raw`(?:extension|ext(?:n|e)?|poste?|p(?=[. ]? ?\d)|x|#|local|loc|interne|int|option|opt|pin|nip)`;
const extension = String.raw`(?:[,;]? ?(?:- ?)?(?:\(? ?${extensionName}[.:=]? ?(?:no\.? ?|is )?#? ?\d{1,6}\)?))?`;
const sign = String.raw`[-.\/–—_·*~|:+]`;
const separator = String.raw`(?: {0,2}${sign}{1,2}[ \n]{0,2}|[ \n]{1,3}|,(?! ))?`;
const country = String.raw`(?:\(?\+? ?1\)?${separator})?`;
const tollFree = latinPattern(
  String.raw`(?<![\p{L}\p{N}+-])${country}\(?8(?:00|33|44|55|66|77|88)\)?${separator}\d{3}${separator}\d{4}(?!\d)`,
  'gi',
);
const northAmerican = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?<!\d[.,-])${country}(?:[([{] ?[2-9]\d{2} ?[)\]}]|[2-9]\d{2}\)?)${separator}(?!000)\d{3}${separator}\d{2}${separator}\d{2}(?![\d]|[.,]\d|-\d)${extension}`,
  'gi',
);
const international = latinPattern(
  String.raw`(?<![\p{L}\p{N}+])(?:\+ ?|00 ?|011[ -]?)[1-9]\d{0,2}(?:[ .\/-]{0,2}\(?\d{1,5}\)?){2,6}(?!\d)`,
  'gi',
);
const spacedOut = latinPattern(
  String.raw`(?<![\p{L}\p{N}]|\d )(?:1[ .-])?[2-9](?:[ .-]\d){9}(?![\p{N}]|[ .,-]\d)`,
  'g',
);
const local = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?<!\d[ .,\/-])[2-9]\d{2}[-.–]\d{4}(?!\d|[-.\/,]\d|-\p{L})${extension}`,
  'gi',
);
const call = String.raw`call|text|txt|texting|phone|fax|ring|dial|tel|t[ée]l[ée]phone[rz]?|t[ée]l|cell?|cells|cellulaire|portable|mobile|sms|textos?|whats ?app|pagette|pager|appel(?:le|er|ez|ons)?|texte[rz]?|sonne[rz]?|rejoin(?:dre|s|t|dez)|rejoignez|rejoins|rejoind?re?|joindre|reach|voicemail|bo[îi]te vocale|direct line|ligne directe|landline|afficheur`;
const words = String.raw`(?:[ :.'(-]{0,3}\p{L}{1,12}){0,4}?[ :.#(-]{1,4}`;
const cue = String.raw`(?<!\p{L})(?:${call}|number|num[ée]ro|no)${words}`;
const localBehindCue = latinPattern(
  String.raw`${cue}(?<id>[2-9]\d{2}(?: {0,2}[-.\/–_·]? {0,2})\d{2} ?\d{2})(?![\d]|[ .,-]\d)`,
  'gi',
);
/** Seven, ten or eleven digits in whatever groups. */
const groups = String.raw`\d(?:[ .\/()·–_-]{0,3}\d)`;
const behindCue = latinPattern(
  String.raw`(?<!\p{L})(?:${call})(?!\p{L})${words}(?<id>\(?(?:${groups}{9,12}|${groups}{6}))(?!\d|[.,]\d|[ -]\d)`,
  'gi',
);

const pause = String.raw`(?:[ \n,.\/–-]{1,3})`;
const digit = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|zero|oh|un|deux|trois|quatre|cinq|sept|huit|neuf|z[ée]ro)`;
/** Digit by digit: "five one four five five five zero one two three". */
const readAloud = latinPattern(
  String.raw`(?<!\p{L})${digit}(?:${pause}(?:double |triple )?${digit}){6,13}(?!\p{L})`,
  'gi',
);
/** In the groups of French, behind words for calling. */
const readBehindCue = latinPattern(
  String.raw`(?<!\p{L})(?:${call}|number|num[ée]ro)(?!\p{L})${words}(?<id>(?<!\p{L})${numberWord}(?:${pause}${numberWord}){4,18})(?!\p{L})`,
  'gi',
);
/** In such groups, and nothing but a number of a person is so long. */
const readInGroups = latinPattern(
  String.raw`(?<!\p{L})(?!et(?!\p{L}))${numberWord}(?:${pause}${numberWord}){7,18}(?!\p{L})`,
  'gi',
);
/** Digits and words mixed: "514 five five five 0123", "cinq cent quatorze 555-0123". */
const wordBehindDigits = latinPattern(
  String.raw`[2-9]\d{2}${pause}(?:\d{1,4}${pause}){0,9}${numberWord}`,
  'i',
);
const partlyRead = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?:[2-9]\d{2}${pause}(?:(?:${numberWord}|\d{1,4})${pause}){0,9}${numberWord}${pause}(?:(?:${numberWord}|\d{1,4})${pause}){1,9}(?:${numberWord}|\d{2,4})|${numberWord}(?:${pause}${numberWord}){1,7}${pause}\d{3}[ .-]?\d{4})(?![\p{L}\p{N}])`,
  'gi',
);
const extensionAlone = latinPattern(
  String.raw`(?<!\p{L})(?:ext|extn|extension|poste|local t[ée]l[ée]phonique)(?!\p{L})\.?(?: ?no\.?| ?n°| ?#| is| c'est le| est le| ?:){0,2} ?(?<id>\d{3,6})(?![\p{N}\p{L}]|[ .,]\d|-\d)`,
  'gi',
);
const shortExtension = latinPattern(
  String.raw`(?<!\p{L})(?:${call}|at|au)(?!\p{L})(?: (?:me|us|him|her|it|moi|nous|at|au|le)){0,3} ?:? ?(?<id>x\.? ?\d{3,6})(?![\p{N}\p{L}]|[.,]\d)`,
  'gi',
);
const extensionAfterPhone = latinPattern(
  String.raw`\d{4}[,;]? {0,2}(?:-|–|\()? ?${extensionName}[.:=]? ?(?:no\.? ?|# ?)?(?<id>\d{1,6})(?![\p{N}\p{L}])`,
  'gi',
);

const numberWords = latinPattern(String.raw`(?<!\p{L})(?!et(?!\p{L}))${numberWord}(?!\p{L})`, 'gi');

/** "200 et 300 400" is a count and another one. */
function isMostlyRead(number: string): boolean {
  return /\d{3}[ .-]?\d{4}$/.test(number) || [...number.matchAll(numberWords)].length > 2;
}

function isTollFree(number: string): boolean {
  return /^1?8(?:00|33|44|55|66|77|88)/.test(digitsOf(number)) && !/[a-z#]/i.test(number);
}

/** "514 000 signatures" and sums have the shape of numbers, and say what they count; "514-555-2000" does not. */
function isCounted(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const start = end - (match.groups?.['id'] ?? match[0]).length;
  return (
    unitBehind.test(text.slice(end, end + 16)) ||
    currencyBefore.test(text.slice(Math.max(0, start - 2), start)) ||
    /[ .,]000$/.test(text.slice(start, end))
  );
}

const unitBehind = latinPattern(
  String.raw`^ ?(?:\$|€|%|(?:dollars|bucks|millions?|milliards?|signatures?|members|membres|people|personnes|votes?|km|cards|cartes|postcards|signs|hours|heures|fois|times)(?!\p{L}))`,
  'i',
);
const currencyBefore = latinPattern(String.raw`[$€] ?$`, '');

/** A reference before it makes of "555-0187" a file, a form, a clause. */
function isReference(text: string, match: RegExpExecArray): boolean {
  return reference.test(text.slice(Math.max(0, match.index - 24), match.index));
}

/** "Numéro de membre": a number, of another kind. */
const otherNumber = latinPattern(
  String.raw`membre|member|employ|matricule|badge|permis|permit|licen[cs]e|dossier|file`,
  'i',
);
const reference = latinPattern(
  String.raw`(?:invoice|facture|form|formulaire|file|dossier|contract|contrat|room|local|clause|article|section|bill|loi|model|mod[èe]le|isbn|part|pi[èe]ce|grief|grievance|case|cas|order|commande)(?: (?:no\.?|n[o°]|#|number|num[ée]ro))? ?#?$`,
  'i',
);
