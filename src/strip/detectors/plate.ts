import type { Finding } from '../../contract/redaction.ts';
import { isWord } from '../lexicon.ts';
import { foldKey } from '../text/fold-key.ts';
import { latinPattern } from '../text/latin.ts';
import { matchesAt, matchesOf } from '../text/matches.ts';
import type { DetectContext, LatinDetector } from './detector.ts';
import { letteredStarts } from './number-starts.ts';

/**
 * Licence plates: letters and digits in the groups of a Canadian or American plate, behind the word or beside a
 * vehicle, and those in a row with one. In capitals and without either, the shapes of Quebec and Ontario that nothing
 * else has are maybes.
 */
export const detectPlate: LatinDetector = (text, context) => {
  const findings: Finding[] = [];
  let last: Finding | null = null;
  for (const match of matchesAt(text, shape, letteredStarts(text))) {
    const certain = judge(text, match, last, context);
    if (certain === null) continue;
    last = { kind: 'PLATE', start: match.index, end: match.index + match[0].length, certain };
    findings.push(last);
  }
  for (const match of matchesOf(text, vanity)) {
    const end = match.index + match[0].length;
    findings.push({
      kind: 'PLATE',
      start: end - (match.groups?.['id'] ?? match.groups?.['mixed'] ?? '').length,
      end,
      certain: true,
    });
  }
  return findings;
};

/** Certain or a maybe; null when it is no plate. */
function judge(
  text: string,
  match: RegExpExecArray,
  last: Finding | null,
  context: DetectContext,
): boolean | null {
  const plate = match[0];
  const before = text.slice(Math.max(0, match.index - reach), match.index);
  const after = text.slice(match.index + plate.length, match.index + plate.length + reach);
  if (quantityBehind.test(after) || currencyBefore.test(before)) return null;
  if (rightBehindWord.test(before)) return isSmallWord(plate) ? null : true;
  if (!/[a-z]/i.test(plate) || otherNumberBefore.test(before) || isKnown(plate, text, context)) return null;
  if (wordBefore.test(before) || wordBehind.test(after)) return true;
  if (last?.certain && listGap.test(text.slice(last.end, match.index))) return true;
  if (isYear(plate)) return null;
  if (vehicleBefore.test(before) || vehicleBehind.test(after)) return true;
  const shouted = !/[a-z]{2}/.test(text);
  const isWordOfNote = isWord(context.lexicon, foldKey(lettersOf(plate)));
  return unmistakable.test(plate) && !shouted && !isWordOfNote ? false : null;
}

const reach = 48;

/** Groups of plates. Digits alone count only right behind the word. */
const shape = latinPattern(
  String.raw`(?<![\p{L}\p{N}$]|[\p{L}\p{N}][-.'/@#_])(?:` +
    [
      String.raw`[a-z]{2,4}[ -]?\d{2,5}`,
      String.raw`\d{2,4}[ -]?[a-z]{2,4}`,
      String.raw`[a-z]\d{2}[ -]?[a-z]{3}`,
      String.raw`[a-z]{1,3}[ -]?\d{3}[ -]?\d{3}`,
      String.raw`[a-z]{1,3}\d{3,6}`,
      String.raw`[a-z]{2}\d[ -]?\d{2}[a-z]`,
      String.raw`[a-z]{3}[ -]?\d{1,2}[a-z]`,
      String.raw`\d{2}[a-z][ -]?\d[a-z]`,
      String.raw`\d[a-z]{3}[ -]?\d{2,3}`,
      String.raw`[a-z]{3}\d[a-z]\d{2}`,
      String.raw`\d{3}[ -]?\d{3}`,
      String.raw`\d{5,7}`,
    ].join('|') +
    String.raw`)(?![\p{L}\p{N}]|[-.'/@_][\p{L}\p{N}])`,
  'iy',
);

const word = String.raw`(?:(?:licen[cs]e |lic\.? )?plates?|plaques?|immatricul(?:[ée]e?s?|ation|\.)?|immat\.?|licen[cs]e tag|lic\.? ?#|vehicle (?:tag|registration))`;
const rightBehindWord = latinPattern(
  String.raw`(?<!\p{L})${word}(?: (?:num[ée]ro|number|no\.?|n[o°]|reads?|says|is|was|est|c'est|dit)){0,2}[ :=#«"'(]{1,3}$`,
  'i',
);
const wordBefore = latinPattern(String.raw`(?<!\p{L})${word}(?!\p{L})[^\n;!?\d]{0,32}$`, 'i');
const wordBehind = latinPattern(
  String.raw`^[ ,)=:(]{0,3}(?:is |was |est |c'est )?(?:m[ay] |s[ao] |the |la |his |her |their |leur |on the |sur la )?(?:licen[cs]e )?(?:plates?|plaques?)(?!\p{L})`,
  'i',
);
const vehicle = String.raw`(?:mini-?vans?|vans?|trucks?|pick-?ups?|cars?|chars?|autos?|voitures?|camions?|camionnettes?|jeeps?|f-?[1-3]50|civic|corolla|camry|tesla|subaru|mazda|honda|toyota|hyundai|nissan|kia|ford|chevy|chevrolet|dodge|gmc|bmw|audi|volkswagen|jetta|vw|volvo|lexus|acura|ram|rav4|cr-v|suvs?|vus|motos?|motorcycle|scooter|sedan|berline|hatchback|familiale|remorque|trailer|v[ée]hicules?|vehicles?|cabriolet|taxi|uber|roulotte|winnebago|rv|towed|remorqu[ée]e?|parked|stationn[ée]e?s?|parking lot|garee?|gar[ée]e?)`;
const vehicleBefore = latinPattern(String.raw`(?<!\p{L})${vehicle}(?![\p{L}\p{N}])[^\n;!?]{0,32}$`, 'i');
const vehicleBehind = latinPattern(
  String.raw`^[^\n;!?\d\p{L}]{0,3}(?:(?:is|was|est|the|la|le|un|une|a|on|sur|blocks?|bloque|my|his|her|m[ao]n?|s[ao]n?|red|blue|white|black|gr[ae]y|rouge|bleue?|blanche?|noire?|grise?) ){0,3}${vehicle}(?![\p{L}\p{N}])`,
  'i',
);
const listGap = latinPattern(String.raw`^ ?(?:,|\/|&|;|\+|and|et|puis|then|,? ?(?:and|et)|ou|or) ?$`, 'i');

