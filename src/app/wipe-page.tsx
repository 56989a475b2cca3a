import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { checkWipe, mayWipe } from './wipe-device.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { useServices } from './services.ts';
import css from './wipe-page.module.css';

/** Finishing on a shared device: everything is sent or handed off first, then removed. */
export function WipePage() {
  const { t, formatDay } = useMessages();
  const { db, sync, wipe } = useServices();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'idle' | 'wiping' | 'mistyped' | 'failed'>('idle');
  const check = useLiveQuery(() => checkWipe(db), [db]);
  if (!check) return null;
  const { open, unsent, unconfirmed } = check;
  const word = t('wipe.word');
  const go = async () => {
    if (typed.trim().toLowerCase() !== word.toLowerCase()) return setState('mistyped');
    setState('wiping');
    try {
      if (!(await wipe())) setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <Page
      title={t('wipe.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      <p className={css['lead']}>{t('wipe.lead')}</p>
      {open.map(({ id, fields }) => (
        <Notice key={id} kind="attention" title={t('wipe.open', { day: formatDay(fields.date) })}>
          <p>{t('wipe.open.what')}</p>
          <Button onClick={() => navigate(`/meeting/${id}/close`)}>{t('close.title')}</Button>
        </Notice>
      ))}
      {unsent.length === 0 ? null : (
        <Notice kind="attention" title={t('wipe.unsent', { n: unsent.length })}>
          <p>{t('wipe.unsent.what')}</p>
          <div className={css['actions']}>
            <Button onClick={() => void sync.wake('manual').catch(() => {})}>{t('outbox.send-all')}</Button>
            <Button onClick={() => navigate('/hand-off')}>{t('outbox.hand-off.all')}</Button>
          </div>
        </Notice>
      )}
      {mayWipe(check) ? (
        <>
          {unconfirmed.length === 0 ? (
            <Notice kind="good" title={t('wipe.all-sent')} />
          ) : (
            <Notice kind="attention" title={t('wipe.unconfirmed', { n: unconfirmed.length })}>
              <p>{t('wipe.unconfirmed.what')}</p>
            </Notice>
          )}
          <section className={css['reach']} aria-labelledby="wipe-reach">
            <h2 id="wipe-reach">{t('wipe.reach')}</h2>
            <ul>
              <li>{t('wipe.reach.sent')}</li>
              <li>{t('wipe.reach.files')}</li>
              <li>{t('wipe.reach.device')}</li>
            </ul>
          </section>
          <form
            className={css['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void go();
            }}
          >
            <Field
              label={t('wipe.type', { word })}
              error={state === 'mistyped' ? t('wipe.mistyped', { word }) : undefined}
            >
              {(tie) => (
                <input
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  {...tie}
                />
              )}
            </Field>
            <Button kind="main" type="submit" disabled={state === 'wiping'}>
              {t('wipe.go')}
            </Button>
            {state === 'failed' ? <Notice kind="attention" live title={t('wipe.failed')} /> : null}
          </form>
        </>
      ) : (
        <p>{t('wipe.blocked')}</p>
      )}
    </Page>
  );
}
