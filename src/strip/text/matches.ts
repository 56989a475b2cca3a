/**
 * All matches of a global pattern, none of them empty: what `matchAll` gives, without the copy of the pattern that it
 * makes for each text.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  const first = pattern.exec(text);
  if (first === null) return none;
  const matches = [first];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '') throw new Error('a pattern matches nothing');
    matches.push(match);
  }
  return matches;
}

const none: readonly RegExpExecArray[] = [];
