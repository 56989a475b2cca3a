import { splitAtPlaceholders } from './idea-text.tsx';

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The words of a stored text, without its placeholders. An apostrophe parts words: "l’Anh", "Maria's". */
export function wordsOf(text: string, placeholders: readonly string[]): Word[] {
  let from = 0;
  return splitAtPlaceholders(text, placeholders).flatMap((part) => {
    const start = from;
    from += part.text.length;
    if (part.removed) return [];
    return [...part.text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{N}\p{M}]+)*/gu)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      text: match[0],
    }));
  });
}

/** The names that chosen words make: those side by side are one name ("Minh Anh", "O’Neil"). */
export function namesOf(text: string, words: readonly Word[], chosen: ReadonlySet<number>): string[] {
  const names: { start: number; end: number; last: number }[] = [];
  for (const [index, { start, end }] of words.entries()) {
    if (!chosen.has(index)) continue;
    const name = names.at(-1);
    if (name?.last === index - 1 && /^[ \u00a0'’.]{1,2}$/.test(text.slice(name.end, start))) {
      name.end = end;
      name.last = index;
    } else names.push({ start, end, last: index });
  }
  return [...new Set(names.map(({ start, end }) => text.slice(start, end)))];
}

/** What is selected in a field, or the word in which the cursor stands; empty between words and in a placeholder. */
export function wordAt(text: string, placeholders: readonly string[], from: number, to: number): string {
  const words = wordsOf(text, placeholders).filter(({ start, end }) =>
    from === to ? start <= from && from <= end : start < to && from < end,
  );
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return '';
  const name = text.slice(first.start, last.end);
  return placeholders.some((placeholder) => name.includes(placeholder)) ? '' : name;
}
