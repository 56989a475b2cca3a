import { useEffect, useState, useSyncExternalStore } from 'react';
import { lineType, onLineChange } from '../sync/line.ts';

/** Whether the browser believes there is a network. Receipts are the only proof. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}

function subscribeOnline(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** `wifi`, `cellular` …; `null` where the browser does not tell. */
export function useLineType(): string | null {
  return useSyncExternalStore(
    (changed) => onLineChange(navigator, changed),
    () => lineType(navigator),
  );
}

/** Whether there is room for two panes: 960 px at the usual text size. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribeWide, () => wide);
}

function subscribeWide(changed: () => void): () => void {
  wideQuery.addEventListener('change', changed);
  return () => wideQuery.removeEventListener('change', changed);
}

const wideQuery = matchMedia('(min-width: 60rem)');
// To ask `matches` on each rendering makes Chromium bring the layout up to date each time.
let wide = wideQuery.matches;
wideQuery.addEventListener('change', ({ matches }) => (wide = matches));

/** Keeps the screen on while mounted and wanted; asked again when the page is seen again, since hiding it lets go. */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (over) await lock.release();
      } catch {
        // Refused, on low battery for instance: the meeting goes on.
        lock = null;
      }
    };
    const onVisible = () => void ask();
    void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, [wanted]);
}

/** Whole minutes that `topic` has been on screen, counted on in `elapsed` (milliseconds by topic). */
export function useMinutes(elapsed: Map<string, number>, topic: string): number {
  const [, redraw] = useState(0);
  useEffect(() => {
    let since = performance.now();
    const count = () => {
      const now = performance.now();
      elapsed.set(topic, (elapsed.get(topic) ?? 0) + now - since);
      since = now;
      redraw((n) => n + 1);
    };
    const timer = setInterval(count, 5_000);
    return () => {
      clearInterval(timer);
      count();
    };
  }, [elapsed, topic]);
  return Math.floor((elapsed.get(topic) ?? 0) / 60_000);
}

/** Asks before the page is left while `unkept` says that a text would be lost. */
export function useLeaveWarning(unkept: () => boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unkept()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unkept]);
}
