import type { Finding } from '../../contract/redaction.ts';
import { isWord } from '../lexicon.ts';
import { foldKey } from '../text/fold-key.ts';
import { latinPattern } from '../text/latin.ts';
import {
  digitsOf,
  extendAll,
  findAll,
  passesLuhn,
  type DetectContext,
  type LatinContext,
  type LatinDetector,
} from './detector.ts';

/**
 * Health insurance numbers: Quebec's (four letters, eight digits that hold a plausible birth date), Ontario's (ten
 * digits in 4-3-3, Luhn, two letters of version), British Columbia's (ten digits that begin with 9, modulo 11), and
 * 7 to 12 digits beside words that name one.
 */
export const detectHealthNumber: LatinDetector = (text, context) =>
  context.traits.near < 6
    ? []
    : [
        ...findAll(text, quebecBehindCue, 'HEALTH_NO'),
        ...extendAll(
          text,
          findAll(text, behindCue, 'HEALTH_NO', (match) => isNumber(text, match)),
          version,
        ),
        ...(context.traits.near < 8 ? [] : ofEight(text, context)),
      ];

function ofEight(text: string, context: LatinContext): readonly Finding[] {
  return [
    ...findAll(text, quebec, 'HEALTH_NO', (match) => isQuebec(text, match, context)),
    ...extendAll(
      text,
      [
        ...findAll(text, fourThreeThree, 'HEALTH_NO', (match) => passesTenDigits(digitsOf(match[0]))),
        ...findAll(text, beforeCue, 'HEALTH_NO'),
      ],
      version,
    ),
  ];
}

const gap = String.raw`[ \n.\/_–-]{0,3}`;
const eight = String.raw`\d(?:${gap}\d){7}`;
const quebec = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?<name>\p{L}{4})(?<gap>${gap})${eight}(?![\p{L}\p{N}])`,
  'gi',
);
const name = String.raw`(?:ramq|nam|cam|ohip|ahcip|ahc|mhsc|hcn|mcp|msi|msp|phi?n|health(?: ?care)?(?: insurance)?(?: card| number| no\.?| #| id)|(?:alberta|manitoba|saskatchewan|nova scotia|bc|b\.c\.|pei|ontario) (?:health|services)(?: card| number)?|care ?card|services card|ass(?:urance|\.)?[ -]{1,2}maladie|ass\. mal\.|carte[ -](?:soleil|sant[ée])|num[ée]ro de sant[ée]|no de sant[ée]|medicare|mrn|chart (?:number|no\.?)|dossier m[ée]dical|dossier patiente?|num[ée]ro de patiente?|patient (?:number|no\.?|id))`;
const cue = String.raw`(?<!\p{L})${name}(?!\p{L})[^\d\n!?;]{0,40}?`;
const quebecBehindCue = latinPattern(
  String.raw`${cue}(?<id>(?<![\p{L}])\p{L}{4}${gap}\d(?:${gap}\d){5,7})(?!\d)`,
  'gi',
);
const fourThreeThree = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?<!\d[ .,-])\d{4}([ .–-])\d{3}\1\d{3}(?!\d|[ .,-]\d)`,
  'g',
);
const version = latinPattern(
  String.raw`,? ?[-–\/(]? ?(?:(?:[Vv]ersion|[Vv]er|VERSION|[Cc]ode)\.?:? ?[A-Za-z]{1,2}|\p{Lu}{2})\)?(?!\p{L})|-?\p{Ll}{2}(?!\p{L})`,
  'y',
);
const behindCue = latinPattern(String.raw`${cue}(?<id>\d(?:${gap}\d){5,11})(?!\d|[.,]\d)`, 'gi');
const beforeCue = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])\d(?:[ –-]?\d){7,11}(?=[ ,)=:(]{1,3}(?:is |was |est |c'est |as )?(?:m[ay]|mon|son|the|his|her|le|la|sa|leur|their)? ?${name}(?!\p{L}))`,
  'gi',
);

/** Year, month (women: + 50), day; the last two digits are Quebec's own. */
function isQuebec(text: string, match: RegExpExecArray, { lexicon }: DetectContext): boolean {
  const letters = match.groups?.['name'] ?? '';
  const digits = digitsOf(match[0]);
  const month = Number(digits.slice(2, 4)) % 50;
  const day = Number(digits.slice(4, 6));
  if (month < 1 || month > 12 || Number(digits.slice(2, 4)) > 62 || day < 1 || day > 31) return false;
  if (months.test(foldKey(letters)) || unitBehind.test(text.slice(match.index + match[0].length)))
    return false;
  const glued = match.groups?.['gap'] === '';
  return glued || letters === letters.toUpperCase() || !isWord(lexicon, foldKey(letters));
}

const months = /^(?:june|july|mars|juin|aout|sept|janv|fevr|avri)$/;

/** A sum, or a number with what it counts, is none even where health cards are spoken of. */
function isNumber(text: string, match: RegExpExecArray): boolean {
  const id = match.groups?.['id'] ?? '';
  const end = match.index + match[0].length;
  const dollar = currencyBefore.test(text.slice(Math.max(0, end - id.length - 2), end - id.length));
  return !dollar && !digitsOf(id).endsWith('000') && !unitBehind.test(text.slice(end, end + 14));
}

const unitBehind = latinPattern(
  String.raw`^ ?(?:\$|€|%|(?:dollars|millions?|people|personnes|members|membres|patients?|heures|hours)(?!\p{L}))`,
  'i',
);
const currencyBefore = latinPattern(String.raw`[$€] ?$`, '');

function passesTenDigits(digits: string): boolean {
  if (digits.endsWith('000')) return false;
  return passesLuhn(digits) || (digits.startsWith('9') && passesModulo11(digits));
}

/** British Columbia's check digit over the digits 2 to 9. */
function passesModulo11(digits: string): boolean {
  const weights = [2, 4, 8, 5, 10, 9, 7, 3];
  const sum = weights.reduce(
    (total, weight, index) => total + ((Number(digits[index + 1]) * weight) % 11),
    0,
  );
  return 11 - (sum % 11) === Number(digits[9]);
}
