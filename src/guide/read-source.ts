/** Longest guide file, in UTF-16 units. The guides that ship take about a fifth of it. */
const maxGuideLength = 60_000;

export type SourceText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'unreadable'; readonly text: string; readonly offset: number; readonly message: string };

/** The text without a byte order mark, lines ended by `\n`; or why it cannot be a guide. */
export function readSource(source: string): SourceText {
  if (source.length > maxGuideLength) {
    const message = `This file is too long for a guide: ${source.length} characters, the most is ${maxGuideLength}. Shorten it, or check that it is the right file.`;
    return { type: 'unreadable', text: '', offset: 0, message };
  }
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') {
    const message = 'This file is empty. A guide starts with its front matter, between two lines of “---”.';
    return { type: 'unreadable', text, offset: 0, message };
  }
  const offset = text.search(unreadable);
  if (offset !== -1) {
    const message =
      'This is not a plain text file, or it is not saved as UTF-8. Save the guide as “plain text, UTF-8”.';
    return { type: 'unreadable', text, offset, message };
  }
  return { type: 'text', text };
}

/** Control characters, halves of surrogate pairs, and what a decoder leaves in place of wrong bytes. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD\p{Surrogate}]/u;
