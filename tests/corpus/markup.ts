import { IdentifierKind } from '../../src/contract/redaction.ts';

/** A labelled text. Offsets in UTF-16 units of `text`. */
export interface Labelled {
  readonly text: string;
  /** What must be stripped. */
  readonly spans: readonly { readonly kind: IdentifierKind; readonly start: number; readonly end: number }[];
  /** What must survive. */
  readonly keep: readonly { readonly why: string; readonly start: number; readonly end: number }[];
}

/** Reads `[[PERSON:Marie]]` (an identifier) and `{{keep:Legault|public figure}}` (must survive, and why). */
export function parseMarkup(marked: string): Labelled {
  const spans: { kind: IdentifierKind; start: number; end: number }[] = [];
  const keep: { why: string; start: number; end: number }[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(pattern)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    const { kind, id, kept, why = '' } = match.groups ?? {};
    const start = text.length;
    text += id ?? kept ?? '';
    if (id !== undefined) spans.push({ kind: IdentifierKind.parse(kind), start, end: text.length });
    else keep.push({ why, start, end: text.length });
  }
  text += marked.slice(from);
  if (/\[\[|\]\]|\{\{|\}\}/.test(text)) throw new Error('markup left open');
  return { text, spans, keep };
}

const pattern = /\[\[(?<kind>[A-Z_]+):(?<id>[^]+?)\]\]|\{\{keep:(?<kept>[^|}]+)\|(?<why>[^}]*)\}\}/g;
