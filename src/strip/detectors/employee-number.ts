import { findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/** Numbers by which an employer, a union or an order knows a person, behind the words that name them. */
export const detectEmployeeNumber: Detector = (text) => [
  ...findAll(text, behindLabel, 'EMPLOYEE_NO'),
  ...findAll(text, behindNumberedLabel, 'EMPLOYEE_NO'),
];

const link = String.raw`(?:[ :=.,'’«"(-]{0,3}(?:#|no\.?|n[o°]|nos?\.|number|num[ée]ro|id|is|was|est|c'est|c est|the|le|:)){0,2}(?:[ :=#«"(-]{0,3})`;
const id = String.raw`(?<id>(?<![\p{L}\p{N}])(?:\p{L}{1,4}-?)?\d(?:[ .\/-]?\d){2,15}(?:-?\p{L}{1,2})?)(?![\p{L}\p{N}]|[.,]\d| ?(?:%|\$|h(?!\p{L})|members|membres|people|personnes))`;

/** These name a number of a person by themselves: "badge 4471", "matricule 88-41207". */
const label = String.raw`(?<!\p{L})(?:p\.?r\.?i\.?|c\.?i\.?d\.?p\.?|matricule|matr\.?|badge|insigne|emp\.?|empl\.?|employ[ée]e?(?:·e)?|employee ?(?:number|no|id)|payroll(?: number| no)?|staff (?:number|no|id)|personnel (?:number|no)|union card|carte syndicale|carte de membre|membership(?: card| number)?|num[ée]ro de membre|no de membre|member (?:number|no|id|#)|num[ée]ro d'employ[ée]e?|no d'employ[ée]e?|n[o°] d'employ[ée]e?|laissez-passer|carte d'acc[èe]s|access card|pass|swipe card|service number|num[ée]ro de service|permis (?:de (?:conduire|pratique|l'\p{L}{2,10}|la \p{L}{2,10})|o\p{L}{2,6}q|cmq|saaq)|driver's licen[cs]e|dossier d'employ[ée]e?)\.?(?!\p{L})`;
const behindLabel = latinPattern(label + link + id, 'gi');

/** These only with a word for "number": a permit may be for a march, a pass for a day. */
const numberedLabel = String.raw`(?<!\p{L})(?:permit|permis|licen[cs]e|licence|pass|card|carte|id|identifiant|inscription|registration)`;
const numbered = String.raw`(?:(?:num[ée]ro|n[o°]|no) (?:de |d'|du )(?:permis|carte|licence|laissez-passer|badge|matricule|registraire|inscription))|${numberedLabel}(?: ?(?:number|num[ée]ro|no\.?|n[o°]|#))`;
const behindNumberedLabel = latinPattern(
  `(?:${numbered})` + String.raw`(?:[ :=#]{1,3}(?:is |est |c'est )?)` + id,
  'gi',
);
