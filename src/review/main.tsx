import { createRoot } from 'react-dom/client';
import { loadMessaging, type Catalogues } from '../ui/i18n.tsx';
import '../ui/base.css';
import { startAutoRefresh } from './auto-refresh.ts';
import { App } from './components/App.tsx';
import { createEndpointClient } from './endpoint-client.ts';
import { hireStripper } from './hire-stripper.ts';
import { createInvitationKeeper, readInvitation } from './invitation-keeper.ts';
import { hireKeyholder } from './keyholder-bridge.ts';
import { keepPreferences, readPreferences } from './preferences.ts';
import './review.css';
import { createSeenKeeper } from './seen.ts';
import { createSession } from './session.ts';

/** Milliseconds without an answer after which the endpoint counts as unreachable. */
const patience = 60_000;

const catalogues: Catalogues = {
  en: () => import('./messages/en.po'),
  fr: () => import('./messages/fr.po'),
};

const keeper = createInvitationKeeper(sessionStorage);
const session = createSession({
  keeper,
  seen: createSeenKeeper(localStorage),
  connect: ({ token }, signal) =>
    createEndpointClient({ fetch: fetch.bind(globalThis), origin: location.origin, token, signal, patience }),
  hire: () =>
    hireKeyholder(new Worker(new URL('./keyholder.worker.ts', import.meta.url), { type: 'module' })),
  hireStripper,
  pause: () => new Promise((resolve) => setTimeout(resolve)),
});

/** The fragment holds a token: it leaves the address as soon as it is read. */
function takeInvitation() {
  const reading = readInvitation(location.hash);
  const recalled = reading.type === 'absent' ? keeper.recall() : null;
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  session.invite(recalled ? { type: 'invitation', invitation: recalled } : reading);
}

takeInvitation();
addEventListener('hashchange', () => {
  if (location.hash !== '') takeInvitation();
});
startAutoRefresh(session, document);

const preferences = readPreferences(sessionStorage, navigator.languages);
createRoot(document.getElementById('root')!).render(
  <App
    session={session}
    initialPreferences={preferences}
    initialMessaging={await loadMessaging(preferences.language, catalogues)}
    loadMessaging={(language) => loadMessaging(language, catalogues)}
    onPreferences={(chosen) => keepPreferences(sessionStorage, chosen)}
  />,
);
requestAnimationFrame(() => void import('./fonts.ts'));
