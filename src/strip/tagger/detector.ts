import type { Detector } from '../detectors/detector.ts';
import type { Tagger } from './tagger.ts';

/** A name is `certain` from the first score on, and a maybe from the second. */
export interface Thresholds {
  readonly certain: number;
  readonly maybe: number;
}

/** Names by the tagger, as a detector. */
export function createTaggerDetector(tagger: Tagger, { certain, maybe }: Thresholds): Detector {
  return (text, context) =>
    tagger
      .tag(text, context)
      .filter(({ score }) => score >= maybe)
      .map(({ start, end, score }) => ({ kind: 'PERSON', start, end, certain: score >= certain }));
}
