import type { Finding } from '../../contract/redaction.ts';
import type { DetectContext } from '../detectors/detector.ts';
import { tokenize } from './tokens.ts';

/**
 * The names among `findings`, each grown over all words of the lists that stand beside it without a word of another
 * kind between. A word beside a mask is a name sooner, so that a long row of names is found end by end, some more each
 * round; this ends the row at once.
 */
export function growOverNames(
  text: string,
  findings: readonly Finding[],
  { lexicon, words }: DetectContext,
): readonly Finding[] {
  const tokens = tokenize(text, lexicon, words);
  const isListed = (index: number): boolean =>
    tokens[index]?.first === true || tokens[index]?.surname === true;
  let from = 0;
  return findings.map((finding) => {
    if (finding.kind !== 'PERSON') return finding;
    while (from < tokens.length && (tokens[from]?.end ?? 0) <= finding.start) from += 1;
    let first = from;
    let next = from;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < finding.end) next += 1;
    while (isListed(first - 1)) first -= 1;
    while (isListed(next)) next += 1;
    return {
      ...finding,
      start: Math.min(finding.start, tokens[first]?.start ?? finding.start),
      end: Math.max(finding.end, tokens[next - 1]?.end ?? finding.end),
    };
  });
}
