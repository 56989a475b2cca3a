import { digitsOf, extendAll, findAll, passesLuhn, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/**
 * Health insurance numbers: Quebec's (four letters, eight digits that hold a plausible birth date), Ontario's (ten
 * digits in 4-3-3, Luhn, two letters of version), British Columbia's (ten digits that begin with 9, modulo 11), and
 * 8 to 12 digits behind words that name one.
 */
export const detectHealthNumber: Detector = (text) => [
  ...findAll(text, quebec, 'HEALTH_NO', (match) => isQuebec(match[0])),
  ...findAll(text, quebecBehindCue, 'HEALTH_NO'),
  ...extendAll(
    text,
    [
      ...findAll(text, fourThreeThree, 'HEALTH_NO', (match) => passesTenDigits(digitsOf(match[0]))),
      ...findAll(text, behindCue, 'HEALTH_NO'),
    ],
    version,
  ),
];

const gap = String.raw`[ .–-]{0,2}`;
const quebec = latinPattern(
  String.raw`(?<![\p{L}\p{N}])\p{L}{4}${gap}\d{4}${gap}\d{4}(?![\p{L}\p{N}])`,
  'gi',
);
const cue = String.raw`(?<!\p{L})(?:ramq|nam|ohip|ahcip|mhsc|hcn|msp|phn|health(?: ?care)?(?: insurance)?(?: card| number| no\.?| #)|care ?card|assurance[ -]maladie|carte[ -](?:soleil|sant[ée])|num[ée]ro de sant[ée]|no de sant[ée]|medicare)(?!\p{L})[^\d\n]{0,24}?`;
const quebecBehindCue = latinPattern(
  String.raw`${cue}(?<id>(?<![\p{L}])\p{L}{4}${gap}\d{4}${gap}\d{2,4})(?!\d)`,
  'gi',
);
const fourThreeThree = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?<!\d[ .,-])\d{4}([ -])\d{3}\1\d{3}(?!\d|[ .,-]\d)`,
  'g',
);
const version = latinPattern(String.raw`[ -]?\p{Lu}{2}(?!\p{L})`, 'y');
const behindCue = latinPattern(String.raw`${cue}(?<id>\d(?:[ .–-]?\d){7,11})(?!\d)`, 'gi');

/** Year, month (women: + 50), day; the last two digits are Quebec's own. */
function isQuebec(text: string): boolean {
  const digits = digitsOf(text);
  const month = Number(digits.slice(2, 4)) % 50;
  const day = Number(digits.slice(4, 6));
  const letters = text.slice(0, 4);
  const written = letters === letters.toUpperCase() || /^\D{4}\d/.test(text);
  return written && month >= 1 && month <= 12 && Number(digits.slice(2, 4)) <= 62 && day >= 1 && day <= 31;
}

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
