import { latinPattern } from '../text/latin.ts';
import { dayWord, monthName } from './dates.ts';
import { numberWord } from './number-words.ts';

/** Words by which a date is one of birth. Patterns that end in `$` read what stands before the date, those that begin with `^` what follows it. */
const edge = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;
/** No sentence ends between a cue and its date, nor does a long way lie there. */
const gap = String.raw`(?:[^\n;!?.]|\.(?! )){0,40}\n?$`;
const wordGap = String.raw`(?:[^\n;!?.\d]|\.(?! )){0,30}$`;

const noun = String.raw`(?:d\.? ?o\.? ?b\.?|dobs|dates? ?of ?(?:birth|birht|brith)|(?:birth|birht|brith) ?-?dates?|bdates?|births?(?! control| rate)|datt?es? (?:de |d' ?)?naiss(?:ance|\.)?|(?<!(?:cong[ée]s?|primes?|taux|lieux?|pays|maisons?|centres?) de )naissances?|naiss\.?|baptistaire|d\.? ?d\.? ?n\.?)`;
const birthday = String.raw`(?:(?:birth|birht|brith|b'?)-?days?|cake day)`;
const born = String.raw`(?:born(?! (?:out )?of | from )|n[ée]e{1,2}s?(?! d'une? | de l| du )|nés?(?! d'une? | de l| du )|n[ée] ?\(e\)|n[ée][·.\/-]e|naquit|vu le jour|venue? au monde)`;

/** Without any of these no date of birth is meant: it spares the search for dates. */
export const hint = latinPattern(
  String.raw`\d|(?<!\p{L})(?:born|n[ée]e?|naiss|dob|ddn|f[êe]t|anniv|birth|b'?-?day|brith|birht|bdate)`,
  'i',
);

/** "Date of birth", "ddn". */
export const namedBefore = latinPattern(`${edge}${noun}${end}${gap}`, 'i');
export const namedAnywhere = latinPattern(`${edge}${noun}${end}`, 'i');

/** "Born on", "née le"; "ne", without its accent, only right before the date: elsewhere it denies. */
export const bornBefore = latinPattern(
  String.raw`${edge}(?:${born}${end}${gap}|(?:ne(?: [aà] \p{L}[\p{L}-]{1,20})?|[bn]\.|b\/d|d\.? ?n\.?) ?(?:[:=] ?)?(?:le |un |en |the |on )?\n?$)`,
  'i',
);

/** A person's own day: enough for a date without its year. `who` must be a name. */
export const ownDayBefore = latinPattern(
  String.raw`${edge}(?:${birthday}|bonne f[êe]te|(?:m[ae]|t[ae]|s[ae]|leur|notre|my|date de) f[êe]te|(?:mon|ton|son|leur) anniv(?:ersaire|\.)?|(?:anniv(?:ersaire|\.)?|f[êe]te)s? (?:du mois|de la semaine)|(?:f[êe]te|anniv(?:ersaire|\.)?) (?:de|d'|[àa]|chez) ?(?!no[ëe]l|p[âa]ques)(?<who>\p{L}[\p{L}'-]{1,20})|f[êe]t[ée]es?)${end}${wordGap}`,
  'i',
);

const ageWord = String.raw`(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|vingt|trente|quarante|cinquante|soixante|soixante-dix|quatre-vingts?)`;
const age = String.raw`(?:[2-9]\d|${ageWord}(?:[ -](?:et[ -])?\p{L}{2,6})?)`;
const decade = String.raw`(?:[2-9]\d(?:th|st|nd|rd|e)|\p{L}{2,6}tieth)`;
/** Nothing else is counted between an age and its day. */
const onDay = String.raw`(?: (?:years?|yrs?)(?: old)?)?[ ,:(–-]{1,3}(?:(?:on|this|next|come|in|is|falls|bash|party|le|ce|du|au|c'est|en) ){0,2}\n?$`;

