import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { latestGuides } from '../guide/latest.ts';
import type { Enrolment } from '../store/db.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import css from './ready-page.module.css';
import { useServices } from './services.ts';

type Tick = 'done' | 'doing' | 'missing';

/** What a meeting without a network needs, each with a tick or with what to do. */
export function ReadyPage(props: { readonly enrolment: Enrolment }) {
  const { t, language } = useMessages();
  const { updates } = useServices();
  const [, navigate] = useLocation();
  const { offline } = useSyncExternalStore(updates.subscribe, updates.view);
  const [protection, protect] = useProtection();
  const { campaign } = props.enrolment;
  const app: Tick = offline === 'stored' ? 'done' : offline === 'storing' ? 'doing' : 'missing';
  const allSet = app === 'done' && protection !== 'doing';
  return (
    <Page title={t('ready.title', { campaign: campaign.name })} aside={<LanguageSwitch />} focusTitle>
      <ul className={css['ticks']}>
        <TickRow
          state={app}
          done={t('ready.app')}
          doing={t('ready.app.doing')}
          missing={t('ready.app.missing')}
        />
        {latestGuides(campaign.guides).map((guide) => {
          const { text, language: textLanguage } = pickGuideText(guide, language);
          return (
            <TickRow
              key={guide.id}
              state="done"
              done={t('ready.guide', { title: text.title, version: guide.version })}
              lang={textLanguage}
            />
          );
        })}
        <TickRow
          state={protection}
          done={t('ready.protected')}
          doing={t('ready.protected.doing')}
          missing={t('ready.protected.missing')}
        />
      </ul>
      {protection === 'missing' ? (
        <p>
          <Button onClick={protect}>{t('ready.protect')}</Button>
        </p>
      ) : null}
      <p role="status" className={css['set']}>
        {allSet ? t('ready.set') : ''}
      </p>
      <p>
        <Button kind="main" onClick={() => navigate('/')}>
          {t('ready.go')}
        </Button>
      </p>
    </Page>
  );
}

function TickRow(props: {
  readonly state: Tick;
  readonly done: string;
  readonly doing?: string;
  readonly missing?: string;
  readonly lang?: string;
}) {
  const { state } = props;
  return (
    <li className={css[state]} lang={props.lang}>
      <Icon name={state === 'done' ? 'check' : state === 'doing' ? 'wait' : 'alert'} />
      <span>{props[state]}</span>
    </li>
  );
}

/** Asks that the browser does not clear the storage by itself. Chromium decides without a question. */
function useProtection(): [Tick, () => void] {
  const [state, setState] = useState<Tick>('doing');
  const ask = () => {
    const asked = navigator.storage?.persist?.() ?? Promise.resolve(false);
    void asked.then((granted) => setState(granted ? 'done' : 'missing')).catch(() => setState('missing'));
  };
  useEffect(ask, []);
  return [state, ask];
}
