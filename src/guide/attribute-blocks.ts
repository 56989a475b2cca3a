import { type AttributeBlock, parseAttributes } from './parse-attributes.ts';

export interface SplitText {
  /** The same text with the blocks blanked out; every offset stays. */
  readonly markdown: string;
  /** By line, counted from 1. */
  readonly blocks: ReadonlyMap<number, AttributeBlock>;
}

/** Takes the attribute blocks at the ends of headings and items out, before Markdown reads the rest. */
export function splitAttributeBlocks(text: string): SplitText {
  const blocks = new Map<number, AttributeBlock>();
  let offset = 0;
  const lines = text.split('\n').map((line, index) => {
    const found = findBlock(line);
    const start = offset;
    offset += line.length + 1;
    if (found === null) return line;
    blocks.set(index + 1, parseAttributes(line.slice(found.start + 1, found.end - 1), start + found.start));
    return line.slice(0, found.start) + ' '.repeat(found.end - found.start) + line.slice(found.end);
  });
  return { markdown: lines.join('\n'), blocks };
}

function findBlock(line: string): { start: number; end: number } | null {
  if (!/^[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]/.test(line)) return null;
  const end = endOfText(line);
  const start = line.lastIndexOf('{', end);
  if (start === -1 || line.indexOf('}', start) !== end - 1) return null;
  const inside = line.slice(start + 1, end - 1).trim();
  return inside === '' || inside.startsWith('#') || inside.includes('=') ? { start, end } : null;
}

/** Without spaces and the closing marks that a heading may have: `## Title {#id} ##`. */
function endOfText(line: string): number {
  const trimmed = line.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end -= 1;
  return trimmed.slice(0, end).trimEnd().length;
}
