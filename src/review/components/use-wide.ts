import { useSyncExternalStore } from 'react';

const query = '(min-width: 60rem)';

/** Whether there is room for two panes. The same width stands in the style sheets. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
