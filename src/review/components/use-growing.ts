import { useEffect, useRef, useState, type RefObject } from 'react';

const step = 100;

export interface Growing {
  /** How many to render. */
  readonly limit: number;
  readonly grow: () => void;
  /** Stands behind the last one; coming near it renders more. */
  readonly end: RefObject<HTMLDivElement | null>;
}

/** Renders a long list as far as it is read. `list`: another list starts again at its head. */
export function useGrowing(list: unknown): Growing {
  const [grown, setGrown] = useState({ list, limit: step });
  const limit = grown.list === list ? grown.limit : step;
  const end = useRef<HTMLDivElement>(null);
  const grow = () => setGrown({ list, limit: limit + step });
  useEffect(() => {
    if (end.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setGrown({ list, limit: limit + step });
      },
      { rootMargin: '800px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [list, limit]);
  return { limit, grow, end };
}
