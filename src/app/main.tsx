import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { catalogues } from '../ui/catalogues.ts';
import { loadMessaging } from '../ui/i18n.tsx';
import { openDatabase } from '../store/db.ts';
import { openStorage } from '../store/open-storage.ts';
import { defaultSettings, getSettings } from '../store/settings.ts';
import { App } from './app.tsx';
import { createServices } from './create-services.ts';
import { takeFromAddress } from './invitation-inbox.ts';
import { loadFont } from './load-font.ts';
import { deviceLanguage } from './preferences.ts';
import { BlockedScreen } from './blocked-screen.tsx';
import { startSending } from './start-sending.ts';
import { watchStorage } from './storage-watch.ts';
import { veilWhenHidden } from './veil.ts';
import { watchKeyboard } from './watch-keyboard.ts';

const element = document.getElementById('root');
if (!element) throw new Error('no root element');
const root = createRoot(element);

const storage = await openStorage({
  create: () => openDatabase(),
  async createInMemory() {
    const { createMemoryBacking } = await import('./memory-backing.ts');
    return openDatabase(undefined, createMemoryBacking());
  },
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  onBlocked() {
    void loadMessaging(deviceLanguage(), catalogues).then((spoken) =>
      root.render(<BlockedScreen messaging={spoken} />),
    );
  },
});
const { db } = storage;
const services = createServices(
  db,
  watchStorage(storage, { shelf: localStorage, randomUuid: () => crypto.randomUUID(), randomBytes }),
);
takeFromAddress(services.inbox, location, history);
// Before the router's own listener, so that no screen ever sees the payload.
addEventListener('hashchange', () => takeFromAddress(services.inbox, location, history));

const settings = await getSettings(db).catch(() => defaultSettings);
const messaging = await loadMessaging(settings.uiLanguage ?? deviceLanguage(), catalogues);

root.render(<App services={services} initial={messaging} />);

startSending(services);
veilWhenHidden(document);
watchKeyboard(window);
loadFont();

/** `crypto.getRandomValues` gives at most 64 KiB at a time. */
function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}
