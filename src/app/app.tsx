import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Enrolment } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { getSettings } from '../store/settings.ts';
import { catalogues } from '../ui/catalogues.ts';
import { HelpContext } from '../ui/help.tsx';
import { loadMessaging, MessagingProvider, type Messaging } from '../ui/i18n.tsx';
import { Badge } from './badge.tsx';
import { HomePage } from './home-page.tsx';
import { JoinPage } from './join-page.tsx';
import { applyToDocument, deviceLanguage } from './preferences.ts';
import { Recovery } from './recovery.tsx';
import { ServicesContext, useServices, type Services } from './services.ts';
import { StorageBanner } from './storage-banner.tsx';

const laterPages = () => import('./later-pages.ts');
const HelpPage = lazy(async () => ({ default: (await laterPages()).HelpPage }));
const ReadyPage = lazy(async () => ({ default: (await laterPages()).ReadyPage }));
const SettingsPage = lazy(async () => ({ default: (await laterPages()).SettingsPage }));
const AgendaPage = lazy(async () => ({ default: (await laterPages()).AgendaPage }));
const PracticePage = lazy(async () => ({ default: (await laterPages()).PracticePage }));

// The capture screen is not needed to join; once joined it is loaded at once, so that a running meeting never waits
// for a file, not even for one that a newer version has replaced.
const loadMeetingPage = async () => ({ default: (await import('./meeting-page.tsx')).MeetingPage });
const MeetingPage = lazy(loadMeetingPage);

// The form library is needed on one screen only.
const StartPage = lazy(async () => ({ default: (await import('./start-page.tsx')).StartPage }));

// What comes after a meeting is not needed to note one.
const ClosePage = lazy(async () => ({ default: (await laterPages()).ClosePage }));
const HandOffPage = lazy(async () => ({ default: (await laterPages()).HandOffPage }));
const OutboxPage = lazy(async () => ({ default: (await laterPages()).OutboxPage }));
const ReceiptPage = lazy(async () => ({ default: (await laterPages()).ReceiptPage }));
const ReceivePage = lazy(async () => ({ default: (await laterPages()).ReceivePage }));
const WipePage = lazy(async () => ({ default: (await laterPages()).WipePage }));
const PrintPage = lazy(async () => ({ default: (await laterPages()).PrintPage }));
const MinutesPage = lazy(async () => ({ default: (await laterPages()).MinutesPage }));

/** The facilitator's app. */
export function App(props: { readonly services: Services; readonly initial: Messaging }) {
  const [messaging, setMessaging] = useState(props.initial);
  return (
    <MessagingProvider messaging={messaging}>
      <Recovery services={props.services}>
        <ServicesContext value={props.services}>
          <Preferences messaging={messaging} onMessaging={setMessaging} />
          <StorageBanner />
          <Badge />
          <Router hook={useHashLocation}>
            <Screens />
          </Router>
        </ServicesContext>
      </Recovery>
    </MessagingProvider>
  );
}

function Screens() {
  const { db } = useServices();
  const enrolment = useLiveQuery(async () => ({ joined: await getEnrolment(db) }), [db]);
  const help = useHelpPlace();
  if (!enrolment) return null;
  const { joined } = enrolment;
  if (help.isOpen) {
    return (
      <Suspense fallback={null}>
        <HelpPage guides={joined?.campaign.guides ?? []} onBack={help.close} />
      </Suspense>
    );
  }
  return (
    <HelpContext value={help.open}>
      <Suspense fallback={null}>
        {joined ? <Joined enrolment={joined} /> : <JoinPage joined={false} />}
      </Suspense>
    </HelpContext>
  );
}

/** The help is a screen of its own, with the way back to where it was opened. */
function useHelpPlace() {
  const [place, navigate] = useLocation();
  const from = useRef('/');
  const isOpen = place === '/help';
  const open = useCallback(() => {
    if (!isOpen) from.current = place;
    navigate('/help');
  }, [isOpen, place, navigate]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
  return { isOpen, open, close: () => navigate(from.current, { replace: true }) };
}

function Joined(props: { readonly enrolment: Enrolment }) {
  const joined = props.enrolment;
  useEffect(() => void loadMeetingPage(), []);
  return (
    <Switch>
      <Route path="/join">
        <JoinPage joined />
      </Route>
      <Route path="/ready">
        <ReadyPage enrolment={joined} />
      </Route>
      <Route path="/start/:like?">
        {({ like }) => <StartPage enrolment={joined} like={like ?? null} paper={false} />}
      </Route>
      <Route path="/paper">
        <StartPage enrolment={joined} like={null} paper />
      </Route>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route path="/practice">
        <PracticePage />
      </Route>
      <Route path="/meeting/:id/agenda">
        {({ id }) => <AgendaPage key={id} id={id} lists={joined.campaign.lists} />}
      </Route>
      <Route path="/meeting/:id/close">
        {({ id }) => <ClosePage id={id} lists={joined.campaign.lists} />}
      </Route>
      <Route path="/meeting/:id/minutes">
        {({ id }) => <MinutesPage id={id} lists={joined.campaign.lists} />}
      </Route>
      <Route path="/meeting/:id/receipt">{({ id }) => <ReceiptPage id={id} />}</Route>
      <Route path="/outbox">
        <OutboxPage />
      </Route>
      <Route path="/hand-off/:id?">
        {({ id }) => <HandOffPage key={id} id={id ?? null} campaign={joined.campaign} />}
      </Route>
      <Route path="/wipe">
        <WipePage />
      </Route>
      <Route path="/receive">
        <ReceivePage campaign={joined.campaign} />
      </Route>
      <Route path="/meeting/:id/*?">
        {({ id, '*': place }) => <MeetingPage key={id} id={id} place={place} lists={joined.campaign.lists} />}
      </Route>
      <Route path="/print/:what?/:id?">
        {({ what, id }) => (
          <PrintPage what={what === 'tally' ? 'tally' : 'guide'} guide={id ?? null} enrolment={joined} />
        )}
      </Route>
      <Route path="/">
        <HomePage enrolment={joined} />
      </Route>
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}

/** Follows the settings: messages, document language, theme. */
function Preferences(props: {
  readonly messaging: Messaging;
  readonly onMessaging: (messaging: Messaging) => void;
}) {
  const { db } = useServices();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  const { messaging, onMessaging } = props;
  const wanted = settings ? (settings.uiLanguage ?? deviceLanguage()) : messaging.language;
  useEffect(() => {
    if (wanted === messaging.language) return;
    let over = false;
    void loadMessaging(wanted, catalogues).then((loaded) => {
      if (!over) onMessaging(loaded);
    });
    return () => {
      over = true;
    };
  }, [wanted, messaging.language, onMessaging]);
  useEffect(
    () => applyToDocument(messaging.language, settings?.theme ?? 'system', settings?.textSize ?? 100),
    [messaging.language, settings?.theme, settings?.textSize],
  );
  return null;
}
