import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../src/contract/submission.ts';
import { foldSubmissions } from '../../../src/seal/fold.ts';
import { sampleSubmission } from '../../support/samples.ts';

const revise = (submission: Submission, change: Partial<Submission>): Submission => ({
  ...submission,
  ...change,
});

describe('foldSubmissions', () => {
  it('keeps each meeting at its highest revision, in whatever order revisions arrive', () => {
    const first = sampleSubmission();
    const other = sampleSubmission();
    const second = revise(first, { revision: 2, ideas: [] });
    expect(foldSubmissions([first, other, second])).toEqual([second, other]);
    expect(foldSubmissions([second, other, first])).toEqual([second, other]);
  });

  it('lets the first of two submissions with the same id and revision stay', () => {
    const first = sampleSubmission();
    expect(foldSubmissions([first, revise(first, { ideas: [] })])).toEqual([first]);
  });

  it('counts an idea once, in the meeting that held it first, unless a revision withdrew it there', () => {
    const first = sampleSubmission(2);
    const copy = revise(first, { id: randomUUID() });
    expect(foldSubmissions([first, copy]).map(({ ideas }) => ideas.length)).toEqual([2, 0]);
    const withdrawn = revise(first, { revision: 2, ideas: [] });
    expect(foldSubmissions([first, copy, withdrawn]).map(({ ideas }) => ideas.length)).toEqual([0, 2]);
  });
});
