import type { Redaction, StripResult } from '../contract/redaction.ts';

/** Originals by placeholder, of one idea. In memory only. */
export type Originals = ReadonlyMap<string, string>;

/** What stood at each placeholder of a strip result. */
export function originalsOf(raw: string, result: StripResult): Originals {
  return new Map(
    result.redactions.map(({ placeholder }, index) => {
      const finding = result.findings[index];
      return [placeholder, finding ? raw.slice(finding.start, finding.end) : placeholder];
    }),
  );
}

/** The text with its originals put back where they are still in memory; other placeholders stay. */
export function withOriginals(text: string, originals: Originals): string {
  if (originals.size === 0) return text;
  return text.replace(
    alternation([...originals.keys()]),
    (placeholder) => originals.get(placeholder) ?? placeholder,
  );
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

function alternation(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
}
