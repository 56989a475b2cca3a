import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { latestGuides } from '../guide/latest.ts';
import type { Enrolment } from '../store/db.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { installWay, looksPrivate, readDevice, readStorage } from './device.ts';
import { InstallHelp } from './install-help.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import css from './ready-page.module.css';
import { useServices } from './services.ts';

/** `optional`: not there, and nothing is lost without it. */
type Tick = 'done' | 'doing' | 'missing' | 'optional';

/** Below this, a long season of meetings may not fit any more. Bytes. */
const enoughSpace = 50_000_000;

/** What a meeting without a network needs: five ticks, each with what to do where it is missing. */
export function ReadyPage(props: { readonly enrolment: Enrolment }) {
  const { t, language, formatNumber } = useMessages();
  const { updates } = useServices();
  const [, navigate] = useLocation();
  const { offline } = useSyncExternalStore(updates.subscribe, updates.view);
  const [protection, protect] = useProtection();
  const storage = useStorage();
  const [way] = useState(() => installWay(readDevice()));
  const { campaign, invitation } = props.enrolment;
  const app: Tick = offline === 'stored' ? 'done' : offline === 'storing' ? 'doing' : 'missing';
  const free = storage?.free ?? null;
  const megabytes = free === null ? null : Math.floor(free / 1_000_000);
  const size =
    megabytes === null
      ? ''
      : megabytes < 1_000
        ? t('ready.space.mb', { n: formatNumber(megabytes) })
        : t('ready.space.gb', { n: formatNumber(Math.floor(megabytes / 1_000)) });
  return (
    <Page title={t('ready.title', { campaign: campaign.name })} aside={<LanguageSwitch />} focusTitle>
      {storage !== null && looksPrivate(storage) ? (
        <Notice kind="attention" live title={t('ready.private')}>
          <p>{t('ready.private.do')}</p>
        </Notice>
      ) : null}
      <p role="status" className={css['set']}>
        {app === 'done' && protection !== 'doing' ? t('ready.set') : ''}
      </p>
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
        >
          {protection === 'missing' ? <Button onClick={protect}>{t('ready.protect')}</Button> : null}
        </TickRow>
        {free === null ? null : (
          <TickRow
            state={free < enoughSpace ? 'missing' : 'done'}
            done={t('ready.space', { size })}
            missing={t('ready.space.missing', { size })}
          />
        )}
        <TickRow
          state={way === 'installed' ? 'done' : 'optional'}
          done={t('ready.installed')}
          optional={t('ready.installed.missing')}
        >
          <InstallHelp way={way} invitation={invitation} />
        </TickRow>
      </ul>
      <p className={css['next']}>
        <Button kind="main" onClick={() => navigate('/')}>
          {t('ready.go')}
        </Button>
        <Button onClick={() => navigate('/practice')}>{t('ready.practice')}</Button>
      </p>
    </Page>
  );
}

const tickIcons = { done: 'check', doing: 'wait', missing: 'alert', optional: 'add' } as const;

function TickRow(props: {
  readonly state: Tick;
  readonly done: string;
  readonly doing?: string;
  readonly missing?: string;
  readonly optional?: string;
  readonly lang?: string;
  readonly children?: ReactNode;
}) {
  const { state } = props;
  return (
    <li className={css[state]} lang={props.lang}>
      <Icon name={tickIcons[state]} />
      <div className={css['words']}>
        <span>{props[state]}</span>
        {props.children}
      </div>
    </li>
  );
}

/**
 * Asks that the browser does not clear the storage by itself. Chromium decides without a question; Firefox asks the
 * person, and one that is put aside is never answered: after a while it counts as a no, until there is an answer.
 */
function useProtection(): [Tick, () => void] {
  const [state, setState] = useState<Tick>('doing');
  const ask = () => {
    const asked = navigator.storage?.persist?.() ?? Promise.resolve(false);
    void asked.then((granted) => setState(granted ? 'done' : 'missing')).catch(() => setState('missing'));
  };
  useEffect(() => {
    ask();
    const timer = setTimeout(() => setState((now) => (now === 'doing' ? 'missing' : now)), longestQuestion);
    return () => clearTimeout(timer);
  }, []);
  return [state, ask];
}

/** Milliseconds to answer the browser's question before the page goes on without. */
const longestQuestion = 8_000;

function useStorage(): Awaited<ReturnType<typeof readStorage>> | null {
  const [storage, setStorage] = useState<Awaited<ReturnType<typeof readStorage>> | null>(null);
  useEffect(() => {
    let over = false;
    void readStorage().then((facts) => {
      if (!over) setStorage(facts);
    });
    return () => {
      over = true;
    };
  }, []);
  return storage;
}
