import { onLineChange } from '../sync/line.ts';
import type { Services } from './services.ts';

/** Wakes the sender at the start, when the page is seen and when a network appears; renews the campaign. */
export function startSending(services: Services): void {
  const { sync, renewal } = services;
  // A failed round leaves everything in the outbox; the next wake tries again.
  const wake = (reason: Parameters<typeof sync.wake>[0]) => void sync.wake(reason).catch(() => {});
  addEventListener('online', () => {
    wake('online');
    void renewal.renew();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake('visible');
    else void services.wakeWithoutTab();
  });
  onLineChange(navigator, () => wake('online'));
  wake('start');
  void services.wakeWithoutTab();
  void renewal.renew();
}
