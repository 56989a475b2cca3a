import { useEffect, useRef, type RefObject } from 'react';
import type { Slug } from '../contract/primitives.ts';

/**
 * A new last idea comes into sight, and so does the end of a topic that is opened. It stays in sight while
 * rows grow (a typeface that arrives late, a rotated phone), until the person scrolls.
 */
export function useShowEnd(list: RefObject<HTMLOListElement | null>, topic: Slug, last: number): void {
  const shown = useRef({ topic: '', last: 0 });
  useEffect(() => {
    const rows = list.current;
    const isNew = shown.current.topic !== topic || last > shown.current.last;
    shown.current = { topic, last };
    if (!rows || !isNew) return;
    // Called for the first time in the frame that shows them, when they are laid out anyway.
    const observer = new ResizeObserver(() => rows.lastElementChild?.scrollIntoView({ block: 'end' }));
    observer.observe(rows);
    const letGo = () => observer.disconnect();
    for (const by of scrollingBy) addEventListener(by, letGo, { once: true, passive: true });
    return () => {
      letGo();
      for (const by of scrollingBy) removeEventListener(by, letGo);
    };
  }, [list, topic, last]);
}

/** How a person scrolls, or begins something else in the list. */
const scrollingBy = ['wheel', 'touchmove', 'pointerdown'] as const;
