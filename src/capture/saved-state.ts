import type { SavedState } from '../ui/state-line.tsx';
import type { KeepProblem } from './draft.ts';

/** What the state line says of everything that was to be kept: one problem outweighs what is on its way. */
export function savedState(problems: readonly (KeepProblem | null)[], keeping: boolean): SavedState {
  if (problems.includes('storage-full')) return 'full';
  if (problems.some((problem) => problem !== null)) return 'failed';
  return keeping ? 'keeping' : 'saved';
}
