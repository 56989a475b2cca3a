import type { Finding } from '../../contract/redaction.ts';
import { latinPattern } from '../text/latin.ts';
import { findAll, type LatinDetector } from './detector.ts';
import { isCounting, numberWord } from './number-words.ts';
import type { Traits } from './traits.ts';

/**
 * Numbers by which an employer, a union or an order knows a person, beside the words that name them; in a row of
 * such numbers, and in the lines under a heading that has such a word, the others too.
 */
export const detectEmployeeNumber: LatinDetector = (text, { traits }) => {
  const named = [
    ...(traits.near >= 3 ? inDigits(text, traits) : []),
    ...(traits.readAloud
      ? findAll(text, readAloud, 'EMPLOYEE_NO', (match) => !isCounting(match.groups?.['id'] ?? ''))
      : []),
  ];
  const listed =
    traits.run >= 3 && text.includes('\n') && columnName.test(text)
      ? findAll(text, underHeading, 'EMPLOYEE_NO')
      : [];
  return [...named, ...inARow(text, named), ...listed];
};

function inDigits(text: string, { run }: Traits): readonly Finding[] {
  return [
    ...findAll(text, behindLabel, 'EMPLOYEE_NO', (match) => !isOther(text, match)),
    ...findAll(text, behindNumberedLabel, 'EMPLOYEE_NO', (match) => !isOther(text, match)),
    ...(run >= 3
      ? [
          ...findAll(text, furtherBehindLabel, 'EMPLOYEE_NO', (match) => !isOther(text, match)),
          ...findAll(text, beforeLabel, 'EMPLOYEE_NO'),
        ]
      : []),
  ];
}

const link = String.raw`(?:'s)?(?:[ \n:=.,'’«"(-]{0,3}(?:#|no\.?|n[o°]|nos\.?|numbers?|num[ée]ros?|id|is|was|are|est|c'est|c est|the|le|:)){0,2}(?:[ \n:=#«"(-]{0,3})`;
const notCounted = String.raw`(?![\p{L}\p{N}]|[.,]\d| ?(?:%|\$|h(?!\p{L})|(?:members|membres|people|personnes|hours|heures|days|jours|fois|times)(?!\p{L})))`;
const id = String.raw`(?<id>(?<![\p{L}\p{N}])(?:\p{L}{1,4}-?|\p{L} )?\d(?:[ .\/-]?\d){2,15}(?:-?\p{L}{1,2})?)${notCounted}`;
/** Nothing but a number of a person is written so: five digits in a row, letters or a hyphen among them. */
const sureId = String.raw`(?<id>(?<![\p{L}\p{N}$]|\d[.,])(?=\p{L}{0,4}-?\d)(?:\d{5,10}|0\d{3,9}|\p{L}{1,4}-?\d{4,9}|\d{2,4}-\d{3,6})(?:-?\p{L}{1,2})?)${notCounted}`;

/** These name a number of a person by themselves: "badge 4471", "matricule 88-41207". */
const person = String.raw`(?:employ[ée]{1,2}e?s?(?:·e)?|staff|worker|personnel|salari[ée]e?|membre|member|membership|service|badge|payroll|paie|clock|user|usager|usag[èe]re|utilisateur|infirmi[èe]re?(?: auxiliaire)?)`;
const label = String.raw`(?<!\p{L})(?:p\.?r\.?i\.?|c\.?i\.?d\.?p\.?|matricules?|matr?\.|matr|badges?|insigne|emp\.?|empl\.?|employ[ée]{1,2}e?(?:·e)?|employee ?(?:numbers?|nos?|nbr|id|#)|payroll(?: numbers?| no)?|(?:staff|worker|user|personnel|clock|membership|union|local) (?:numbers?|nos?|id|#)|personnel|union card|carte syndicale|carte de membre|membership(?: card| number)?|(?:num[ée]ros?|n[o°]s?|code) (?:de |d'|du |d')?${person}|member (?:number|no|id|#)|laissez-passer|carte d'acc[èe]s|access card|pass|swipe card|service number|permis (?:de (?:conduire|pratique|l'\p{L}{2,10}|la \p{L}{2,10})|d'\p{L}{3,14}(?: auxiliaire)?|o\p{L}{2,6}q|cmq|saaq)|driver'?s? ?licen[cs]e|dossier d'employ[ée]{1,2}e?|code d'acc[èe]s|(?:peoplesoft|sap|hrms|rn|lpn|rpn|oiiq|oiiaq|cmq|cno|cn[aá]) ?(?:id|no\.?|#|number)?)\.?(?!\p{L})`;
const behindLabel = latinPattern(label + link + id, 'gi');
/** "PRI, mine is …", "matricule de la collègue : …". */
const furtherBehindLabel = latinPattern(
  String.raw`(?<!\p{L})(?:p\.?r\.?i\.?|c\.?i\.?d\.?p\.?|matricules?|badges?|(?:employee|staff|payroll|personnel|worker|membership|member) (?:numbers?|nos?|id)|(?:num[ée]ros?|n[o°]s?) (?:de |d'|du )?${person}|college of \p{L}{3,12}(?: registration)?|coll[èe]ge des m[ée]decins|ordre des \p{L}{3,14})(?!\p{L})[^\d\n.;!?]{0,40}?` +
    sureId,
  'gi',
);

