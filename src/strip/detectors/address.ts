import type { Finding } from '../../contract/redaction.ts';
import { isWord } from '../lexicon.ts';
import { foldKey, foldPhrase } from '../text/fold-key.ts';
import { latinPattern } from '../text/latin.ts';
import { matchesAt } from '../text/matches.ts';
import { extendAll, findAll, findAt, type DetectContext, type LatinDetector } from './detector.ts';
import { civicStarts } from './number-starts.ts';
import { numberWord } from './number-words.ts';
import * as parts from './street-parts.ts';

/**
 * Civic and postal addresses: a number before a street, in the order of either language, with its unit; a number and a
 * name where somebody lives; post office boxes and rural routes. A street without a number is a place of action and
 * survives.
 */
export const detectAddress: LatinDetector = (text, context) => {
  const anyDigit = context.traits.digits > 0;
  if (!anyDigit && !streetWord.test(text)) return [];
  const starts = anyDigit ? civicStarts(text) : [];
  const streets = [
    ...inDigits(text, starts, context),
    ...findAll(text, numberInWords, 'ADDRESS', (match) => livesBefore(text, match.index)),
    ...withoutType(text, starts, context),
  ];
  return [
    ...extendAll(text, extendAll(text, streets, compass), units).map((finding) => ofAction(text, finding)),
    ...(anyDigit ? boxesAndUnits(text) : []),
  ];
};

function inDigits(text: string, starts: readonly number[], context: DetectContext): readonly Finding[] {
  return [
    ...extendAll(
      text,
      findAt(text, starts, french, 'ADDRESS', (match) => isFrench(text, match, context)),
      capitals,
    ),
    ...findAt(text, starts, frenchOrdinal, 'ADDRESS'),
    ...findAt(text, starts, english, 'ADDRESS', (match) => isEnglish(text, match)),
    ...findAt(text, starts, numberedRoad, 'ADDRESS'),
    ...findAt(text, starts, numberedStreet, 'ADDRESS'),
    ...(starts.length > 0 ? findAll(text, lot, 'ADDRESS') : []),
  ];
}

function boxesAndUnits(text: string): readonly Finding[] {
  return [
    ...findAll(text, postBox, 'ADDRESS'),
    ...findAll(text, ruralRoute, 'ADDRESS'),
    ...findAll(text, unitAlone, 'ADDRESS'),
  ];
}

const { civic } = parts;
const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}'.-]{0,24}`;
const small = String.raw`(?:(?:de|du|des|la|le|les|à|au|aux|en|of|the|st|ste)(?![\p{L}'])\.? ?|d'|l'){0,3}`;

const french = latinPattern(
  String.raw`${civic}(?<comma>,?) ?(?<type>${parts.frenchStreet}|${parts.frenchStreetOrWord})(?!\p{L}) ?(?<name>${small}${word})`,
  'iy',
);
const capitals = latinPattern(
  String.raw`(?: (?:(?:de|du|des|la|le|les) |d'|l'|de l')?\p{Lu}[\p{L}'.-]{1,24}){1,3}`,
  'y',
);
const compass = latinPattern(parts.compass, 'iy');
const units = latinPattern(`(?:${parts.unit}){1,2}`, 'iy');
const frenchOrdinal = latinPattern(
  String.raw`${civic},? (?:\d{1,3}(?:e|er|re|[èe]re|[èe]me) ?)(?:rue|avenue|ave?\.?|rang|rg|boulevard|boul\.?|route|rte|ligne|chemin|ch\.?|concession)(?!\p{L})`,
  'iy',
);
const englishWord = String.raw`(?:(?:st|ste|mt)\.|\d{1,3}(?:st|nd|rd|th)|\p{L}[\p{L}\p{N}'-]{0,24})`;
const english = latinPattern(
  String.raw`${civic},? (?<name>(?:${englishWord} ){0,3}${englishWord}) (?<type>${parts.englishStreet}|${parts.englishStreetOrWord})(?![\p{L}\p{N}'-])\.?`,
  'iy',
);
const numberedRoad = latinPattern(
  String.raw`${civic},? (?:highway|hwy|county r(?:oa)?d|c\.?r\.?|side ?road|concession(?: road)?|con|range road|township road|line|route|rte\.?|rang) \d{1,4}(?![\p{L}\p{N}])`,
  'iy',
);
const numberedStreet = latinPattern(
  String.raw`${civic}(?: ?[-–] ?| )\d{1,3}(?:st|nd|rd|th|[ea])? ?(?:avenue|ave|street|rue)(?![\p{L}\p{N}])`,
  'iy',
);
const lot = latinPattern(String.raw`(?<!\p{L})lot \d{1,3},? con(?:c|cession)?\.? \d{1,2}(?!\d)`, 'gi');

