import { useEffect, useRef, type RefObject } from 'react';
import type { Slug } from '../contract/primitives.ts';

/**
 * A new last idea comes into sight, and so does the end of a topic that is opened. It stays in sight while
 * rows grow (a typeface that arrives late) and while the list gets less room (a rotated phone, its keyboard), until the
 * person scrolls or does something in the list.
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
    const scroller = rows.parentElement;
    if (scroller) observer.observe(scroller);
    const letGo = () => observer.disconnect();
    for (const by of scrollingBy) addEventListener(by, letGo, { once: true, passive: true });
    scroller?.addEventListener('pointerdown', letGo, { once: true });
    return () => {
      letGo();
      for (const by of scrollingBy) removeEventListener(by, letGo);
      scroller?.removeEventListener('pointerdown', letGo);
    };
  }, [list, topic, last]);
}

const scrollingBy = ['wheel', 'touchmove'] as const;
