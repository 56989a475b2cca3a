import type { Finding } from '../../contract/redaction.ts';
import type { Lexicon } from '../lexicon.ts';
import { foldKey } from '../text/fold-key.ts';

/**
 * Every place where a word that a person marked as a name stands as a whole word, whatever its accents and case; a
 * name that is also an everyday word only with the capital that it was marked with ("Rose", not "rose").
 */
export function detectMarked(text: string, marked: readonly string[], lexicon: Lexicon): readonly Finding[] {
  if (marked.length === 0) return [];
  const wanted = new Map(marked.map((word) => [foldKey(word).trim(), word.trim()] as const));
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const findings: Finding[] = [];
  for (const [key, spelling] of wanted) {
    const parts = [...key.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match[0]);
    if (parts.length === 0) continue;
    for (let index = 0; index + parts.length <= words.length; index += 1) {
      const first = words[index];
      const last = words[index + parts.length - 1];
      if (first === undefined || last === undefined || foldKey(first[0]) !== parts[0]) continue;
      if (!parts.every((part, offset) => foldKey(words[index + offset]?.[0] ?? '') === part)) continue;
      if (lexicon.words.has(key) && isCapital(spelling) && !isCapital(first[0])) continue;
      findings.push({ kind: 'PERSON', start: first.index, end: last.index + last[0].length, certain: true });
    }
  }
  return findings;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
