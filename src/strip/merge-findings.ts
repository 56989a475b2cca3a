import { IdentifierKind, type Finding } from '../contract/redaction.ts';

/**
 * One rule for findings that overlap: they become one that covers them all, so that nothing of any of them is left,
 * with the kind of the longest (of equal ones, the first in the order of `IdentifierKind`, a name last). It is certain when one of
 * them is. The result is sorted by place.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  let leader: Finding | null = null;
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || leader === null || finding.start >= last.end) {
      merged.push(finding);
      leader = finding;
      continue;
    }
    if (leads(finding, leader)) leader = finding;
    merged[merged.length - 1] = {
      kind: leader.kind,
      start: last.start,
      end: Math.max(last.end, finding.end),
      certain: last.certain || finding.certain,
    };
  }
  return merged;
}

function leads(a: Finding, b: Finding): boolean {
  const difference = a.end - a.start - (b.end - b.start);
  return difference > 0 || (difference === 0 && rank(a) < rank(b));
}

/** What a pattern knows the shape of is surer of its kind than a name. */
function rank({ kind }: Finding): number {
  return kind === 'PERSON' ? IdentifierKind.options.length : IdentifierKind.options.indexOf(kind);
}
