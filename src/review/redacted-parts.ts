/** A stretch of a stored text; `removed`: a placeholder, as its words without brackets. */
export interface TextPart {
  readonly type: 'kept' | 'removed';
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

/** The leftmost; of several there, the longest. */
function nextPlaceholder(text: string, from: number, placeholders: readonly string[]) {
  return placeholders
    .map((placeholder) => ({ placeholder, at: text.indexOf(placeholder, from) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at || other.placeholder.length - one.placeholder.length)[0];
}
