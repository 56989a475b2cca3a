import { useEffect, useRef, type RefObject } from 'react';
import type { Slug } from '../contract/primitives.ts';

/**
 * A new last idea comes into sight, and so does the end of a topic that is opened. It stays in sight while
 * rows grow (a typeface that arrives late) and while the list gets less room (a rotated phone, its keyboard), until the
 * person scrolls or does something in the list.
 */
export function useShowEnd(list: RefObject<HTMLOListElement | null>, topic: Slug, last: number): void {
  const shown = useRef({ topic: '', last: 0 });
  const follows = useRef(false);
  const watch = useRef<() => void>(null);
  const isThere = last > 0;
  useEffect(() => {
    const rows = list.current;
    if (!rows || !isThere) return;
    // Called in the frame that shows a new row, when it is laid out anyway.
    const observer = new ResizeObserver(() => {
      if (follows.current) rows.lastElementChild?.scrollIntoView({ block: 'end' });
    });
    // Anew: called in the next frame, also when another row went and the list is as high as before.
    watch.current = () => {
      observer.unobserve(rows);
      observer.observe(rows);
    };
    watch.current();
    const scroller = rows.parentElement;
    if (scroller) observer.observe(scroller);
    const letGo = () => (follows.current = false);
    for (const by of scrollingBy) addEventListener(by, letGo, { passive: true });
    scroller?.addEventListener('pointerdown', letGo);
    return () => {
      observer.disconnect();
      watch.current = null;
      for (const by of scrollingBy) removeEventListener(by, letGo);
      scroller?.removeEventListener('pointerdown', letGo);
    };
  }, [list, topic, isThere]);
  useEffect(() => {
    const isNew = shown.current.topic !== topic || last > shown.current.last;
    shown.current = { topic, last };
    if (!isNew) return;
    follows.current = true;
    watch.current?.();
  }, [topic, last]);
}

const scrollingBy = ['wheel', 'touchmove'] as const;
