import { digitsOf, findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/**
 * North American numbers however they are grouped, with their extension; international ones behind a plus sign;
 * local numbers of seven digits by shape or context; extensions alone by context. A toll-free number is a maybe:
 * it is more often a service than a person.
 */
export const detectPhone: Detector = (text) => [
  ...findAll(text, tollFree, 'PHONE', () => true, false),
  ...findAll(text, northAmerican, 'PHONE', (match) => !isTollFree(match[0]) && !isMoney(text, match)),
  ...findAll(text, international, 'PHONE', (match) => digitsOf(match[0]).length >= 8),
  ...findAll(text, spacedOut, 'PHONE'),
  ...findAll(text, local, 'PHONE', (match) => !isReference(text, match)),
  ...findAll(text, spacedLocal, 'PHONE'),
  ...findAll(text, spelledArea, 'PHONE'),
  ...findAll(text, extensionAlone, 'PHONE'),
  ...findAll(text, extensionAfterPhone, 'PHONE'),
];

const extension = String.raw`(?:,? ?(?:\(? ?(?:extension|ext|poste|x|#)\.? ?(?:no\.? ?)?#? ?\d{1,6}\)?))?`;
const separator = String.raw`(?: ?[-.\/–—_·] ?| )?`;
const country = String.raw`(?:\+? ?1${separator})?`;
const tollFree = latinPattern(
  String.raw`(?<![\p{L}\p{N}+-])${country}\(?8(?:00|33|44|55|66|77|88)\)?${separator}\d{3}${separator}\d{4}(?!\d)`,
  'gi',
);
const northAmerican = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?<!\d[.,-])${country}(?:\( ?[2-9]\d{2} ?\)|[2-9]\d{2})${separator}(?!000)\d{3}${separator}\d{2}${separator}\d{2}(?![\d]|[.,]\d|-\d)${extension}`,
  'gi',
);
const international = latinPattern(
  String.raw`(?<![\p{L}\p{N}+])(?:\+|00 ?|011 ?)[1-9]\d{0,2}(?:[ .-]?\(?\d{1,5}\)?){2,6}(?!\d)`,
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
const cue = String.raw`(?<![\p{L}])(?:call|text|txt|texting|phone|fax|ring|dial|tel|t[ée]l[ée]phone[rz]?|t[ée]l|cell|cellulaire|mobile|number|num[ée]ro|no|pagette|pager|appel(?:le|er|ez|ons)|texte[rz]?|sonne[rz]?|rejoind?re?|joindre|reach|voicemail|bo[îi]te vocale)(?:[ :.'’]{0,3}[\p{L}]{1,12}){0,4}[ :.#]{1,4}`;
const spacedLocal = latinPattern(String.raw`${cue}(?<id>[2-9]\d{2} ?\d{4})(?![\d]|[ .,-]\d)`, 'gi');
const numberWord = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|zero|oh|hundred|un|deux|trois|quatre|cinq|sept|huit|neuf|z[ée]ro|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|cents|et)`;
const spelledArea = latinPattern(
  String.raw`(?<!\p{L})${numberWord}(?:[ -]${numberWord}){1,7}[ ,-]{1,2}\d{3}[ .-]?\d{4}(?!\d)`,
  'gi',
);
const extensionAlone = latinPattern(
  String.raw`(?<!\p{L})(?:ext|extension|poste|local t[ée]l[ée]phonique)\.?(?: no\.?| #| is| :|:)? ?(?<id>\d{3,6})(?![\p{N}\p{L}]|[ .,]\d|-\d| ?(?:\$|%|h\b|membres|members|personnes))`,
  'gi',
);
const extensionAfterPhone = latinPattern(
  String.raw`\d{4},? (?:ext|extension|poste|x)\.? ?(?:no\.? ?|# ?)?(?<id>\d{1,6})(?![\p{N}\p{L}])`,
  'gi',
);

function isTollFree(number: string): boolean {
  return /^1?8(?:00|33|44|55|66|77|88)/.test(digitsOf(number)) && !/[a-z#]/i.test(number);
}

/** "514 000 signatures" and sums have the shape of numbers, and say what they count. */
function isMoney(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
  const before = text.slice(Math.max(0, match.index - 2), match.index);
  return unitBehind.test(after) || currencyBefore.test(before);
}

const unitBehind = latinPattern(String.raw`^ ?(?:\$|€|%|dollars|millions?)`, 'i');
const currencyBefore = latinPattern(String.raw`[$€] ?$`, '');

/** A reference before it makes of "555-0187" a file, a form, a clause. */
function isReference(text: string, match: RegExpExecArray): boolean {
  return reference.test(text.slice(Math.max(0, match.index - 24), match.index));
}

const reference = latinPattern(
  String.raw`(?:invoice|facture|form|formulaire|file|dossier|contract|contrat|room|local|clause|article|section|bill|loi|model|mod[èe]le|isbn|part|pi[èe]ce)(?: (?:no\.?|n[o°]|#|number|num[ée]ro))? ?#?$`,
  'i',
);
