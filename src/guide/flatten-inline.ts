import type { Report } from './message.ts';
import type { Inline } from './parse-markdown.ts';

/** Plain text, and for each of its UTF-16 units the offset in the file that it came from. */
export interface PlainText {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Emphasis is dropped, a link becomes “words (address)”, white space becomes one space. */
export function flattenInline(nodes: readonly Inline[], markdown: string, report: Report): PlainText {
  const pieces: PlainText[] = [];
  visit(nodes, 0);
  return collapseSpaces(pieces);

  function visit(children: readonly Inline[], depth: number): void {
    for (const node of children) {
      const start = node.position?.start.offset ?? 0;
      const end = node.position?.end.offset ?? start;
      if (depth > maxDepth) {
        report.error(start, 'Too many emphases or links inside each other. Write plain words.');
        return;
      }
      switch (node.type) {
        case 'text':
          pieces.push({ text: node.value, offsets: align(node.value, markdown, start, end) });
          break;
        case 'inlineCode':
          pieces.push({ text: node.value, offsets: align(node.value, markdown, start + 1, end) });
          break;
        case 'emphasis':
        case 'strong':
        case 'delete':
        case 'linkReference':
          visit(node.children, depth + 1);
          break;
        case 'break':
          pieces.push({ text: ' ', offsets: [start] });
          break;
        case 'link':
          if (!/^https:\/\/./.test(node.url)) {
            report.error(
              start,
              'A link must start with “https://”. Write the full address, or only the words.',
            );
          }
          visit(node.children, depth + 1);
          if (markdown.startsWith('[', start)) pieces.push(constant(` (${node.url})`, start));
          break;
        case 'image':
        case 'imageReference':
          report.error(
            start,
            'A guide holds no images. Describe it in words, or link to it with “https://”.',
          );
          break;
        case 'html':
          report.error(start, 'A guide holds no HTML. Write plain words; emphasis is *like this*.');
          break;
        case 'footnoteReference':
          report.error(start, 'A guide holds no footnotes. Put the words where they belong.');
          break;
      }
    }
  }
}

const maxDepth = 16;

function constant(text: string, offset: number): PlainText {
  return { text, offsets: Array.from({ length: text.length }, () => offset) };
}

/** Where each unit of a text node stands in its source, which may hold escapes, entities and indents. */
function align(value: string, markdown: string, start: number, end: number): number[] {
  const offsets: number[] = [];
  let at = start;
  for (let index = 0; index < value.length; index++) {
    const entity = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z\d]{1,31});/.exec(
      markdown.slice(at, at + 40),
    )?.[0];
    if (entity !== undefined && !value.startsWith(entity, index)) {
      offsets.push(at);
      at += entity.length;
      continue;
    }
    while (at < end && markdown[at] !== value[index] && /[\s>\\]/.test(markdown[at] ?? '')) at += 1;
    offsets.push(Math.min(at, end));
    at += 1;
  }
  return offsets;
}

function collapseSpaces(pieces: readonly PlainText[]): PlainText {
  let text = '';
  const offsets: number[] = [];
  for (const piece of pieces) {
    for (let index = 0; index < piece.text.length; index++) {
      const unit = piece.text[index] ?? '';
      const space = unit === ' ' || unit === '\t' || unit === '\n';
      if (space && (text === '' || text.endsWith(' '))) continue;
      text += space ? ' ' : unit;
      offsets.push(piece.offsets[index] ?? 0);
    }
  }
  if (text.endsWith(' ')) return { text: text.slice(0, -1), offsets: offsets.slice(0, -1) };
  return { text, offsets };
}
