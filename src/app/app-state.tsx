import { StateLine } from '../ui/state-line.tsx';
import { useOnline } from './hooks.ts';
import { useWaiting } from './use-waiting.ts';

/** The two facts, on every screen but the meeting's own. */
export function AppState() {
  return <StateLine saved="saved" online={useOnline()} waiting={useWaiting()} />;
}
