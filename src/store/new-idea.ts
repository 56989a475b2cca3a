import type { Idea } from '../contract/idea.ts';

/** What the composer gives; the number is assigned when it is kept. */
export type NewIdea = Omit<Idea, 'number' | 'removed'>;

/** The idea as it is kept behind the `last` number of its meeting; 0: the first. */
export function numbered(input: NewIdea, last: number): Idea {
  return { ...input, number: last + 1, removed: false };
}
