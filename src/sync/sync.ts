import { firstPace, type Pace } from './pace.ts';
import { sendDue, type SendDeps } from './send-due.ts';

/** `manual` and `online` try everything at once; the others only what is due. */
export type WakeReason = 'start' | 'visible' | 'online' | 'timer' | 'closed' | 'manual';

export interface SyncDeps extends SendDeps {
  /** Runs `task` while no other tab sends; returns false, without running it, when another one does. */
  readonly exclusively: (task: () => Promise<void>) => Promise<boolean>;
  /** Calls back after so many milliseconds; returns its cancellation. */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
}

export interface Sync {
  /** Sends what waits; resolves when this round is over. A round under way is joined and then repeated. */
  wake(reason: WakeReason): Promise<void>;
  stop(): void;
}

/** A frozen tab may hold the lock for ever; the receiver is idempotent, so after this long send anyway. */
export const patience = 60_000;

/** The soonest that a timer wakes. */
const breath = 1_000;

/** From the weakest to the strongest: of wakes that come during a round, the strongest is repeated. */
const strength: readonly WakeReason[] = ['timer', 'visible', 'closed', 'start', 'online', 'manual'];

export function createSync(deps: SyncDeps): Sync {
  const { outbox, now } = deps;
  let running: Promise<void> | null = null;
  /** The wakes that no round has served yet: those that came during one, or while another tab was sending. */
  let owed: WakeReason | null = null;
  let refusedSince: number | null = null;
  let pace: Pace = firstPace;
  let cancelTimer = () => {};
  let stopped = false;

  const owe = (reason: WakeReason) => {
    if (owed === null || strength.indexOf(reason) > strength.indexOf(owed)) owed = reason;
  };

  const later = (reason: WakeReason, wait: number) => {
    cancelTimer();
    if (!stopped) cancelTimer = deps.schedule(() => void wake(reason).catch(() => {}), wait);
  };

  /** Whether it was this tab's turn. */
  const round = async (reason: WakeReason): Promise<boolean> => {
    if (reason === 'manual') await outbox.releaseHeld();
    const task = async () => {
      const all = reason === 'manual' || reason === 'online';
      pace = await sendDue(deps, { all, check: reason === 'start' || reason === 'manual', pace });
    };
    if (await deps.exclusively(task)) {
      refusedSince = null;
      return true;
    }
    refusedSince ??= now();
    if (Math.abs(now() - refusedSince) < patience) return false;
    await task();
    return true;
  };

  const run = async () => {
    try {
      while (owed !== null) {
        const reason: WakeReason = owed;
        owed = null;
        // Should storage fail in this round, there is another one.
        later(reason, patience);
        if (await round(reason)) await sleepUntilDue();
        else later(reason, breath);
      }
    } finally {
      running = null;
    }
  };

  const sleepUntilDue = async () => {
    const at = await outbox.nextTry();
    if (at === null) cancelTimer();
    else later('timer', Math.min(Math.max(at - now(), breath), patience));
  };

  const wake = (reason: WakeReason): Promise<void> => {
    if (stopped) return Promise.resolve();
    owe(reason);
    running ??= run();
    return running;
  };

  return {
    wake,
    stop() {
      stopped = true;
      owed = null;
      cancelTimer();
    },
  };
}
