import { describe, expect, test } from 'vitest';
import type { SubmittedIdea } from '../../../src/contract/idea.ts';
import { openMeeting } from '../../../src/review/opened-idea.ts';
import { createMatcher, noFilter } from '../../../src/review/search.ts';
import { sampleSubmission } from '../../support/samples.ts';

const lists = {
  sectors: [{ code: 'health', en: 'Health', fr: 'Santé' }],
  regions: [{ code: '05', en: 'Eastern Townships', fr: 'Estrie' }],
  jobTitles: [{ code: 'orderly', en: 'Orderly', fr: 'Préposée ou préposé' }],
  rungs: [],
};

function opened(change: Partial<SubmittedIdea>) {
  const submission = sampleSubmission(1);
  const ideas = submission.ideas.map((idea) => ({ ...idea, sector: null, ...change }));
  return openMeeting({ ...submission, ideas }, lists).ideas[0]!;
}

const finds = (words: string, change: Partial<SubmittedIdea>) =>
  createMatcher({ ...noFilter, words })(opened(change));

describe('a search', () => {
  test.for([
    ['MANIFESTÉ', 'On a manifeste devant l’école'],
    ['ecole', 'On a manifesté devant l’École'],
    ["l'ecole", 'Devant l’école'],
    ['oeuvre', 'Une Œuvre collective'],
    ['cafe pause', 'Pause-café prolongée'],
    ['E\u0301cole', '\u00c9cole'],
    ['  ', 'Anything'],
  ])('for “%s” finds “%s”', ([words, text]) => {
    expect(finds(words!, { text: text! })).toBe(true);
  });

  test('needs every word', () => {
    expect(finds('pause thé', { text: 'Pause-café prolongée' })).toBe(false);
  });

  test('looks through job title, sector and region, in both languages', () => {
    const change = { text: 'x', sector: 'health', region: '05', jobTitle: 'orderly' };
    for (const words of ['sante', 'health', 'townships', 'ESTRIE', 'prepose', 'orderly']) {
      expect(finds(words, change), words).toBe(true);
    }
    expect(finds('chief of ideas', { jobTitle: 'Chief of ideas' })).toBe(true);
    expect(finds('archives', { sector: 'archives' })).toBe(true);
  });

  test('is narrowed by sector and by region', () => {
    const idea = opened({ sector: 'health', region: '05' });
    expect(createMatcher({ ...noFilter, words: '', sector: 'health', region: '05' })(idea)).toBe(true);
    expect(createMatcher({ ...noFilter, words: '', sector: 'education', region: null })(idea)).toBe(false);
    expect(createMatcher({ ...noFilter, words: '', sector: null, region: '06' })(idea)).toBe(false);
  });
});
