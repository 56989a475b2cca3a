import type { Finding, IdentifierKind } from '../contract/redaction.ts';

/**
 * One rule for findings that overlap: they become one that covers them all, so that nothing of any of them is left,
 * with the kind of the longest (of equal ones, the first in `order`). It is certain when one of
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
  return difference > 0 || (difference === 0 && order[a.kind] < order[b.kind]);
}

/** What a pattern knows the shape of is surer of its kind than a name. */
const order: Readonly<Record<IdentifierKind, number>> = {
  EMAIL: 0,
  PHONE: 1,
  SIN: 2,
  HEALTH_NO: 3,
  EMPLOYEE_NO: 4,
  ADDRESS: 5,
  POSTAL_CODE: 6,
  URL: 7,
  HANDLE: 8,
  DOB: 9,
  PLATE: 10,
  OTHER: 11,
  PERSON: 12,
};
