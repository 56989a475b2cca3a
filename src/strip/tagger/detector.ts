import type { Finding } from '../../contract/redaction.ts';
import type { Detector } from '../detectors/detector.ts';
import { findSharedAccounts } from '../detectors/handle.ts';
import { taggedLength, type TaggedName, type Tagger } from './tagger.ts';

/** Lowest scores of a name, by what the rules say of the same place. */
export interface Thresholds {
  /** The rules see nothing there. */
  readonly silent: Levels;
  /** The rules have a maybe there. */
  readonly unsure: Levels;
  /** The rules are certain there. */
  readonly sure: Levels;
}

/** `certain`: from this score on it is certain; `maybe`: from this one on it is a maybe, below it is nothing. */
export interface Levels {
  readonly certain: number;
  readonly maybe: number;
}

/** Set on authored notes that were never trained on; docs/tagger.md has the figures. */
export const thresholds: Thresholds = {
  silent: { certain: 0.6, maybe: 0.45 },
  unsure: { certain: 0.8, maybe: 0.15 },
  sure: { certain: 0.75, maybe: 0.08 },
};

/**
 * Names by tagger and rules together: agreement needs less, and covers what either of them covers. Where the rules
 * are certain and the tagger sees nothing, it is a maybe; a maybe of the rules alone is nothing. Behind what the tagger
 * reads, the rules decide.
 */
export function createNameDetector(
  tagger: Tagger,
  rules: Detector,
  levels: Thresholds = thresholds,
): Detector {
  return (text, context) => {
    const ruled = rules(text, context);
    const shared = findSharedAccounts(text);
    const named = tagger.tag(text, context.keepList, context.readWords).flatMap((name) => {
      if (shared.some((account) => overlap(account, name))) return [];
      const there = ruled.filter((finding) => overlap(finding, name));
      const finding = judge(name, levels[opinionOf(there)]);
      return finding === null ? [] : [finding, ...there.map((rule) => ({ ...rule, certain: false }))];
    });
    const tagged = taggedLength(text);
    const alone = ruled
      .filter((rule) => !named.some((finding) => overlap(finding, rule)))
      .flatMap((rule) => {
        if (rule.end > tagged) return [rule];
        return rule.certain ? [{ ...rule, certain: false }] : [];
      });
    return [...named, ...alone];
  };
}

function opinionOf(findings: readonly Finding[]): keyof Thresholds {
  if (findings.length === 0) return 'silent';
  return findings.some(({ certain }) => certain) ? 'sure' : 'unsure';
}

function judge({ start, end, score }: TaggedName, { certain, maybe }: Levels): Finding | null {
  return score < maybe ? null : { kind: 'PERSON', start, end, certain: score >= certain };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
