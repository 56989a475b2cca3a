import { extendAll, findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/**
 * Civic and postal addresses: a number before a street, in the order of either language, with its unit; post office
 * boxes and rural routes. A street without a number is a place of action and survives.
 */
export const detectAddress: Detector = (text) => [
  ...extendAll(text, extendAll(text, findAll(text, french, 'ADDRESS'), capitals), compassAndUnit),
  ...findAll(text, frenchOrdinal, 'ADDRESS'),
  ...findAll(text, english, 'ADDRESS', (match) => !isMeasure(match)),
  ...findAll(text, numberedRoad, 'ADDRESS'),
  ...findAll(text, postBox, 'ADDRESS'),
  ...findAll(text, ruralRoute, 'ADDRESS'),
  ...findAll(text, unitBehindAddress, 'ADDRESS'),
];

const unit = String.raw`(?:,? {0,2}(?:#|(?:app?t?s?|appartement|apartment|unit|unit[ée]|suite|bureau|local|porte|room|logement|log)(?:\.|(?!\p{L})) ?#?) ?\p{L}?-?\d{1,5}\p{L}?(?![\p{L}\p{N}])|,? (?:\d{1,2}(?:e|er|[èe]me|th|nd|rd|st) (?:[ée]tage|floor)|basement|sous-sol))?`;
const compass = String.raw`(?: (?:est|ouest|nord|sud|east|west|north|south|[nsewo]\.?)(?![\p{L}\p{N}]))?`;
const civic = String.raw`(?<![\p{L}\p{N}$.,-])\d{1,6}(?:[ -]?[a-d](?![\p{L}]))?(?: ?[-–] ?\d{1,5})?(?: ?(?:1\/2|½))?`;
const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}'.-]{0,24}`;
const small = String.raw`(?:(?:de|du|des|la|le|les|d'|l'|de l'|à|au|aux|en|of|the|st|ste)\.? ?){0,3}`;

const frenchType = String.raw`(?:rue|avenue|av\.?|ave\.?|boulevard|boul\.?|bd\.?|blvd\.?|chemin|ch\.|rang|rg\.?|place|pl\.|c[ôo]te|mont[ée]e|impasse|croissant|crois\.?|terrasse|all[ée]e|route|rte\.?|quai|ruelle|square|carr[ée]|promenade|prom\.?|autoroute|cercle|cours|jardins?|parc|passage|sentier|traverse)`;
const french = latinPattern(String.raw`${civic},? ${frenchType}(?![\p{L}]) ?${small}${word}`, 'gi');
const capitals = latinPattern(
  String.raw`(?: (?:(?:de|du|des|la|le|les) |d'|l'|de l')?\p{Lu}[\p{L}'.-]{1,24}){1,3}`,
  'y',
);
const compassAndUnit = latinPattern(compass + unit, 'iy');
const frenchOrdinal = latinPattern(
  String.raw`${civic},? (?:\d{1,3}(?:e|er|re|[èe]re|[èe]me) ?)(?:rue|avenue|av\.?|rang|boulevard|boul\.?|route|ligne|chemin)(?!\p{L})${compass}${unit}`,
  'gi',
);

const englishType = String.raw`(?:street|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|crescent|cres|lane|ln|court|crt|ct|circle|cir|place|pl|terrace|terr|way|trail|parkway|pkwy|highway|hwy|private|pvt|square|sq|close|grove|gate|row|heights|hts|loop|mews|ridge|line|sideroad|concession)`;
const englishWord = String.raw`(?:(?:st|ste|mt)\.|\d{1,3}(?:st|nd|rd|th)|\p{L}[\p{L}\p{N}'-]{0,24})`;
const english = latinPattern(
  String.raw`${civic},? (?<name>(?:${englishWord} ){0,3}${englishWord}) (?<type>${englishType})(?![\p{L}\p{N}'])\.?${compass}${unit}`,
  'gi',
);

const numberedRoad = latinPattern(
  String.raw`${civic},? (?:highway|hwy|county road|side ?road|concession(?: road)?|range road|township road|route|rte\.?) \d{1,4}(?![\p{L}\p{N}])${compass}${unit}`,
  'gi',
);

const postBox = latinPattern(
  String.raw`(?<!\p{L})(?:p\.? ?o\.? ?box|post office box|bo[îi]te postale|case postale|b\.?p\.?|c\.p\.) ?(?:no\.? ?|# ?)?\d{1,6}(?:,? (?:station|succ\.?|succursale|stn\.?|rpo|stn) [\p{L}-]{1,24})?(?!\p{L})`,
  'gi',
);
const ruralRoute = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?:r\.?r\.?|rural route|route rurale) ?#? ?\d{1,3}(?:,? (?:site|comp|compartment|box|group|bo[îi]te|stn|succ)\.? ?#? ?\d{1,5}){0,3}(?![\p{L}\p{N}])`,
  'gi',
);
const unitBehindAddress = latinPattern(
  String.raw`(?<!\p{L})(?:appartement|apartment|apt\.?|app\.) ?#? ?\d{1,5}\p{L}?(?![\p{L}\p{N}])`,
  'gi',
);

/** "A 10 minute drive", "3 members in line": the words between count, they name no street. */
function isMeasure(match: RegExpExecArray): boolean {
  const name = match.groups?.['name'] ?? '';
  const type = match.groups?.['type'] ?? '';
  if (counting.test(name)) return true;
  return ambiguous.test(type) && !capital.test(type) && !lastCapital.test(name);
}

const capital = latinPattern(String.raw`^\p{Lu}`, '');
const lastCapital = latinPattern(String.raw`(?:^|\s)\p{Lu}\S{0,24}$`, '');
const counting = latinPattern(
  String.raw`(?<!\p{L})(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|km|kms|miles?|metres?|meters?|people|members?|of|in|on|at|to|and|the|a|an|our|for|with|is|are|per|percent|dollars?|by|from|or|we|i|it|un|une|des|le|les|et|sur|personnes?|membres?|heures?|h|am|pm|jours?|fois|times?|stewards?|cars?|trucks?|signs?|that|this|will|can|more|per)(?!\p{L})`,
  'i',
);
const ambiguous = latinPattern(
  String.raw`^(?:drive|dr|court|ct|place|pl|way|trail|line|close|gate|row|loop|ridge|square|private|circle|lane|st|heights|grove|highway)$`,
  'i',
);
