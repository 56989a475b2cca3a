// Takes a bad release off every device: copy this file over sw.js. It forgets the stored app, and itself;
// what people noted and what waits to be sent is not touched, and no open page is reloaded.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(takeOff()));

async function takeOff() {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}
