import { useEffect, useState, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Language } from '../../contract/primitives.ts';
import { MessagingProvider, type Messaging } from '../../ui/i18n.tsx';
import { readInvitation } from '../invitation-keeper.ts';
import type { Preferences } from '../preferences.ts';
import type { Session } from '../session.ts';
import { Desk } from './Desk.tsx';
import { InvitationScreen } from './InvitationScreen.tsx';
import { PassphraseScreen } from './PassphraseScreen.tsx';
import { PreferenceControls } from './PreferenceControls.tsx';

export interface AppProps {
  readonly session: Session;
  readonly initialPreferences: Preferences;
  readonly initialMessaging: Messaging;
  readonly loadMessaging: (language: Language) => Promise<Messaging>;
  readonly onPreferences: (preferences: Preferences) => void;
}

/** The review app: which screen, in which language and theme. */
export function App(props: AppProps) {
  const { session } = props;
  const [messaging, setMessaging] = useState(props.initialMessaging);
  const [preferences, setPreferences] = useState(props.initialPreferences);
  const { language } = messaging;

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    document.title = messaging.t('review.title');
    if (preferences.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = preferences.theme;
  }, [language, messaging, preferences.theme]);

  const choose = async (chosen: Preferences) => {
    setPreferences(chosen);
    props.onPreferences(chosen);
    if (chosen.language !== language) setMessaging(await props.loadMessaging(chosen.language));
  };

  const controls = (
    <PreferenceControls preferences={preferences} onChange={(chosen) => void choose(chosen)} />
  );
  return (
    <I18nProvider locale={`${language}-CA`}>
      <MessagingProvider messaging={messaging}>
        <Screen session={session} controls={controls} />
      </MessagingProvider>
    </I18nProvider>
  );
}

function Screen({ session, controls }: { readonly session: Session; readonly controls: React.ReactNode }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  switch (state.type) {
    case 'uninvited':
      return (
        <InvitationScreen
          reason={state.reason}
          controls={controls}
          onLink={(link) => session.invite(readInvitation(link))}
        />
      );
    case 'locked':
      return (
        <PassphraseScreen
          step={state.step}
          trouble={state.trouble}
          controls={controls}
          onPassphrase={(passphrase) => void session.unlock(passphrase)}
        />
      );
    case 'open':
      return (
        <Desk
          state={state}
          controls={controls}
          onRefresh={() => void session.refresh()}
          onLock={session.lock}
          onFiles={(files) => void session.openFiles(files)}
          onSeen={session.markSeen}
        />
      );
  }
}
