import type { Report } from './message.ts';

/** Longest paragraph, in UTF-16 units: about 500 words. */
const maxParagraphLength = 3000;

/**
 * Reports paragraphs that are too long and blanks all but their beginning; every offset stays.
 * A Markdown parser takes time in the square of a paragraph's length: 20,000 units of `*a*a…` took 8 s.
 */
export function cutLongParagraphs(text: string, report: Report): string {
  let cut = '';
  for (const paragraph of text.split(paragraphStarts)) {
    if (paragraph.trimEnd().length <= maxParagraphLength) {
      cut += paragraph;
      continue;
    }
    const words = paragraph.search(/\S/);
    report.error(
      cut.length + words,
      `This paragraph is too long: ${paragraph.trim().length} characters, the most is ${maxParagraphLength}. Part it by an empty line.`,
    );
    const end = words + 100;
    cut += paragraph.slice(0, end) + paragraph.slice(end).replace(/[^\n]/g, ' ');
  }
  return cut;
}

/** Before an empty line, a heading or a list item. */
const paragraphStarts = /^(?=[ \t]*(?:\n|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]))/m;
