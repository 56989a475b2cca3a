import type { Finding } from '../contract/redaction.ts';

/**
 * A stretch of a stored text; `removed`: a placeholder, as its words without brackets; `flagged`: what still
 * looks like an identifier.
 */
export interface TextPart {
  readonly type: 'kept' | 'removed' | 'flagged';
  readonly words: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
}

/** Cuts a text at the placeholders given; other brackets stay, as a person may have typed them. */
export function redactedParts(text: string, given: readonly string[]): readonly TextPart[] {
  const placeholders = [...new Set(given)].filter(Boolean);
  const parts: TextPart[] = [];
  let from = 0;
  while (from < text.length) {
    const hit = nextPlaceholder(text, from, placeholders);
    const end = hit?.at ?? text.length;
    if (end > from) parts.push({ type: 'kept', words: text.slice(from, end), start: from });
    if (hit) parts.push({ type: 'removed', words: hit.placeholder.replace(/^\[(.+)\]$/s, '$1'), start: end });
    from = end + (hit?.placeholder.length ?? 0);
  }
  return parts;
}

/** The parts cut again at what is flagged; a placeholder stays one. `flags` are sorted and apart. */
export function flaggedParts(
  parts: readonly TextPart[],
  flags: readonly Pick<Finding, 'start' | 'end'>[],
): readonly TextPart[] {
  return parts.flatMap((part) => {
    if (part.type !== 'kept') return [part];
    const end = part.start + part.words.length;
    const inside = flags.filter((flag) => flag.start < end && flag.end > part.start);
    const cuts = inside.flatMap((flag) => [Math.max(flag.start, part.start), Math.min(flag.end, end)]);
    return [part.start, ...cuts].flatMap((start, at): TextPart[] => {
      const words = part.words.slice(start - part.start, (cuts[at] ?? end) - part.start);
      return words === '' ? [] : [{ type: at % 2 === 0 ? 'kept' : 'flagged', words, start }];
    });
  });
}

/** The leftmost; of several there, the longest. */
function nextPlaceholder(text: string, from: number, placeholders: readonly string[]) {
  return placeholders
    .map((placeholder) => ({ placeholder, at: text.indexOf(placeholder, from) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at || other.placeholder.length - one.placeholder.length)[0];
}