/** The day on which somebody is so many years old. */
export const ageBefore = latinPattern(
  String.raw`${edge}(?:(?:turn(?:s|ed|ing)?|hits) ${age}|(?<!(?:we|there|it|that) )(?:will|gonna|going to) be ${age}|(?:i|he|she|who|they)(?:'ll| will) be ${age}|(?:i'?m|i am|s?he'?s|s?he is) ${age}|(?:his|her|my|their|'s) ${decade}|(?:j'ai|j'aurai|aura|auras|va avoir|vais avoir|vas avoir|a eu|ai eu|(?:elle|il) a|f[êe]te(?:ra)? ses|ses|mes|[âa]g[ée]e? de) ${age} ?ans)${end}${onDay}`,
  'i',
);
/** "60 ans le 3 mai", "anniversaire le 3 mai": of a person, or of what else has years. */
export const perhapsAgeBefore = latinPattern(
  String.raw`(?:^|[\n.;!?:,(] ?|(?<!\p{L})(?:a|ont) )(?:${age} ?ans|(?:l')?anniv(?:ersaire|\.)?s?|f[êe]te)${end}(?:[ ,:(–-]{1,3}(?:(?:le|ce|du|au|c'est|c|est|tombe|tjrs|toujours) ){0,3})$|(?<!\p{L})(?:je suis|j'?suis|chu|chuis) (?:n[ée]e? )?du $`,
  'i',
);

/** Feasts of persons and of others: enough for a year in which members were born. */
export const feastBefore = latinPattern(
  String.raw`${edge}(?:${birthday}|anniv(?:ersaire|\.)?(?! (?:de la|du|des) )|f[êe]t(?:e|es|[ée]e?s?)|turn(?:s|ed|ing)? \d{2}|aura \d{2}(?: ans)?|(?:his|her|my|their|'s) \d{2}th)${end}${wordGap}`,
  'i',
);

export const namedBehind = latinPattern(
  String.raw`^[ ,)=:(–-]{0,4}(?:is |was |est |as |c'est |comme |pour )?(?:m[ay] |s[ao]n? |the |la |her |his |their |leur )?${noun}${end}`,
  'i',
);
export const ownDayBehind = latinPattern(
  String.raw`^[ ,)=:(–-]{0,4}(?:(?:is |it'?s |that'?s |being |c'est |c |est |is also )?(?:my |his |her |their |ma |mon |sa |son |leur )|(?:is |it's |c'est |is also )(?:la |\p{L}{2,20}'s ))(?:${birthday}|birth day|(?:date de )?f[êe]te|anniversaire|anniv)(?!\p{L})(?! (?:du|des|de l))`,
  'i',
);

const four = String.raw`(?:19|20)\d{2}(?![\p{L}\p{N}]|[.,-]\d)`;
const two = String.raw`'?\d{2}(?![\p{L}\p{N}]|[.,:\/-]\d| ?(?:%|\$|minutes?|min|days?|jours?|weeks?|hours?|h|heures?|ans|years?|mois|months?|people|personnes|members|membres)(?!\p{L}))`;
const link = String.raw`[ :=(]{1,3}(?:is |was |est |c'est |in |en )?`;

