import { lineType } from './line.ts';
import { patience, type SyncDeps } from './sync.ts';

/** The browser's own clock, chance, network, lock and timers, in a tab and in a service worker alike. */
export function browserEffects(
  exclusively: SyncDeps['exclusively'],
  wifiOnly: () => Promise<boolean>,
): Omit<SyncDeps, 'outbox'> {
  return {
    fetch: globalThis.fetch.bind(globalThis),
    now: () => Date.now(),
    random: () => Math.random(),
    abortAfter: (milliseconds) => AbortSignal.timeout(milliseconds),
    exclusively: 'locks' in navigator ? exclusively : alone,
    mayUseLine: async () => !(lineType(navigator) === 'cellular' && (await wifiOnly())),
    schedule(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Tabs: one sender at a time; whoever comes second comes again. */
export function unlessOthersSend(task: () => Promise<void>): Promise<boolean> {
  return navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock) await task();
    return lock !== null;
  });
}

/** The service worker: it is woken seldom, so it waits for its turn; a lock held longer is a frozen tab's. */
export async function afterOthers(task: () => Promise<void>): Promise<boolean> {
  let begun = false;
  const inTurn = async () => {
    begun = true;
    await task();
  };
  try {
    await navigator.locks.request(lockName, { signal: AbortSignal.timeout(patience) }, inTurn);
  } catch (error) {
    if (begun) throw error;
    await task();
  }
  return true;
}

const lockName = 'calepin-send';

/** Without Web Locks each may send: the receiver is idempotent. */
async function alone(task: () => Promise<void>): Promise<boolean> {
  await task();
  return true;
}
