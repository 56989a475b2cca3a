import type { Language } from '../contract/primitives.ts';
import type { IdentifierKind } from '../contract/redaction.ts';
import { titles } from './names/cues.ts';
import { foldKey } from './text/fold-key.ts';
import type { Range } from './text/view.ts';

/** What a placeholder calls each kind; the number follows: `[person 1]`, `[personne 1]`. */
const labels: Record<Language, Record<IdentifierKind, string>> = {
  en: {
    PERSON: 'person',
    EMAIL: 'email',
    PHONE: 'phone',
    SIN: 'SIN',
    HEALTH_NO: 'health number',
    EMPLOYEE_NO: 'employee number',
    ADDRESS: 'address',
    POSTAL_CODE: 'postal code',
    URL: 'link',
    HANDLE: 'account',
    DOB: 'date of birth',
    PLATE: 'licence plate',
    OTHER: 'identifier',
  },
  fr: {
    PERSON: 'personne',
    EMAIL: 'courriel',
    PHONE: 'téléphone',
    SIN: 'NAS',
    HEALTH_NO: 'numéro d’assurance maladie',
    EMPLOYEE_NO: 'matricule',
    ADDRESS: 'adresse',
    POSTAL_CODE: 'code postal',
    URL: 'lien',
    HANDLE: 'compte',
    DOB: 'date de naissance',
    PLATE: 'plaque',
    OTHER: 'identifiant',
  },
};

const kindByLabel = new Map(
  Object.values(labels).flatMap((byKind) =>
    Object.entries(byKind).map(([kind, label]) => [label, kind as IdentifierKind] as const),
  ),
);

const pattern = new RegExp(
  String.raw`\[(?<label>${[...kindByLabel.keys()].join('|')}) (?<number>\d{1,5})\]`,
  'gu',
);

/** Where placeholders of either language stand in `text`, in UTF-16 units. */
export function placeholdersIn(text: string): readonly Range[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Gives placeholders for the identifiers of one text, called in their order. The same identifier of a kind gets the
 * same number; numbers continue after those of placeholders that `text` holds already.
 */
export function createNumbering(
  text: string,
  language: Language,
): (kind: IdentifierKind, original: string) => string {
  const last = new Map<IdentifierKind, number>();
  for (const match of text.matchAll(pattern)) {
    const kind = kindByLabel.get(match.groups?.['label'] ?? '');
    if (kind !== undefined) last.set(kind, Math.max(last.get(kind) ?? 0, Number(match.groups?.['number'])));
  }
  const given = new Map<string, string>();
  return (kind, original) => {
    const key = `${kind} ${identityOf(kind, original)}`;
    let placeholder = given.get(key);
    if (placeholder === undefined) {
      const number = (last.get(kind) ?? 0) + 1;
      last.set(kind, number);
      placeholder = `[${labels[language][kind]} ${String(number)}]`;
      given.set(key, placeholder);
    }
    return placeholder;
  };
}

/** "Mme Roy" and "Roy" are one. */
function withoutTitle(key: string): string {
  const [first = '', ...rest] = key.split(/\.? /);
  return rest.length > 0 && titles.has(first) ? rest.join(' ') : key;
}

const spelledWithDigits: ReadonlySet<IdentifierKind> = new Set([
  'PHONE',
  'SIN',
  'HEALTH_NO',
  'EMPLOYEE_NO',
  'POSTAL_CODE',
  'PLATE',
]);

/** What makes two spellings the same: names without case and accents, numbers without spaces and hyphens. */
function identityOf(kind: IdentifierKind, original: string): string {
  const key = kind === 'PERSON' ? withoutTitle(foldKey(original)) : foldKey(original);
  return spelledWithDigits.has(kind) ? key.replace(/[^\p{L}\p{N}]/gu, '') : key.replace(/\s+/g, ' ');
}
