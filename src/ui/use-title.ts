import { useEffect } from 'react';

/** Names the document after the screen. Never with anything that was typed. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Calepin`;
  }, [title]);
}
