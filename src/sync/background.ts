import type { Outbox } from '../outbox/outbox.ts';

/** The tag of the event by which Chromium wakes the service worker when there is a network. */
export const sendTag = 'send';

/** Of a registration, in Chromium only (https://wicg.github.io/background-sync/spec/). */
interface WithSync {
  readonly sync?: { register(tag: string): Promise<void> };
}

/**
 * While something waits, asks to be woken when there is a network, with no tab open. Nothing depends on it:
 * where it is missing or refused, what waits goes when the app is opened.
 */
export async function askToBeWoken(
  outbox: Pick<Outbox, 'list'>,
  registration: Promise<object>,
): Promise<void> {
  try {
    if ((await outbox.list('queued', 'sending')).length === 0) return;
    await ((await registration) as WithSync).sync?.register(sendTag);
  } catch {
    return;
  }
}
