import { ideaDefaults, type SubmittedIdea } from '../../../src/contract/idea.ts';
import { submissionSchemaVersion, type Submission } from '../../../src/contract/submission.ts';

/** A meeting of `count` ideas; `change` makes each differ. */
export function submissionOf(
  count: number,
  change: (at: number) => Partial<SubmittedIdea> = () => ({}),
): Submission {
  return {
    schemaVersion: submissionSchemaVersion,
    id: crypto.randomUUID(),
    revision: 1,
    campaign: crypto.randomUUID(),
    invitation: crypto.randomUUID(),
    guide: { id: 'guide', version: 1 },
    fields: {
      date: '2031-05-17',
      start: null,
      end: null,
      mode: 'hybrid',
      sector: null,
      region: 'estrie',
      present: 12,
      regrets: null,
      language: 'en',
      zone: null,
    },
    outcomes: [{ topic: 'means', text: 'A march in June, says [person 1].' }],
    asked: [],
    counts: [],
    next: null,
    comment: null,
    ideas: Array.from({ length: count }, (_, at) => ({
      id: crypto.randomUUID(),
      topic: 'means',
      question: 'means.first',
      kind: 'idea',
      language: 'en',
      text: `Idea ${at + 1} of the meeting`,
      sector: null,
      region: null,
      jobTitle: null,
      redactions: [],
      ...ideaDefaults,
      ...change(at),
    })),
  };
}
