import { defaultLimits } from '../contract/campaign.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { nextTry } from './backoff.ts';
import { firstSize, grow, shrink, takeBatch, type BatchSize } from './batch-size.ts';
import { sendBatch, type SendDeps } from './send-batch.ts';

/** `manual` and `online` try everything at once; the others only what is due. */
export type WakeReason = 'start' | 'visible' | 'online' | 'timer' | 'closed' | 'manual';

export interface SyncDeps extends SendDeps {
  readonly outbox: Outbox;
  /** A number in [0, 1). */
  readonly random: () => number;
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
const patience = 60_000;

export function createSync(deps: SyncDeps): Sync {
  const { outbox, now } = deps;
  let running: Promise<void> | null = null;
  let again: WakeReason | null = null;
  let refusedSince: number | null = null;
  let cancelTimer = () => {};
  let stopped = false;

  const round = async (reason: WakeReason) => {
    if (reason === 'manual') await outbox.releaseHeld();
    const task = () => sendDue(deps, reason === 'manual' || reason === 'online');
    if (await deps.exclusively(task)) {
      refusedSince = null;
    } else {
      refusedSince ??= now();
      if (now() - refusedSince >= patience) await task();
    }
    await sleepUntilDue();
  };

  const sleepUntilDue = async () => {
    cancelTimer();
    const at = await outbox.nextTry();
    if (at === null || stopped) return;
    const wait = Math.min(Math.max(at - now(), 1_000), patience);
    cancelTimer = deps.schedule(() => void wake('timer'), wait);
  };

  const wake = async (reason: WakeReason): Promise<void> => {
    if (stopped) return;
    if (running) {
      again = again === 'manual' ? again : reason;
      return running;
    }
    running = (async () => {
      try {
        await round(reason);
        while (again !== null) {
          const next: WakeReason = again;
          again = null;
          await round(next);
        }
      } finally {
        running = null;
      }
    })();
    return running;
  };

  return {
    wake,
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}

/** Sends batch after batch until nothing is due or the line gives trouble. */
async function sendDue(deps: SyncDeps, all: boolean): Promise<void> {
  const { outbox, now } = deps;
  const tried = new Set<string>();
  let size: BatchSize = firstSize;
  for (;;) {
    const token = await outbox.token();
    const due = (await outbox.due(now(), all)).filter(({ id }) => !tried.has(id));
    const batch = takeBatch(due, size);
    if (token === null || batch.length === 0) return;
    const ids = batch.map(({ id }) => id);
    await outbox.startSending(ids);
    const result = await sendBatch(deps, token, batch.map(toPart));
    const wait = result.type === 'trouble' ? result.retryAfter : 0;
    const later = (tries: number) => nextTry(now(), tries, deps.random(), wait);
    if (result.type === 'reply') {
      await outbox.settle(ids, result.reply, later);
      for (const id of ids) tried.add(id);
      size = grow(size, defaultLimits);
      continue;
    }
    switch (result.trouble) {
      case 'invitation-refused':
        return outbox.hold(
          (await outbox.due(now(), true)).map(({ id }) => id),
          result.trouble,
        );
      case 'too-large':
        if (batch.length > 1) {
          await outbox.postpone(ids, result.trouble, () => 0);
          size = { ...shrink(size), envelopes: 1 };
          continue;
        }
        await outbox.hold(ids, result.trouble);
        continue;
      default:
        return outbox.postpone(ids, result.trouble, later);
    }
  }
}

function toPart({ id, bytes }: OutboxEntry) {
  if (bytes === null) throw new Error('a waiting entry has its bytes');
  return { id, bytes };
}
