import { createStripBridge, type StripBridge } from '../strip/bridge.ts';

/** What the review app uses of the bridge. */
export type HiredStripper = Pick<StripBridge, 'strip' | 'close'>;

/** The first text waits for the lists of names to load. Milliseconds. */
const timeoutMs = 20_000;

/** The stripper that facilitators' devices run, in a worker of its own. `close` ends it. */
export function hireStripper(): HiredStripper {
  return createStripBridge({
    createWorker: () => new Worker(new URL('../strip/worker.ts', import.meta.url), { type: 'module' }),
    timeoutMs,
    setTimeout: (callback, ms) => window.setTimeout(callback, ms),
    clearTimeout: (timer) => window.clearTimeout(timer),
  });
}
