import { StateLine } from '../ui/state-line.tsx';
import { useSending } from './use-sending.ts';

/** The two facts, on every screen but the meeting's own. */
export function AppState() {
  return <StateLine saved="saved" {...useSending()} />;
}