/** These only with a word for "number": a permit may be for a march, a pass for a day. */
const numberedLabel = String.raw`(?<!\p{L})(?:permit|permis|licen[cs]e|licence|pass|card|carte|id|identifiant|inscription|registration|login|usager)`;
const numbered = String.raw`(?:(?:num[ée]ro|n[o°]|no) (?:de |d'|du )(?:permis|carte|licence|laissez-passer|badge|matricule|registraire|inscription))|${numberedLabel}(?: ?(?:number|num[ée]ro|no\.?|n[o°]|#))`;
const behindNumberedLabel = latinPattern(
  `(?:(?:${numbered})` +
    String.raw`(?:[ :=#]{1,3}(?:is |est |c'est )?)|(?<!\p{L})(?:licen[cs]e|permis|registration|inscription|login|identifiant)[ :=#]{1,3}(?:is |est |c'est )?(?=\p{L}{1,4}-?\d{4}|\d{7}))` +
    id,
  'gi',
);
const beforeLabel = latinPattern(
  String.raw`${sureId.replace('?<id>', '?:')}(?=[ ,)=:(]{1,3}(?:is |was |est |c'est )?(?:m[ay]|mon|ma|son|sa|the|his|her|le|leur|their)? ?(?:pri|cidp|matricule|badge|employee (?:number|no|id)|staff (?:number|no|id)|num[ée]ro d'employ|no d'employ)(?!\p{L}))`,
  'gi',
);

/** "Badge four four seven one". */
const readAloud = latinPattern(
  String.raw`(?<!\p{L})(?:pri|cidp|matricule|badge|insigne|(?:employee|staff|payroll|member) (?:number|no|id)|(?:num[ée]ro|n[o°]) d'employ[ée]{1,2})(?!\p{L})[ :=,#]{1,3}(?:is |est |c'est |le ){0,2}(?<id>${numberWord}(?:[ ,-]{1,2}${numberWord}){2,9})(?!\p{L})`,
  'gi',
);

/** "Badges 4471, 4472 et 4480": what stands behind a number of a person and looks like it. */
function inARow(text: string, findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => {
    const more: Finding[] = [];
    let end = finding.end;
    for (let count = 0; count < 40; count += 1) {
      next.lastIndex = end;
      const match = next.exec(text);
      const number = match?.groups?.['id'];
      if (
        match === null ||
        number === undefined ||
        Math.abs(number.length - (finding.end - finding.start)) > 2
      )
        break;
      end += match[0].length;
      more.push({ ...finding, start: end - number.length, end });
    }
    return more;
  });
}

const next = latinPattern(
  String.raw`(?: ?[,;\/&+] ?(?:and |et |or |ou )?| (?:and|et|or|ou|puis|then) )#?(?<id>(?:\p{L}{1,4}-?)?\d[\d-]{2,11})${notCounted}`,
  'iy',
);

const column = String.raw`(?:matricule|badge|employee (?:number|no|id)|emp #|no d'employ[ée]e?|cidp|pri)(?!\p{L})`;
const columnName = latinPattern(column, 'i');
/**
 * Columns under a heading: "matricule - nom - site", and the lines after it. Looks back only where a number may begin: it
 * takes long.
 */
const underHeading = latinPattern(
  String.raw`(?=\p{L}{0,4}-?\d)(?<![\p{L}\p{N}$]|\d[.,])(?<=(?:^|\n)[^\n]{0,60}${column}[^\n\d]{0,60}(?:\n[^\n]{0,80}){0,8}\n[^\n\d]{0,60})${sureId}`,
  'gi',
);

/** A year, a sum, or a time that happens to follow. */
function isOther(text: string, match: RegExpExecArray): boolean {
  const number = match.groups?.['id'] ?? '';
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 4);
  return /^(?:19|20)\d{2}$/.test(number) || /^(?::\d| ?[$%])/.test(after) || /^\d{1,3} 000$/.test(number);
}
