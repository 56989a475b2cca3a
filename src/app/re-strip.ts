import type { Removal } from '../capture/removal.ts';
import type { Redaction, StripResult } from '../contract/redaction.ts';

/**
 * Originals by placeholder, of one text, in the order in which they stood: "Mme Roy" and "Roy" are one person and
 * share a placeholder. In memory only.
 */
export type Originals = ReadonlyMap<string, readonly string[]>;

/** What stood at each placeholder of a strip result. */
export function originalsOf(raw: string, result: StripResult): Originals {
  const originals = new Map<string, string[]>();
  for (const [index, { placeholder }] of result.redactions.entries()) {
    const finding = result.findings[index];
    const original = finding ? raw.slice(finding.start, finding.end) : placeholder;
    originals.set(placeholder, [...(originals.get(placeholder) ?? []), original]);
  }
  return originals;
}

/** The text with its originals put back where they are still in memory; other placeholders stay. */
export function withOriginals(text: string, originals: Originals): string {
  if (originals.size === 0) return text;
  const seen = new Map<string, number>();
  return text.replace(alternation([...originals.keys()]), (placeholder) => {
    const nth = seen.get(placeholder) ?? 0;
    seen.set(placeholder, nth + 1);
    const spellings = originals.get(placeholder) ?? [];
    return spellings[nth] ?? spellings.at(-1) ?? placeholder;
  });
}

/** What can be put back in a text that was stripped to these redactions: one for each placeholder. */
export function removalsOf(redactions: readonly Redaction[], originals: Originals): Removal[] {
  const byPlaceholder = new Map(redactions.map((redaction) => [redaction.placeholder, redaction]));
  return [...byPlaceholder.values()].flatMap((redaction) => {
    const [word, ...others] = new Set(originals.get(redaction.placeholder));
    return word === undefined ? [] : { ...redaction, words: [word, ...others] };
  });
}

/**
 * Redactions of a text that was stripped again, in the order of the text: the new ones, and those of before
 * whose placeholder still stands there because its original is gone from memory.
 */
export function mergeRedactions(
  text: string,
  before: readonly Redaction[],
  now: readonly Redaction[],
): Redaction[] {
  const byPlaceholder = new Map([...before, ...now].map((redaction) => [redaction.placeholder, redaction]));
  if (byPlaceholder.size === 0) return [];
  return [...text.matchAll(alternation([...byPlaceholder.keys()]))].flatMap(
    ([placeholder]) => byPlaceholder.get(placeholder) ?? [],
  );
}

/**
 * A text whose placeholders are numbered past those that stand in another text: two people whose names are gone from
 * memory stay two when the texts come together.
 */
export function numberedApart(
  text: string,
  redactions: readonly Redaction[],
  other: string,
): { readonly text: string; readonly redactions: readonly Redaction[] } {
  const anew = new Map<string, string>();
  let taken = `${other} ${text}`;
  for (const { placeholder } of redactions) {
    if (anew.has(placeholder) || !text.includes(placeholder) || !other.includes(placeholder)) continue;
    const [, label] = /^\[(.+) \d+\]$/.exec(placeholder) ?? [];
    if (label === undefined) continue;
    let number = 1;
    while (taken.includes(`[${label} ${number}]`)) number += 1;
    anew.set(placeholder, `[${label} ${number}]`);
    taken += `[${label} ${number}]`;
  }
  if (anew.size === 0) return { text, redactions };
  const rename = (placeholder: string) => anew.get(placeholder) ?? placeholder;
  return {
    text: text.replace(alternation([...anew.keys()]), rename),
    redactions: redactions.map((redaction) => ({ ...redaction, placeholder: rename(redaction.placeholder) })),
  };
}

function alternation(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
}
