import { digitsOf, findAll, passesLuhn, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/**
 * Social insurance numbers: nine digits behind words that name one, whatever the checksum says (people mistype);
 * elsewhere nine digits that pass the Luhn check, certain when grouped by three, a maybe when not. Round numbers
 * and sums are not.
 */
export const detectSin: Detector = (text) => [
  ...findAll(text, behindCue, 'SIN'),
  ...findAll(text, grouped, 'SIN', (match) => isPlausible(text, match)),
  ...findAll(text, bare, 'SIN', (match) => isPlausible(text, match), false),
];

const nine = String.raw`\d{3}[ .–-]{0,2}\d{3}[ .–-]{0,2}\d{3}`;
const behindCue = latinPattern(
  String.raw`(?<!\p{L})(?:n\.?a\.?s\.?|s\.?i\.?n\.?|social(?: insurance)?(?: number| no\.?)?|assurance[ -]sociale|ass\.? soc\.?)(?!\p{L})[^\d\n]{0,24}(?<id>${nine})(?!\d)`,
  'gi',
);
const grouped = latinPattern(
  String.raw`(?<![\p{L}\p{N}$#])(?<!\d[ .,-])\d{3}([ .–-])\d{3}\1\d{3}(?![\p{L}\p{N}]|[ .,-]\d)`,
  'g',
);
const bare = latinPattern(String.raw`(?<![\p{L}\p{N}$#.,+-])\d{9}(?![\p{L}\p{N}]|[.,-]\d)`, 'g');

function isPlausible(text: string, match: RegExpExecArray): boolean {
  const digits = digitsOf(match[0]);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
  const before = text.slice(Math.max(0, match.index - 2), match.index);
  return (
    passesLuhn(digits) &&
    !digits.endsWith('000') &&
    !/^(\d)\1+$/.test(digits) &&
    !counted.test(after) &&
    !currencyBefore.test(before)
  );
}

const counted = latinPattern(String.raw`^ ?(?:\$|€|%|dollars|members|membres|people|personnes)`, 'i');
const currencyBefore = latinPattern(String.raw`[$€] ?$`, '');