/** The usual groups, in capitals, where the note is not: few other numbers look like it. */
const unmistakable = latinPattern(
  String.raw`^(?:[A-Z]\d{2} ?[A-Z]{3}|[A-Z]{3,4}[ -]\d{3}|\d{3} [A-Z]{3})$`,
  '',
);

/** "Plate READS STRIKE1": letters that the owner chose, in capitals. */
const vanity = latinPattern(
  String.raw`(?<!\p{L})(?:[Pp]late|PLATE|[Pp]laque|PLAQUE)(?:(?: (?:reads?|says|dit|READS|SAYS|DIT))? ?[:«"=] ?"?(?<id>[A-Z]{2,8}(?: [A-Z\d]{1,4})?|[A-Z\d]{4,8})(?![\p{L}\p{N}])|(?: (?:reads?|says|dit|READS|SAYS|DIT))? (?=[A-Z\d]{0,7}\d)(?=\d{0,7}[A-Z])(?<mixed>[A-Z\d]{5,8})(?![\p{L}\p{N}]))`,
  'g',
);

const otherNumberBefore = latinPattern(
  String.raw`(?<!\p{L})(?:room|salle|local|locaux|door|porte|gate|unit|unit[ée]|form|formulaire|section|article|art|clause|bill|loi|act|file|dossier|case|grief|grievance|invoice|facture|order|route|hwy|highway|autoroute|bus|ligne|line|flight|vol|table|box|bo[îi]te|locker|casier|floor|[ée]tage|code|model|mod[èe]le|classe?|group|groupe|level|niveau|wing|aile|pavillon|ward|appendix|annexe|page|version|no|n[o°]|#)\.?(?: ?(?:no\.?|n[o°]|#|number|num[ée]ro))? ?#? ?$`,
  'i',
);
const quantityBehind = latinPattern(
  String.raw`^ ?(?:%|\$|€|°|members|membres|people|personnes|signatures|dollars|fois|times|km|ans|years|jours|days|[:.,]\d)`,
  'i',
);
const currencyBefore = latinPattern(String.raw`[$€] ?$`, '');

/** "For 12", "des 300": the letters are a word of the sentence, also behind the word for a plate. */
function isSmallWord(plate: string): boolean {
  const letters = lettersOf(plate);
  return letters !== letters.toUpperCase() && small.test(letters);
}

const small =
  /^(?:for|les|des|de|du|la|le|of|to|at|and|et|sur|par|pour|no|is|est|on|in|en|with|avec|all|the|our|nos|vos|ces|mes|ses|que|qui|dans|from|made|were|was|has|have|will|can|du|au|aux|il|elle|nous|vous|that|this|them|they|we|you|my|his|her|its|each|per|a|an|or|ou|than|plus|more|over|about|only|full)$/i;

/** A word, a unit or an organisation and its number: "with 120", "PSAC 901", "120 km". */
function isKnown(plate: string, text: string, { lexicon }: DetectContext): boolean {
  const letters = lettersOf(plate);
  if (letters.length < 2) return false;
  const key = foldKey(letters);
  if (units.test(key) || lexicon.organisations.has(key) || lexicon.places.has(key)) return true;
  const shouted = letters === letters.toUpperCase() && /[a-z]{2}/.test(text);
  return !shouted && isWord(lexicon, key);
}

function lettersOf(plate: string): string {
  return /[a-z]{2,}/i.exec(plate)?.[0] ?? '';
}

const units =
  /^(?:km|kms|kmh|kph|mph|kg|kgs|lb|lbs|oz|ml|cm|mm|ft|pm|am|hr|hrs|min|mins|sec|max|approx|ppl|pers|pax|pcs|ans|yrs|th|st|nd|rd|er|ere|eme|mo|gb|mb|kb|tb|pct|usd|cad|art|par|sec|cls|loc|loi|pl|bill|form|stm|rtc|sto|stl|oc|octranspo|ttc|psac|afpc|cupe|scfp|csn|ftq|csq|csd|fiq|apts|pipsc|ipfpc|cape|acep|unifor|usw|nupge|bcgeu|opseu|seiu|ufcw|tuac|teamsters|cntu|clc|ctc|crv|rav|suv|vus|gmc|bmw|kia|ram|cx|gt|clsc|chsld|ciusss|cisss|oiiq|ramq|saaq|cnesst|rqap|rrq|rregop|tps|tvq|gst|hst|pst|td|t|rl|pa|as|cr|gs|fi|ec|es|cs|it|eng|nu|pm|fb|wp|ab|in|au|co|pc|pg|sw|so|vm|md|hs|ph)$/;

/** "CRV 2019", "May 2026". */
function isYear(plate: string): boolean {
  return /(?:^|\D)(?:19[5-9]\d|20[0-4]\d)(?:$|\D)/.test(plate);
}
