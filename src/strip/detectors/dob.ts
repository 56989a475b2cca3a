import { findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/** Dates of birth: a date with a year behind words of birth. Other dates survive, also the birth of a building. */
export const detectDob: Detector = (text) => [
  ...findAll(text, birthDate, 'DOB', (match) => !ofThing(text, match.index)),
  ...findAll(text, birthYear, 'DOB', (match) => !ofThing(text, match.index), false),
];

const month = String.raw`(?:jan(?:uary|vier|v)?|f[ée]v(?:rier|r)?|feb(?:ruary)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|july?|juil(?:let)?|aug(?:ust)?|ao[ûu]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|d[ée]c(?:ember|embre)?)\.?`;
const year = String.raw`(?:19|20)\d{2}`;
const date = [
  String.raw`${year}[-\/. ]\d{1,2}[-\/. ]\d{1,2}`,
  String.raw`\d{1,2}[-\/. ]\d{1,2}[-\/. ](?:${year}|\d{2})`,
  String.raw`(?:le )?\d{1,2}(?:er|st|nd|rd|th|e)?(?: of)?[ -]${month},?[ -](?:${year}|'?\d{2}(?!\d))`,
  String.raw`(?:the )?${month} \d{1,2}(?:st|nd|rd|th)?,? (?:${year}|'\d{2})`,
  String.raw`(?:19|20)\d{6}`,
].join('|');
const cue = String.raw`(?<![\p{L}\p{N}])(?:born|birth(?:day|date| date)?|b-?day|dob|d\.o\.b\.?|date of birth|d[ée]?\.?d\.?n\.?|date de naissance|naissance|anniversaire|f[êe]te|f[êe]t[ée]e?|n[ée]{1,2}(?:·e|\(e\))?)(?![\p{L}\p{N}])`;
const birthDate = latinPattern(
  String.raw`${cue}[^\d\n.;!?]{0,30}?(?<id>(?<![\p{L}\p{N}])(?:${date}))(?!\d)`,
  'gi',
);
const birthYear = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?:born|n[ée]{1,2}(?:·e|\(e\))?)(?: (?:in|en|around|vers))(?: ${month})? (?<id>${year})(?!\d)`,
  'gi',
);

/** What is born here is a building or a movement, not a person. */
function ofThing(text: string, index: number): boolean {
  return thing.test(text.slice(Math.max(0, index - 40), index));
}

const thing = latinPattern(
  String.raw`(?:building|tower|bridge|union|local|hospital|school|company|plan|program|law|act|movement|party|[ée]difice|tour|pont|syndicat|h[ôo]pital|[ée]cole|compagnie|r[ée]gime|programme|loi|mouvement|parti|f[ée]d[ée]ration|convention|section|usine|bureau|centre)(?: \p{L}+)?(?: (?:was|is|est|a [ée]t[ée]|fut))? ?$`,
  'i',
);