/** "Forty-five Elm Street", "quarante-cinq rue des Ormes", where somebody lives. */
const numberInWords = latinPattern(
  String.raw`(?<!\p{L})${numberWord}(?:[ -]${numberWord}){0,4},? (?:(?:${parts.frenchStreet}(?!\p{L}) ?${small}${word})|(?:de la |des |du )${word}|(?:${englishWord} ){1,3}(?:${parts.englishStreet}|st|drive|court|place|lane)(?!\p{L}))`,
  'gi',
);
const streetWord = latinPattern(
  String.raw`(?<!\p{L})(?:street|st|avenue|ave|road|crescent|drive|lane|court|place|rue|boul|boulevard|chemin|rang|habite|demeure|reste)(?!\p{L})`,
  'i',
);

const postBox = latinPattern(
  String.raw`(?<!\p{L})(?:p\.? ?o\.? ?box|pob|post office box|bo[îi]te postale|case postale|casier postal|b\. ?p\.?|c\. ?p\.|cp(?= ?\d{1,6},? succ)) ?(?:no\.? ?|n° ?|# ?|:? )?\d{1,6}(?:,? (?:station|succ\.?|succursale|stn\.?|rpo|csp) [\p{L}-]{1,24}(?: \d{1,3})?)?(?!\p{L})`,
  'gi',
);
const ruralRoute = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?:r\. ?r\.?|rr|rural route|route rurale|ss) ?#? ?\d{1,3}(?:,? (?:site|comp|compartment|box|group|gp|bo[îi]te|stn|succ|civic|civique)\.? ?#? ?\d{1,5}){0,3}(?![\p{L}\p{N}])`,
  'gi',
);
const unitAlone = latinPattern(
  String.raw`(?<!\p{L})(?:appartement|apartment|appt|apt|app)(?:\.| )? ?#? ?\d{1,5}\p{L}?(?![\p{L}\p{N}]|[.,]\d)`,
  'gi',
);

/** "Fermer 1 rue par jour", "2 places assises": a street has a name; words that are more need a sign of one. */
function isFrench(text: string, match: RegExpExecArray, context: DetectContext): boolean {
  const { type = '', name = '', comma = '', civic: number = '' } = match.groups ?? {};
  if (livesBefore(text, match.index)) return true;
  const isNamed = hasCapital.test(name) || namedByParticle.test(name) || townBehind(text, match, context);
  if (/^\d$/.test(number) && !isNamed) return false;
  if (onlyStreet.test(type)) return !lowerQualifier.test(name);
  return comma !== '' || hasCapital.test(name);
}

/** Behind words that mean more than a street, or a name that counts, only what has a capital or is lived in counts. */
function isEnglish(text: string, match: RegExpExecArray): boolean {
  const { type = '', name = '' } = match.groups ?? {};
  if (counting.test(name)) return false;
  if (projectOfLaw.test(text.slice(match.index, match.index + match[0].length + 3))) return false;
  if (!moreThanStreet.test(type) || isUnitAndCivic(match[0])) return true;
  if (/^[^,]{0,12}, \p{Ll}/u.test(match[0])) return false;
  return (
    hasCapital.test(type) ||
    lastCapital.test(name) ||
    atBefore.test(text.slice(Math.max(0, match.index - 40), match.index))
  );
}

/** "204-88": a unit and a civic number, because no range goes down. */
function isUnitAndCivic(address: string): boolean {
  const [, unit = '', number = ''] = /^(\d{3,5})[-–](\d{1,5}) /.exec(address) ?? [];
  return number !== '' && Number(unit) > Number(number);
}

/** "7 rue principale, saint-donat": a town is named behind the street. */
function townBehind(text: string, match: RegExpExecArray, { lexicon }: DetectContext): boolean {
  const end = match.index + match[0].length;
  const town = nextWord.exec(text.slice(end, end + longestTown))?.[1] ?? '';
  return lexicon.places.has(foldPhrase(town));
}

const nextWord = latinPattern(String.raw`^, (\p{L}[\p{L}'-]{2,30})(?![\p{L}'-])`, '');
const longestTown = 40;

const onlyStreet = latinPattern(`^${parts.frenchStreet}$`, 'i');
const moreThanStreet = latinPattern(`^${parts.englishStreetOrWord}$`, 'i');
const hasCapital = latinPattern(String.raw`(?<!\p{L})\p{Lu}`, '');
const lastCapital = latinPattern(String.raw`(?:^|\s)\p{Lu}\S{0,24}$`, '');
const namedByParticle = latinPattern(String.raw`^(?:de la|de l'|du|des) ?\p{L}`, 'i');
const lowerQualifier = latinPattern(
  String.raw`^(?:par|bloqu\p{L}{1,3}|ferm\p{L}{1,3}|barr\p{L}{1,3}|sur|pour|et|ou|à la fois|compl[èe]te?|entière|pendant|pleine?|vide|au complet|en|ce|cette|chaque)(?!\p{L})`,
  'i',
);
const counting = latinPattern(String.raw`(?<!\p{L})${parts.counting}(?!\p{L})`, 'i');
const projectOfLaw = latinPattern(String.raw`(?<!\p{L})pl\.? ?\d`, 'i');

