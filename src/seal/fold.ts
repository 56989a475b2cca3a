import type { Submission } from '../contract/submission.ts';

/**
 * What the team holds: each meeting once, at its highest revision, in the order in which meetings first
 * appear. Of two submissions with the same id and revision the first stays. An idea that an earlier
 * meeting already holds (a restored device under a new meeting) is not counted again.
 */
export function foldSubmissions(submissions: Iterable<Submission>): readonly Submission[] {
  const newest = new Map<string, Submission>();
  for (const submission of submissions) {
    const held = newest.get(submission.id);
    if (held === undefined || submission.revision > held.revision) newest.set(submission.id, submission);
  }
  const seen = new Set<string>();
  return [...newest.values()].map((submission) => ({
    ...submission,
    ideas: submission.ideas.filter(({ id }) => !seen.has(id) && seen.add(id)),
  }));
}
