import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { Invitation } from '../contract/invitation.ts';
import { Language } from '../contract/primitives.ts';
import { listEntries } from '../outbox/outbox.ts';
import { getEnrolment, saveEnrolment } from '../store/enrolment.ts';
import { listMeetings } from '../store/meetings.ts';
import { saveSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { Choice, ChoiceField, Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { fetchCampaign, type JoinProblem } from './fetch-campaign.ts';
import { useOnline } from './hooks.ts';
import css from './join-page.module.css';
import { useServices, type Services } from './services.ts';

// Seldom needed, and it may load a decoder.
const ScanInvitation = lazy(async () => ({
  default: (await import('./scan-invitation.tsx')).ScanInvitation,
}));

/** The first screen: the language, and joining by the link that opened the app, a pasted one or a QR code. */
export function JoinPage(props: { readonly joined: boolean }) {
  const { t, language } = useMessages();
  const services = useServices();
  const [, navigate] = useLocation();
  const online = useOnline();
  const [scanning, setScanning] = useState(false);
  const arrived = useSyncExternalStore(services.inbox.subscribe, services.inbox.view);
  const [problem, setProblem] = useState<JoinProblem | null>(null);
  const [joining, setJoining] = useState(false);
  const pasted = useRef<HTMLTextAreaElement>(null);
  const invitation = arrived.type === 'invitation' ? arrived.invitation : null;

  const join = useCallback(
    async (asked: Invitation) => {
      setJoining(true);
      const failed = await joinCampaign(services, asked);
      setJoining(false);
      setProblem(failed);
      if (failed === null) {
        services.inbox.clear();
        navigate('/ready', { replace: true });
      } else if (!retried.includes(failed)) {
        services.inbox.clear();
      }
    },
    [services, navigate],
  );

  // `online` is a reason to try again: an invitation that came without a network waits for one.
  useEffect(() => {
    if (invitation) void join(invitation);
  }, [invitation, online, join]);

  const shown = arrived.type === 'mistyped' ? 'mistyped' : problem;
  const receive = useCallback(
    (text: string) => {
      setScanning(false);
      setProblem(null);
      services.inbox.receive(text);
    },
    [services],
  );
  const pasteFromClipboard = async () => {
    const text = await navigator.clipboard.readText().catch(() => '');
    if (pasted.current === null || text === '') return pasted.current?.focus();
    pasted.current.value = text;
    receive(text);
  };
  return (
    <Page
      title={t('join.title')}
      {...(props.joined ? { back: { label: t('capture.back'), onPress: () => navigate('/') } } : {})}
    >
      <ChoiceField legend={t('join.language')}>
        {Language.options.map((option) => (
          <Choice key={option} label={<span lang={option}>{t(`language.${option}.own`)}</span>}>
            <input
              type="radio"
              name="language"
              checked={option === language}
              onChange={() => void saveSettings(services.db, { uiLanguage: option })}
            />
          </Choice>
        ))}
      </ChoiceField>
      <p className={css['lead']}>{t('join.lead')}</p>
      <div aria-live="polite" className={css['state']}>
        {joining ? <Notice kind="plain" title={t('join.joining')} /> : null}
        {!joining && shown !== null ? (
          <Notice kind="attention" title={t(`join.problem.${shown}`)}>
            <p>{t(`join.problem.${shown}.do`)}</p>
            {invitation && retried.includes(shown) ? (
              <Button onClick={() => void join(invitation)}>{t('join.retry')}</Button>
            ) : null}
          </Notice>
        ) : null}
      </div>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          receive(pasted.current?.value ?? '');
        }}
      >
        <Field label={t('join.paste')} hint={t('join.paste.hint')}>
          {(tie) => (
            <textarea
              {...tie}
              ref={pasted}
              rows={3}
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
            />
          )}
        </Field>
        <div className={css['ways']}>
          <Button kind="main" type="submit">
            {t('join.go')}
          </Button>
          {'clipboard' in navigator && 'readText' in navigator.clipboard ? (
            <Button onClick={() => void pasteFromClipboard()}>
              <Icon name="paste" />
              {t('join.paste.button')}
            </Button>
          ) : null}
          {'mediaDevices' in navigator ? (
            <Button onClick={() => setScanning(true)}>
              <Icon name="camera" />
              {t('join.scan')}
            </Button>
          ) : null}
        </div>
      </form>
      <p className={css['quiet']}>{t('join.none')}</p>
      {scanning ? (
        <Suspense fallback={null}>
          <ScanInvitation onFound={receive} onClose={() => setScanning(false)} />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** Problems that pass: the invitation is kept and tried again. */
const retried: readonly JoinProblem[] = ['offline', 'portal', 'busy', 'not-us'];

async function joinCampaign(services: Services, invitation: Invitation): Promise<JoinProblem | null> {
  const { db } = services;
  if (invitation.role !== 'facilitator') return 'wrong-role';
  if (await hasUnfinishedElsewhere(services, invitation)) return 'other-campaign';
  const result = await fetchCampaign(services.campaignDeps, invitation);
  if (result.type === 'problem') return result.problem;
  await saveEnrolment(db, { invitation, campaign: result.campaign });
  services.renewal.forget();
  // What was held because the old invitation was refused may go now.
  void services.sync.wake('manual').catch(() => {});
  return null;
}

/** What is open or waits to be sent can only go to the campaign for which it was noted. */
async function hasUnfinishedElsewhere({ db }: Services, invitation: Invitation): Promise<boolean> {
  const [meetings, entries, joined] = await Promise.all([
    listMeetings(db),
    listEntries(db),
    getEnrolment(db),
  ]);
  // What is carried for others came from the campaign that is joined now.
  const carries = entries.some(({ meeting, state }) => meeting === null && state !== 'received');
  if (carries && joined && joined.invitation.campaign !== invitation.campaign) return true;
  return meetings.some(
    (meeting) =>
      meeting.campaign !== invitation.campaign &&
      (meeting.state === 'open' ||
        entries.some((entry) => entry.meeting === meeting.id && entry.state !== 'received')),
  );
}
