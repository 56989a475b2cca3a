import { latinPattern } from '../text/latin.ts';

/** Words by which a date is one of birth. Patterns that end in `$` read what stands before the date, those that begin with `^` what follows it. */
const edge = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;
/** No sentence ends between a cue and its date, nor does a long way lie there. */
const gap = String.raw`(?:[^\n;!?.]|\.(?! )){0,40}$`;
const wordGap = String.raw`(?:[^\n;!?.\d]|\.(?! )){0,30}$`;

const noun = String.raw`(?:d\.? ?o\.? ?b\.?|dobs|dates? of birth|birth ?-?dates?|dates? (?:de |d' ?)?naiss(?:ance|\.)?|naissances?|naiss\.?|births?(?! control| rate)|d\.? ?d\.? ?n\.?)`;
const born = String.raw`(?:born|n[ée]e{1,2}s?|nés?|n[ée] ?\(e\)|n[ée][·.\/-]e|naquit|vu le jour|venue? au monde)`;

/** Without any of these no date of birth is meant: it spares the search for dates. */
export const hint = latinPattern(
  String.raw`\d|(?<!\p{L})(?:born|n[ée]e?|naiss|dob|ddn|f[êe]t|anniv|birth|b'?-?day)`,
  'i',
);

/** "Date of birth", "ddn". */
export const namedBefore = latinPattern(`${edge}${noun}${end}${gap}`, 'i');
export const namedAnywhere = latinPattern(`${edge}${noun}${end}`, 'i');

/** "Born on", "née le"; "ne", without its accent, only right before the date: elsewhere it denies. */
export const bornBefore = latinPattern(
  String.raw`${edge}(?:${born}${end}${gap}|(?:ne(?: [aà] \p{L}[\p{L}-]{1,20})?|[bn]\.) ?(?:le |un |en |the |on )?$)`,
  'i',
);

/** A person's own day: enough for a date without its year. `who` must be a name. */
export const ownDayBefore = latinPattern(
  String.raw`${edge}(?:birthdays?|b'?-?days?|bonne f[êe]te|(?:m[ae]|t[ae]|s[ae]|leur|notre) f[êe]te|(?:mon|ton|son|leur) anniv(?:ersaire|\.)?|(?:f[êe]te|anniv(?:ersaire|\.)?) (?:de|d'|[àa]|chez) ?(?<who>\p{L}[\p{L}'-]{1,20})|f[êe]t[ée]es?|(?:turn(?:s|ed|ing)?|(?:will|gonna|going to) be|hits|aura|auras|f[êe]te(?:ra)? ses|(?:his|her|my|their|'s)) \d{2}(?:th|st|nd|rd|e| ?ans)?(?: (?:years )?old)?)${end}${wordGap}`,
  'i',
);

/** Feasts of persons and of others: enough for a year in which members were born. */
export const feastBefore = latinPattern(
  String.raw`${edge}(?:birthdays?|b'?-?days?|anniv(?:ersaire|\.)?(?! (?:de la|du|des) )|f[êe]t(?:e|es|[ée]e?s?)|turn(?:s|ed|ing)? \d{2}|aura \d{2}(?: ans)?|(?:his|her|my|their|'s) \d{2}th)${end}${wordGap}`,
  'i',
);

export const namedBehind = latinPattern(
  String.raw`^[ ,)=:(–-]{0,4}(?:is |was |est |as |c'est |comme |pour )?(?:m[ay] |s[ao]n? |the |la |her |his |their |leur )?${noun}${end}`,
  'i',
);
export const ownDayBehind = latinPattern(
  String.raw`^[ ,)=:(–-]{0,4}(?:is |it's |c'est |is also )(?:my |his |her |their |m[ae] |s[ae] |leur |la |\p{L}{2,20}'s )(?:b'?-?day|birth ?day|f[êe]te|anniversaire|anniv)(?!\p{L})(?! (?:du|des|de l))`,
  'i',
);

const four = String.raw`(?:19|20)\d{2}(?![\p{L}\p{N}]|[.,-]\d)`;
const two = String.raw`'?\d{2}(?![\p{L}\p{N}]|[.,:\/-]\d| ?(?:%|\$|minutes?|min|days?|jours?|weeks?|hours?|h|heures?|ans|years?|mois|months?|people|personnes|members|membres)(?!\p{L}))`;
const link = String.raw`[ :=(]{1,3}(?:is |was |est |c'est |in |en )?`;

/** A year alone: "née en 62", "year of birth: 1962". */
export const birthYear = latinPattern(
  String.raw`${edge}(?:(?:born|n[ée]e{0,2}s?|n[ée]\(e\)|n[ée]·e) (?:(?:back )?in|en|around|vers|circa) |(?:${noun}|birth ?year|year of birth|yob|ann[ée]e de naissance)${link})(?<id>${four}|${two})`,
  'gi',
);
export const birthYearFurther = latinPattern(
  String.raw`${edge}${born}(?:[^\d\n.;!?]{0,30} (?:in|en|around|vers|circa))? (?<id>${four})`,
  'gi',
);
const unit = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)`;
export const birthYearInWords = latinPattern(
  String.raw`${edge}(?:born|n[ée]e{0,2}s?|n[ée]\(e\)|n[ée]·e) (?:in|en) (?<id>(?:nineteen |two thousand |mille neuf cent |dix[ -]neuf cent |deux mille )?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|vingt|trente|quarante|cinquante|soixante|quatre[ -]vingts?)(?:(?:[ -]et)?[ -]${unit}){0,2})(?!\p{L})`,
  'gi',
);

/** What is born, or has a feast, is a building or a movement, not a person. Reads what stands before the cue. */
export const thingBefore = latinPattern(
  String.raw`(?<!\p{L})(?:buildings?|tower|bridge|union|locals?|hospital|school|company|plan|program|law|act|movement|party|campaign|committee|idea|slogan|office|museum|plant|canada|qu[ée]bec|country|pays|charte|charter|[ée]difices?|tour|pont|syndicats?|h[ôo]pital|[ée]cole|compagnie|r[ée]gime|programme|loi|mouvement|parti|f[ée]d[ée]ration|convention|section|usine|bureau|centre|campagne|comit[ée]|id[ée]e|mus[ée]e|centrale)(?:'s)?(?: [\p{L}\d]+){0,2}(?: (?:was|is|est|a [ée]t[ée]|fut))? ?$`,
  'i',
);

/** What else a date of the last century may be of. Reads what stands before the date. */
export const historyBefore = latinPattern(
  String.raw`(?<!\p{L})(?:since|depuis|sign|strike|gr[èe]ve|law|loi|act|effective|vigueur|hired|embauch|anciennet|seniority|opened|ouvert|founded|fond[ée]|convention|agreement|entente|expir|archiv|photo|history|histoire|d[ée]cret|accord|war|guerre|r[ée]f[ée]rendum|version|publi|journal|newspaper|[ée]dition|manif|march|election|[ée]lection|invoice|facture|minutes|p\.-v|proc[èe]s)`,
  'i',
);

/** A date in words that stands apart behind a name: "Lou (3 May 1971)", "Lou, 3 May 1971". */
export const setApart = latinPattern(String.raw`(?<!\p{L})\p{Lu}\p{Ll}{1,20}(?: ?[,(:=–-] ?){1,2}$`, '');
