import type { Finding } from '../../contract/redaction.ts';
import { latinPattern } from '../text/latin.ts';
import { digitsOf, findAll, passesLuhn, type LatinDetector } from './detector.ts';

/**
 * Social insurance numbers: nine digits beside words that name one, whatever the checksum says (people mistype);
 * elsewhere nine digits that pass the Luhn check, certain when grouped by three, a maybe when not. Round numbers
 * and sums are not.
 */
export const detectSin: LatinDetector = (text, { traits }) => [
  ...(traits.run >= 3 ? findAll(text, lastDigits, 'SIN') : []),
  ...(traits.near >= 8 ? findAll(text, behindCue, 'SIN', (match) => !isSum(text, match)) : []),
  ...(traits.near >= 9 ? ofNine(text) : []),
];

function ofNine(text: string): readonly Finding[] {
  return [
    ...findAll(text, groupedBehindCue, 'SIN', (match) => !isSum(text, match)),
    ...findAll(text, beforeCue, 'SIN'),
    ...findAll(text, grouped, 'SIN', (match) => passesLuhn(digitsOf(match[0])) && !isSum(text, match)),
    ...findAll(text, bare, 'SIN', (match) => passesLuhn(digitsOf(match[0])) && !isSum(text, match), false),
  ];
}

const gap = String.raw`[ \n.\/_·–—-]{0,3}`;
const nine = String.raw`\d{3}${gap}\d{3}${gap}\d{3}`;
const name = String.raw`(?:n\. ?a\. ?s\.?|nas|s\. ?i\. ?n\.?|sins?|social(?: insurance)?(?: number| no\.?| #)?|assurance[ -]sociale|ass\.? soc\.?|num[ée]ro d'assurance sociale)`;
/** Eight to ten digits, for a slip of the finger. */
const behindCue = latinPattern(
  String.raw`(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])[^\d\n]{0,32}(?<id>\d(?:${gap}\d){7,9})(?!\d)`,
  'gi',
);
const groupedBehindCue = latinPattern(
  String.raw`(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])[^\d!?;]{0,80}?(?<id>(?<!\d)${nine})(?!\d)`,
  'gi',
);
const beforeCue = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])\d{3}(?<by>[ .\/_·–—-]{0,3})\d{3}\k<by>\d{3}(?=[ ,)=:(]{1,3}(?:is |was |est |c'est |as )?(?:m[ay]|mon|son|the|his|her|le|ton|a|un|leur|their|our|notre)? ?(?:nas|sin|social insurance|n\.a\.s|s\.i\.n|num[ée]ro d'assurance sociale)(?!\p{L}))`,
  'gi',
);
/** "The last three of my SIN, 286". */
const lastDigits = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?:(?:last|derniers?)[^\n\d.;!?]{0,24} ${name}(?![\p{L}\p{N}])|${name}(?![\p{L}\p{N}])[^\n\d.;!?]{0,16}(?:ends? (?:in|with)|finit (?:par|en)|se termine par))[ :=,]{1,3}(?:is |are |c'est |sont )?(?<id>\d{3,4})(?![\p{L}\p{N}]|[.,]\d)`,
  'gi',
);
const grouped = latinPattern(
  String.raw`(?<![\p{L}\p{N}$#])(?<!\d[ .,-])\d{3}( ?[.\/_·–—-] ?| {1,2})\d{3}\1\d{3}(?![\p{L}\p{N}]|[ .,-]\d)`,
  'g',
);
const bare = latinPattern(String.raw`(?<![\p{L}\p{N}$#.,+-])\d{9}(?![\p{L}\p{N}]|[.,-]\d)`, 'g');

function isSum(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const id = match.groups?.['id'] ?? match[0];
  const digits = digitsOf(id);
  const before = text.slice(Math.max(0, end - id.length - 24), end - id.length);
  return (
    referenceBefore.test(before) ||
    digits.endsWith('000') ||
    /^(\d)\1+$/.test(digits) ||
    counted.test(text.slice(end, end + 12)) ||
    currencyBefore.test(before)
  );
}

const counted = latinPattern(
  String.raw`^ ?(?:\$|€|%|dollars|members|membres|people|personnes|heures|hours|pas|steps|votes?)`,
  'i',
);
/** An invoice or a file has numbers of nine digits too. */
const referenceBefore = latinPattern(
  String.raw`(?<!\p{L})(?:invoice|facture|file|dossier|form|formulaire|order|commande)(?: (?:no\.?|n[o°]|number|num[ée]ro))?[ :#]{0,3}$`,
  'i',
);
const currencyBefore = latinPattern(String.raw`[$€] ?$`, '');
