import { useSyncExternalStore } from 'react';
import { StateLine } from '../ui/state-line.tsx';
import { useServices } from './services.ts';
import { useSaved } from './use-saved.ts';
import { useSending } from './use-sending.ts';

/** The two facts, on every screen but the meeting's own. */
export function AppState() {
  const { unkept } = useServices();
  const waits = useSyncExternalStore(unkept.subscribe, unkept.view);
  return <StateLine saved={useSaved(waits ? 'elsewhere' : 'saved')} {...useSending()} />;
}
