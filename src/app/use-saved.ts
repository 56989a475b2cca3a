import { useSyncExternalStore } from 'react';
import type { SavedState } from '../ui/state-line.tsx';
import { useServices } from './services.ts';

/** The first fact of the state line: nothing is saved where the storage is not this tab's, whatever a screen knows. */
export function useSaved(known: SavedState): SavedState {
  const { storage } = useServices();
  const { type, elsewhere } = useSyncExternalStore(storage.subscribe, storage.view);
  return type === 'memory' || elsewhere !== null ? 'failed' : known;
}
