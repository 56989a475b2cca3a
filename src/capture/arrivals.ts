import type { Idea } from '../contract/idea.ts';

/** Ideas that became durable since the list was read: told at once, so that a row waits for nothing else on the screen. */
export interface Arrivals {
  readonly view: () => readonly Idea[];
  readonly subscribe: (changed: () => void) => () => void;
}

const none: readonly Idea[] = [];
export const noArrivals: Arrivals = { view: () => none, subscribe: () => () => {} };

/** Ideas in their order, with those that are not among them yet. */
export function withArrivals(ideas: readonly Idea[], arrived: readonly Idea[]): readonly Idea[] {
  const unread = new Map(arrived.map((idea) => [idea.id, idea]));
  for (const { id } of ideas) unread.delete(id);
  return unread.size === 0 ? ideas : [...ideas, ...unread.values()].sort((a, b) => a.number - b.number);
}
