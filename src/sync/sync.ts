import { sendDue, type SendDeps, type WakeReason } from './send-due.ts';

export interface SyncDeps extends SendDeps {
  /** Runs `task` while no other tab sends; returns false, without running it, when another one does. */
  readonly exclusively: (task: () => Promise<void>) => Promise<boolean>;
  /** Whether the line may be used without a person's own press. */
  readonly mayUseLine: () => Promise<boolean>;
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
  /** The wakes that no round has begun with yet. */
  const woken = new Set<WakeReason>();
  /** Those of rounds that did not get to send: they count in the next one too. */
  const unserved = new Set<WakeReason>();
  let refusedSince: number | null = null;
  let cancelTimer = () => {};
  let stopped = false;

  const wake = async (reason: WakeReason) => {
    if (stopped) return;
    woken.add(reason);
    await (running ??= run());
  };

  const wakeAfter = (milliseconds: number) => {
    cancelTimer();
    if (!stopped) cancelTimer = deps.schedule(() => void wake('timer').catch(() => {}), milliseconds);
  };

  const run = async () => {
    try {
      while (woken.size > 0) {
        for (const reason of woken) unserved.add(reason);
        woken.clear();
        // Should storage fail in this round, or the line not be wanted, there is another one.
        wakeAfter(patience);
        const mayUseLine = unserved.has('manual') || (await deps.mayUseLine());
        if (!mayUseLine) continue;
        if (await sendInTurn()) {
          unserved.clear();
          await sleepUntilDue();
        } else wakeAfter(breath);
      }
    } finally {
      running = null;
    }
  };

  /** Whether it was this tab's turn. */
  const sendInTurn = async (): Promise<boolean> => {
    const send = () => sendDue(deps, unserved);
    if (await deps.exclusively(send)) {
      refusedSince = null;
      return true;
    }
    refusedSince ??= now();
    if (Math.abs(now() - refusedSince) < patience) return false;
    await send();
    return true;
  };

  const sleepUntilDue = async () => {
    const waiting = await outbox.list('queued', 'sending');
    const next = Math.min(...waiting.map(({ nextTry }) => nextTry));
    if (waiting.length === 0) cancelTimer();
    else wakeAfter(Math.min(Math.max(next - now(), breath), patience));
  };

  return {
    wake,
    stop() {
      stopped = true;
      woken.clear();
      cancelTimer();
    },
  };
}
