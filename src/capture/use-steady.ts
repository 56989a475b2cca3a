import { useMemo, useRef } from 'react';

/** The same functions on every rendering, calling the latest ones: rows need not be drawn again. */
export function useSteady<T extends Record<string, (...args: never[]) => unknown>>(latest: T): T {
  const current = useRef(latest);
  current.current = latest;
  return useMemo(
    () =>
      Object.fromEntries(
        Object.keys(current.current).map((name) => [
          name,
          (...args: never[]) => current.current[name]?.(...args),
        ]),
      ) as T,
    [],
  );
}
