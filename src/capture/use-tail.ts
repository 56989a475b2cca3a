import { useState } from 'react';
import type { Slug } from '../contract/primitives.ts';

/** The end of a long list, and what stands before it. */
export interface Tail<T> {
  readonly shown: readonly T[];
  readonly earlier: number;
  readonly showEarlier: () => void;
}

/**
 * The last rows of a topic's list: a phone lays all rows out anew with each idea, and a meeting has hundreds. All of them
 * when a person asks, until another topic; all of them too when one that is not among the last must be seen. Rows leave
 * when the list was read with `settled` rows, not in the frame that shows a new one.
 */
export function useTail<T>(
  items: readonly T[],
  settled: number,
  topic: Slug,
  mustBeSeen: (item: T) => boolean,
): Tail<T> {
  const [asked, setAsked] = useState<Slug | null>(null);
  const cut = Math.max(0, Math.floor((Math.min(settled, items.length) - fewest) / step) * step);
  const all = asked === topic || items.slice(0, cut).some(mustBeSeen);
  const from = all ? 0 : cut;
  return {
    shown: from === 0 ? items : items.slice(from),
    earlier: from,
    showEarlier: () => setAsked(topic),
  };
}

/** Rows that are always there, and how many leave at once. */
const fewest = 20;
const step = 10;
