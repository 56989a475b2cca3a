import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { getEnrolment } from '../store/enrolment.ts';
import { getSettings } from '../store/settings.ts';
import { catalogues } from '../ui/catalogues.ts';
import { loadMessaging, MessagingProvider, type Messaging } from '../ui/i18n.tsx';
import { Badge } from './badge.tsx';
import { HomePage } from './home-page.tsx';
import { JoinPage } from './join-page.tsx';
import { MeetingPage } from './meeting-page.tsx';
import { applyToDocument, deviceLanguage } from './preferences.ts';
import { ReadyPage } from './ready-page.tsx';
import { Recovery } from './recovery.tsx';
import { RolePage } from './role-page.tsx';
import { ServicesContext, useServices, type Services } from './services.ts';
import { SettingsPage } from './settings-page.tsx';

// The form library is needed on one screen only.
const StartPage = lazy(async () => ({ default: (await import('./start-page.tsx')).StartPage }));

// What comes after a meeting is not needed to note one.
const ClosePage = lazy(async () => ({ default: (await import('./close-page.tsx')).ClosePage }));
const HandOffPage = lazy(async () => ({ default: (await import('./hand-off-page.tsx')).HandOffPage }));
const OutboxPage = lazy(async () => ({ default: (await import('./outbox-page.tsx')).OutboxPage }));
const ReceiptPage = lazy(async () => ({ default: (await import('./receipt-page.tsx')).ReceiptPage }));
const ReceivePage = lazy(async () => ({ default: (await import('./receive-page.tsx')).ReceivePage }));
const WipePage = lazy(async () => ({ default: (await import('./wipe-page.tsx')).WipePage }));
const PrintPage = lazy(async () => ({ default: (await import('./print-page.tsx')).PrintPage }));
const MinutesPage = lazy(async () => ({ default: (await import('./minutes-page.tsx')).MinutesPage }));

/** The facilitator's app. */
export function App(props: { readonly services: Services; readonly initial: Messaging }) {
  const [messaging, setMessaging] = useState(props.initial);
  return (
    <MessagingProvider messaging={messaging}>
      <Recovery>
        <ServicesContext value={props.services}>
          <Preferences messaging={messaging} onMessaging={setMessaging} />
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
  if (!enrolment) return null;
  const { joined } = enrolment;
  if (!joined) return <JoinPage joined={false} />;
  return (
    <Switch>
      <Route path="/join">
        <JoinPage joined />
      </Route>
      <Route path="/ready">
        <ReadyPage enrolment={joined} />
      </Route>
      <Route path="/start">
        <Suspense fallback={null}>
          <StartPage enrolment={joined} />
        </Suspense>
      </Route>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route path="/role">
        <RolePage enrolment={joined} />
      </Route>
      <Route path="/meeting/:id/close">
        {({ id }) => (
          <Suspense fallback={null}>
            <ClosePage id={id} lists={joined.campaign.lists} />
          </Suspense>
        )}
      </Route>
      <Route path="/meeting/:id/minutes">
        {({ id }) => (
          <Suspense fallback={null}>
            <MinutesPage id={id} lists={joined.campaign.lists} />
          </Suspense>
        )}
      </Route>
      <Route path="/meeting/:id/receipt">
        {({ id }) => (
          <Suspense fallback={null}>
            <ReceiptPage id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/outbox">
        <Suspense fallback={null}>
          <OutboxPage />
        </Suspense>
      </Route>
      <Route path="/hand-off/:id?">
        {({ id }) => (
          <Suspense fallback={null}>
            <HandOffPage key={id} id={id ?? null} campaign={joined.campaign} />
          </Suspense>
        )}
      </Route>
      <Route path="/wipe">
        <Suspense fallback={null}>
          <WipePage />
        </Suspense>
      </Route>
      <Route path="/print/guide/:id">
        {({ id }) => (
          <Suspense fallback={null}>
            <PrintPage what="guide" guide={id} enrolment={joined} />
          </Suspense>
        )}
      </Route>
      <Route path="/print/tally/:id">
        {({ id }) => (
          <Suspense fallback={null}>
            <PrintPage what="tally" guide={id} enrolment={joined} />
          </Suspense>
        )}
      </Route>
      <Route path="/receive">
        <Suspense fallback={null}>
          <ReceivePage campaign={joined.campaign} />
        </Suspense>
      </Route>
      <Route path="/meeting/:id/*?">
        {({ id, '*': place }) => <MeetingPage key={id} id={id} place={place} lists={joined.campaign.lists} />}
      </Route>
      <Route path="/">
        <HomePage />
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
    () => applyToDocument(messaging.language, settings?.theme ?? 'system'),
    [messaging.language, settings?.theme],
  );
  return null;
}