/** A year alone: "née en 62", "year of birth: 1962". */
export const birthYear = latinPattern(
  String.raw`${edge}(?:(?:born|n[ée]e{0,2}s?|n[ée]\(e\)|n[ée]·e) (?:(?:back )?in|en|around|vers|circa|en l'an|in the year) |(?:je suis|j'?suis|chu|chuis) de (?=[4-9]\d)|(?:${noun}|birth ?year|year of birth|year born|yob|ann[ée]e de naissance)${link})(?<id>${four}|${two}|${monthName}[ '/-]{1,2}\d{2}(?![\p{L}\p{N}]|[.,:]\d))`,
  'gi',
);
export const birthYearFurther = latinPattern(
  String.raw`${edge}${born}(?:[^\d\n.;!?]{0,30} (?:in|en|around|vers|circa|l'an|the year)|,)? (?<id>${four})`,
  'gi',
);
const unit = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)`;
export const birthYearInWords = latinPattern(
  String.raw`${edge}(?:born|n[ée]e{0,2}s?|n[ée]\(e\)|n[ée]·e) (?:in|en) (?<id>(?:nineteen |two thousand |mille neuf cent |dix[ -]neuf cent |deux mille )?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|vingt|trente|quarante|cinquante|soixante|quatre[ -]vingts?)(?:(?:[ -]et)?[ -]${unit}){0,2})(?!\p{L})`,
  'gi',
);

const directly = String.raw`(?:(?:${noun}|${birthday}|d\.? ?n\.?|b\/d|(?:m[ae]|t[ae]|s[ae]|date de) f[êe]te|(?:mon|ton|son) anniv(?:ersaire|\.)?)(?:'s)?(?:[ :=#(]{1,3}(?:is |was |est |c'est |c |le |on |the |tombe ){0,3})|(?:born|n[ée]e?s?(?:\(e\)|[·.-]e)?)(?: on| le| un)? )`;
/** Digits that are a date only right behind a word of birth: "dn 030571", "birthday 08/09". */
export const digitsBehind = latinPattern(
  String.raw`${edge}${directly}(?<id>\d{6}|\d{8}|\d{2}-\d{2}-\d{2}|(?:0?[1-9]|[12]\d|3[01]) ?[-\/.] ?(?:0?[1-9]|[12]\d|3[01]))(?![\p{L}\p{N}]|[-\/.,:]\d| ?(?:%|\$|h(?!\p{L})))`,
  'gi',
);
const piece = String.raw`(?:${numberWord}|${dayWord}|${monthName}|of|the|le|de|mille|thousand|\d{1,2}(?:st|nd|rd|th|er|e)?)(?!\p{L})`;
/** A date that is read aloud. */
export const readAloud = latinPattern(
  String.raw`${edge}${directly}(?<id>(?:${piece}[ ,-]{1,2}){1,11}${piece})`,
  'gi',
);
export const month = latinPattern(String.raw`(?<!\p{L})${monthName}`, 'i');
/** What makes a year of a date's end: ", nineteen seventy-one". */
export const yearInWords = latinPattern(
  String.raw`,? (?:of |de )?(?:(?:nineteen|dix[ -]neuf cents?|mille neuf cents?|two thousand(?: and)?|deux mille)(?:[ -]${numberWord}){0,5}|${ageWord}(?:[ -](?:et[ -])?${numberWord}){0,3})(?!\p{L})`,
  'iy',
);

/** What is born, or has a feast, is a building or a movement, not a person. Reads what stands before the cue. */
export const thingBefore = latinPattern(
  String.raw`(?<!\p{L})(?:buildings?|tower|bridge|union|locals?|hospital|bill|strike|lockout|medicare|plans?|service|department|school|company|plan|program|law|act|movement|party|campaign|committee|ideas?|slogan|office|museum|plant|canada|qu[ée]bec|country|pays|charte|charter|gr[èe]ve|projet|r[èe]glement|[ée]difices?|tour|pont|syndicats?|h[ôo]pital|[ée]cole|compagnie|r[ée]gime|programme|loi|mouvement|parti|f[ée]d[ée]ration|convention|section|usine|bureau|centre|campagne|comit[ée]|id[ée]es?|mus[ée]e|centrale|minist[èe]re|service|assurance[ -]maladie|front commun)(?:'s)?(?: [\p{L}\d]+){0,2}(?: (?:was|is|est|a [ée]t[ée]|fut))? ?$`,
  'i',
);

/** Whose day it is, between its word and the date: "happy birthday to the union". */
export const thingBetween = latinPattern(
  String.raw`(?<!\p{L})(?:unions?|locals?|strike|lockout|building|hospital|school|company|office|committee|syndicats?|section|gr[èe]ve|centrale|f[ée]d[ée]ration|usine|[ée]cole|h[ôo]pital|convention|campagne|comit[ée])(?!\p{L})`,
  'i',
);

/** What else a date of the last century may be of. Reads what stands before the date. */
export const historyBefore = latinPattern(
  String.raw`(?<!\p{L})(?:since|depuis|sign|strike|gr[èe]ve|law|loi|act|effective|vigueur|hired|embauch|anciennet|seniority|opened|ouvert|founded|fond[ée]|convention|agreement|entente|expir|archiv|photo|history|histoire|d[ée]cret|accord|war|guerre|r[ée]f[ée]rendum|version|publi|journal|newspaper|[ée]dition|manif|march|election|[ée]lection|invoice|facture|minutes|p\.-v|proc[èe]s)`,
  'i',
);

/** A date in words that stands apart behind a name: "Lou (3 May 1971)", "Lou, 3 May 1971". */
export const setApart = latinPattern(String.raw`(?<!\p{L})\p{Lu}\p{Ll}{1,20}(?: ?[,(:=–-] ?){1,2}$`, '');
