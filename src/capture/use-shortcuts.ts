import { useEffect, useRef } from 'react';

/** Alt+1…9 topic, Alt+↑/↓ question. */
export function useShortcuts(to: {
  readonly topic: (index: number) => void;
  readonly previous: () => void;
  readonly next: () => void;
}): void {
  const latest = useRef(to);
  latest.current = to;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (digit !== undefined) latest.current.topic(Number(digit) - 1);
      else if (event.key === 'ArrowUp') latest.current.previous();
      else if (event.key === 'ArrowDown') latest.current.next();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
