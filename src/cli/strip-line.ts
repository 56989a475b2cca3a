import * as z from 'zod/mini';
import { Language } from '../contract/primitives.ts';
import type { StripResult } from '../contract/redaction.ts';
import type { StripOutcome } from '../strip/strip.ts';

/** Finds and replaces the identifiers of one text. */
export type StripText = (text: string, language: Language) => StripOutcome;

export type LineResult =
  | { readonly type: 'stripped' | 'refused'; readonly output: object }
  | { readonly type: 'unreadable'; readonly reason: string };

const Note = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  lang: z.optional(Language),
  text: z.string(),
});

/** One line of `calepin strip`, as its help says. The reason never quotes the line. */
export function stripLine(line: string, strip: StripText, defaultLanguage: Language): LineResult {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { type: 'unreadable', reason: 'not JSON' };
  }
  const note = z.safeParse(Note, json);
  if (!note.success) return { type: 'unreadable', reason: mistakeOf(note.error.issues) };
  const { id, lang, text } = note.data;
  const name = id === undefined ? {} : { id };
  const result = strip(text, lang ?? defaultLanguage);
  if (!result.ok) return { type: 'refused', output: { ...name, error: result.problem } };
  return { type: 'stripped', output: { ...name, text: result.text, redactions: toRedactions(result) } };
}

function mistakeOf(issues: readonly z.core.$ZodIssue[]): string {
  const field = String(issues[0]?.path[0] ?? '');
  return field === '' ? 'not an object' : (mistakes[field] ?? field);
}

const mistakes: Readonly<Record<string, string>> = {
  id: '"id" must be a text or a number',
  lang: '"lang" must be "en" or "fr"',
  text: '"text" must be a text',
};

function toRedactions({ redactions, findings }: StripResult): readonly object[] {
  return redactions.map(({ kind, placeholder, certain }, index) => {
    const finding = findings[index];
    if (finding === undefined) throw new Error('a redaction without its place');
    return { kind, start: finding.start, end: finding.end, placeholder, certain };
  });
}
