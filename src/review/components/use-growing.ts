import { useCallback, useState, type RefCallback } from 'react';

const step = 100;

export interface Growing {
  /** How many to render. */
  readonly limit: number;
  readonly grow: () => void;
  /** For what stands behind the last one; coming near it renders more. */
  readonly end: RefCallback<HTMLElement>;
}

/** Renders a long list as far as it is read. `view`: another view starts again at its head. */
export function useGrowing(view: string): Growing {
  const [grown, setGrown] = useState({ view, limit: step });
  const limit = grown.view === view ? grown.limit : step;
  const grow = useCallback(() => setGrown({ view, limit: limit + step }), [view, limit]);
  const end = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) grow();
        },
        { rootMargin: '800px' },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [grow],
  );
  return { limit, grow, end };
}
