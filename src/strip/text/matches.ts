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

/**
 * The same of a sticky pattern that matches nowhere but at `starts`, in their order: it is tried a few times instead of at
 * each unit.
 */
export function matchesAt(
  text: string,
  pattern: RegExp,
  starts: readonly number[],
): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    if (match[0] === '') throw new Error('a pattern matches nothing');
    matches.push(match);
    end = start + match[0].length;
  }
  return matches;
}

const none: readonly RegExpExecArray[] = [];
