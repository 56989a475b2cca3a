import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { Invitation } from '../contract/invitation.ts';
import { listEntries } from '../outbox/outbox.ts';
import { saveEnrolment } from '../store/enrolment.ts';
import { listMeetings } from '../store/meetings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { fetchCampaign, type JoinProblem } from './fetch-campaign.ts';
import { useOnline } from './hooks.ts';
import css from './join-page.module.css';
import { LanguageSwitch } from './language-switch.tsx';
import { useServices, type Services } from './services.ts';

/** Joining by the link that opened the app, or by one that is pasted. */
export function JoinPage(props: { readonly joined: boolean }) {
  const { t } = useMessages();
  const services = useServices();
  const [, navigate] = useLocation();
  const online = useOnline();
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
  return (
    <Page
      title={t('join.title')}
      aside={<LanguageSwitch />}
      {...(props.joined ? { back: { label: t('capture.back'), onPress: () => navigate('/') } } : {})}
    >
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
          setProblem(null);
          services.inbox.receive(pasted.current?.value ?? '');
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
        <Button kind="main" type="submit">
          {t('join.go')}
        </Button>
      </form>
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
  // What was held because the old invitation was refused may go now.
  void services.sync.wake('manual').catch(() => {});
  return null;
}

/** What is open or waits to be sent can only go to the campaign for which it was noted. */
async function hasUnfinishedElsewhere({ db }: Services, invitation: Invitation): Promise<boolean> {
  const [meetings, entries] = await Promise.all([listMeetings(db), listEntries(db)]);
  return meetings.some(
    (meeting) =>
      meeting.campaign !== invitation.campaign &&
      (meeting.state === 'open' ||
        entries.some((entry) => entry.meeting === meeting.id && entry.state !== 'received')),
  );
}
