import { digitsOf, findAll, passesLuhn, type LatinDetector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/** Numbers of payment cards (Luhn), of passports and bank accounts (behind the words), and IBANs. */
export const detectOther: LatinDetector = (text, { traits }) => [
  ...(traits.near >= 13 ? findAll(text, card, 'OTHER', (match) => isCard(digitsOf(match[0]))) : []),
  ...(traits.near >= 5 ? findAll(text, behindWord, 'OTHER') : []),
  ...(traits.run >= 2 ? findAll(text, iban, 'OTHER') : []),
];

const card = latinPattern(
  String.raw`(?<![\p{L}\p{N}$])(?<!\d[ .,-])[3-6]\d{3}(?:[ \n-]?\d{4,6}){2}(?:[ \n-]?\d{1,7})?(?!\d|[ .,-]\d)`,
  'g',
);
const behindWord = latinPattern(
  String.raw`(?<!\p{L})(?:passe?port|bank account|compte bancaire|(?:account|acct\.?)(?: (?:number|no\.?))?|num[ée]ro de compte|compte|folio|transit|sp[ée]cimen|void cheque)(?: ?(?:number|no\.?|n[o°]|num[ée]ro|#))?[ :=]{1,3}(?:is |est |c'est )?(?<id>(?:\p{L}{1,2} ?)?\d(?:-?\d){4,16}|\d{3,5}(?: \d{3,12}){1,3})(?![\p{L}\p{N}])`,
  'gi',
);
const iban = latinPattern(
  String.raw`(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])`,
  'g',
);

function isCard(digits: string): boolean {
  return digits.length >= 13 && digits.length <= 19 && !digits.endsWith('000') && passesLuhn(digits);
}
