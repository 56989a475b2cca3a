import type { Finding } from '../../contract/redaction.ts';

/**
 * The names among `findings`, each grown over the word of kin, of rank or of religion before it, and its article: "ma
 * tante Lise", "l’agent Roy", "Const. Hill". With a name such a word points at one person, and says no more when the name
 * is gone. A person's job stays: "nurse", "coach".
 */
export function growOverTitles(text: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => {
    if (finding.kind !== 'PERSON') return finding;
    const from = Math.max(0, finding.start - longest);
    const title = before.exec(text.slice(from, finding.start));
    return title === null ? finding : { ...finding, start: finding.start - title[0].length };
  });
}

/** Letters of the longest title with its article. */
const longest = 24;

const before =
  /(?<![\p{L}\p{M}\p{N}'’-])(?:l['’]|(?:le|la|ma|mon|sa|son|ta|ton|notre|my|our|his|her|their|the) )?(?:const|constable|cst|agt|agente?|officer|sgt|serg(?:ean|en)t|cpl|corporal|caporale?|p[eè]re|m[eè]re|s(?:oe|œ)ur|fr[eè]re|sister|brother|father|mother|imam|rabbi|rabbin|elder|a[iî]n[eé]e?|(?:ma)?tante|mononcle|oncle|aunt|auntie|uncle|cousine?|abb[eé]|cur[eé]|pastor|pasteure?)\.? $/iu;
