import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { createOutbox } from './outbox/outbox.ts';
import { openDatabase } from './store/db.ts';
import { getSettings } from './store/settings.ts';
import { sendTag } from './sync/background.ts';
import { afterOthers, browserEffects } from './sync/browser.ts';
import { createSync } from './sync/sync.ts';
import { receiveSharedFile, receivesSharedFile } from './sw-receive.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

// Each entry carries its integrity, so that a captive portal's HTML is never kept as the app. A file that
// fails fails the install: the version before goes on working.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// GET navigations only: no POST but that of a shared file is touched, and the endpoint's own pages pass through.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/v1\//, /^\/openapi\.json/] }),
);

registerRoute(
  ({ request }) => receivesSharedFile(request),
  ({ request }) => receiveSharedFile(request),
  'POST',
);

// The first visit is enough: the page that installed this worker may lose the network at once.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Sent by the update prompt, and only when the person agreed.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') event.waitUntil(self.skipWaiting());
});

/** Background Sync, in Chromium only: `waitUntil` keeps the worker; a rejection asks to be woken again. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === sendTag) (event as SyncEvent).waitUntil(sendWaiting());
});

/** One round of the loop that the tabs run, in turn with them. */
async function sendWaiting(): Promise<void> {
  const db = openDatabase();
  const outbox = createOutbox(db);
  const effects = browserEffects(afterOthers, async () => (await getSettings(db)).wifiOnly);
  const sync = createSync({ outbox, ...effects });
  try {
    await sync.wake('online');
    if ((await outbox.list('queued', 'sending')).length > 0) throw new Error('something still waits');
  } finally {
    sync.stop();
    db.close();
  }
}