/** A number and a name: with a unit or a point of the compass, where somebody lives, or behind "at". */
function withoutType(text: string, starts: readonly number[], context: DetectContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of matchesAt(text, bare, starts)) {
    const { name = '' } = match.groups ?? {};
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (counting.test(name) || roomBefore.test(before)) continue;
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + 24);
    const capital = hasCapital.test(name);
    const lived = livesBefore(text, match.index);
    const at = atBefore.test(before);
    const known = isWord(context.lexicon, foldKey(lastWord(name)));
    const certain =
      (lived && (capital || at || namedByParticle.test(name))) ||
      (unitNext.test(rest) && (capital || at)) ||
      (compassNext.test(rest) && (capital || (at && !known)));
    const maybe = at && capital && !known && !isOrganisation(name, context);
    if (certain || maybe) findings.push({ kind: 'ADDRESS', start: match.index, end, certain });
  }
  return findings;
}

const bare = latinPattern(
  String.raw`${civic},? (?<name>(?:(?:de la|de l'|du|des|d') ?)?(?:(?:St|Ste|Mt)\.? |(?:[Ss]aint|[Ss]ainte) )?\p{L}[\p{L}'-]{2,24}(?: \p{Lu}[\p{L}'-]{2,24}){0,2})(?![\p{L}\p{N}])`,
  'y',
);
const compassNext = latinPattern(
  String.raw`^,? (?:[Ee]st|[Oo]uest|[Nn]ord|[Ss]ud|[Ee]ast|[Ww]est|[Nn]orth|[Ss]outh|[NS][EW]|[NSEWO])(?![\p{L}\p{N}'])`,
  '',
);
const unitNext = latinPattern(
  String.raw`^,? {0,2}[-–(]? ?(?:#|(?:app?t?|appartement|apartment|unit|unit[ée]|suite|bureau|bur)(?:\.|(?!\p{L}))) ?#? ?\p{L}?\d`,
  'i',
);
const atBefore = latinPattern(
  String.raw`(?:(?<!\p{L})(?:at|au|aux|near|address|adresse|c'est le|[àa] l'adresse)|@|(?:adresse?|addr?|home|maison|chez [\p{L}-]{2,20}) ?:) ?$`,
  'i',
);
const roomBefore = latinPattern(
  String.raw`(?<!\p{L})(?:salle|room|local|porte|door|gate|section|article|art\.?|clause|form|formulaire|bus|autobus|ligne|line|table|floor|[ée]tage|page|bill|loi) ?#?$`,
  'i',
);
const livedIn = latinPattern(
  String.raw`${parts.residence}(?:[ ,:]{1,2}[\p{L}'-]{1,16}){0,4}?[ ,:@]{1,3}$`,
  'i',
);

function livesBefore(text: string, index: number): boolean {
  return livedIn.test(text.slice(Math.max(0, index - 64), index));
}

/** Where people gather, or an employer sits, is a maybe unless somebody lives there: the number says little of a person. */
function ofAction(text: string, finding: Finding): Finding {
  const before = text.slice(Math.max(0, finding.start - 40), finding.start);
  const after = text.slice(finding.end, finding.end + 40);
  const action = actionBefore.test(before) || actionBehind.test(after);
  return action && !livesBefore(text, finding.start) ? { ...finding, certain: false } : finding;
}

const actionBefore = latinPattern(
  String.raw`(?<!\p{L})(?:rall(?:y|ies)|pickets?|picketing|protest|demo|march|walk|sit-in|vigil|occupy|block|outside|in front of|manifs?|piquets?|piqueter|rassemblement|marcher?|vigile|occuper|bloquer|devant|tracter|leaflet|building|[ée]difice|tower|tour|office|bureaux|headquarters|hq|si[èe]ge)(?!\p{L})[^\n.;!?]{0,30}$`,
  'i',
);
const actionBehind = latinPattern(
  String.raw`^[^\n.;!?]{0,24}(?<!\p{L})(?:(?:front|main|revolving) doors?|lobby|boss|bosses|employer|headquarters|hq|head office|si[èe]ge|hall d'entr[ée]e|portes principales|patrons?|employeur|minist[èe]re|ministry)(?!\p{L})`,
  'i',
);

function lastWord(name: string): string {
  return name.split(/[ ']/).at(-1) ?? name;
}

function isOrganisation(name: string, { lexicon }: DetectContext): boolean {
  const key = foldKey(name);
  return lexicon.organisations.has(key) || lexicon.places.has(key);
}
