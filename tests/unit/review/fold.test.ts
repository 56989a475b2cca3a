import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Submission } from '../../../src/contract/submission.ts';
import { fold } from '../../../src/review/fold.ts';
import { openMeeting } from '../../../src/review/opened-idea.ts';
import type { Holdings, Opening } from '../../../src/review/pull.ts';
import { sampleSubmission } from '../../support/samples.ts';

const lists = { sectors: [], regions: [], jobTitles: [], rungs: [] };
const opened = (submission: Submission): Opening => ({
  type: 'opened',
  meeting: openMeeting(submission, lists),
});

function holdings(...openings: (Opening | null)[]): Holdings {
  const envelopes = openings.map((opening) => {
    const entry = { id: randomUUID(), sha256: 'a'.repeat(64), size: 500, day: '2031-05-17' };
    return [entry.id, { entry, opening }] as const;
  });
  return { cursor: null, packCursor: null, envelopes: new Map(envelopes) };
}

const ids = (submission: { readonly ideas: readonly { readonly id: string }[] }) =>
  submission.ideas.map(({ id }) => id);

describe('folding', () => {
  test('an older revision that arrives later changes nothing', () => {
    const first = sampleSubmission(3);
    const second = { ...first, revision: 2, ideas: first.ideas.slice(0, 2) };
    const folded = fold(holdings(opened(second), opened(first)));
    expect(folded.ideas.map(({ idea }) => idea.id)).toEqual(ids(second));
    expect(folded.meetings[0]).toMatchObject({
      withdrawn: 1,
      latest: { meeting: { submission: { revision: 2 } } },
    });
  });

  test('the same submission under two envelopes counts once, and both are counted as opened', () => {
    const submission = sampleSubmission(3);
    const folded = fold(holdings(opened(submission), opened(structuredClone(submission))));
    expect(folded.ideas).toHaveLength(3);
    expect(folded.meetings).toHaveLength(1);
    expect(folded.tally).toEqual({ stored: 2, opened: 2, quarantined: 0, waiting: 0 });
  });

  test('an idea that comes back under another meeting counts where it came first', () => {
    const first = sampleSubmission(2);
    const second = sampleSubmission(1);
    const copy = { ...second, ideas: [...first.ideas, ...second.ideas] };
    const folded = fold(holdings(opened(first), opened(copy)));
    expect(folded.meetings.map(({ ideas }) => ideas.length)).toEqual([2, 1]);
  });

  test('the tally tells opened, quarantined and waiting apart', () => {
    const folded = fold(
      holdings(opened(sampleSubmission()), { type: 'quarantined', reason: 'newer-schema' }, null, null),
    );
    expect(folded.tally).toEqual({ stored: 4, opened: 1, quarantined: 1, waiting: 2 });
    expect(folded.quarantined.map(({ reason }) => reason)).toEqual(['newer-schema']);
  });
});
