import { firstPace, type Pace } from './pace.ts';
import { sendDue, type SendDeps } from './send-due.ts';

/**
 * `manual` tries everything at once, held things too; `online` what the line had postponed; the others only what is
 * due. `start` and `manual` also ask whether all that was received is still there.
 */
export type WakeReason = 'start' | 'visible' | 'online' | 'timer' | 'closed' | 'manual';

export interface SyncDeps extends SendDeps {
  /** Runs `task` while no other tab sends; returns false, without running it, when another one does. */
  readonly exclusively: (task: () => Promise<void>) => Promise<boolean>;
  /** Whether the line may be used without a person's own press; absent: always. */
  readonly mayUseLine?: () => Promise<boolean>;
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

export function createSync(deps: SyncDeps): Sync {
  const { outbox, now } = deps;
  let running: Promise<void> | null = null;
  /** The wakes that no round has served yet: those that came during one, or while another tab was sending. */
  const owed = new Set<WakeReason>();
  let refusedSince: number | null = null;
  let pace: Pace = firstPace;
  let cancelTimer = () => {};
  let stopped = false;

  const later = (reasons: Iterable<WakeReason>, wait: number) => {
    cancelTimer();
    if (stopped) return;
    cancelTimer = deps.schedule(() => {
      for (const reason of reasons) owed.add(reason);
      void join().catch(() => {});
    }, wait);
  };

  /** `busy`: another tab is sending. */
  const round = async (reasons: ReadonlySet<WakeReason>): Promise<'done' | 'busy' | 'line unwanted'> => {
    const manual = reasons.has('manual');
    if (!manual && deps.mayUseLine && !(await deps.mayUseLine())) return 'line unwanted';
    if (manual) await outbox.release();
    const task = async () => {
      pace = await sendDue(deps, {
        eager: reasons.has('online'),
        check: manual || reasons.has('start'),
        pace,
      });
    };
    if (await deps.exclusively(task)) {
      refusedSince = null;
      return 'done';
    }
    refusedSince ??= now();
    if (Math.abs(now() - refusedSince) < patience) return 'busy';
    await task();
    return 'done';
  };

  const run = async () => {
    try {
      while (owed.size > 0) {
        const reasons = new Set(owed);
        owed.clear();
        // Should storage fail in this round, there is another one.
        later(reasons, patience);
        const outcome = await round(reasons);
        if (outcome === 'done') await sleepUntilDue();
        else if (outcome === 'busy') later(reasons, breath);
      }
    } finally {
      running = null;
    }
  };

  const sleepUntilDue = async () => {
    const at = await outbox.nextTry();
    if (at === null) cancelTimer();
    else later(['timer'], Math.min(Math.max(at - now(), breath), patience));
  };

  const join = () => (running ??= run());

  return {
    async wake(reason) {
      if (stopped) return;
      owed.add(reason);
      await join();
    },
    stop() {
      stopped = true;
      owed.clear();
      cancelTimer();
    },
  };
}
