import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { catalogues } from '../ui/catalogues.ts';
import { loadMessaging } from '../ui/i18n.tsx';
import { openDatabase } from '../store/db.ts';
import { defaultSettings, getSettings } from '../store/settings.ts';
import { App } from './app.tsx';
import { createServices } from './create-services.ts';
import { takeFromAddress } from './invitation-inbox.ts';
import { loadFont } from './load-font.ts';
import { deviceLanguage } from './preferences.ts';
import { startSending } from './start-sending.ts';

const db = openDatabase();
const services = createServices(db);
takeFromAddress(services.inbox, location, history);
// Before the router's own listener, so that no screen ever sees the payload.
addEventListener('hashchange', () => takeFromAddress(services.inbox, location, history));

const settings = await getSettings(db).catch(() => defaultSettings);
const messaging = await loadMessaging(settings.uiLanguage ?? deviceLanguage(), catalogues);

const root = document.getElementById('root');
if (!root) throw new Error('no root element');
createRoot(root).render(<App services={services} initial={messaging} />);

startSending(services);
loadFont();
