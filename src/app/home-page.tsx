import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { MeetingList, type MeetingItem } from '../capture/meeting-list.tsx';
import type { Uuid } from '../contract/primitives.ts';
import { listEntries } from '../outbox/outbox.ts';
import { reopenMeeting } from '../outbox/reopen-meeting.ts';
import type { Database, Enrolment } from '../store/db.ts';
import { getGuide } from '../store/enrolment.ts';
import { listFollowUps } from '../store/follow-ups.ts';
import { listIdeas } from '../store/ideas.ts';
import { listMeetings } from '../store/meetings.ts';
import { Button } from '../ui/button.tsx';
import { useMessages, type Messaging } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import css from './home-page.module.css';
import { AppState } from './app-state.tsx';
import { ChangedGuides } from './changed-guides.tsx';
import { FollowUps } from './follow-ups.tsx';
import { useServices } from './services.ts';

/** The meetings of this device. */
export function HomePage({ enrolment }: { readonly enrolment: Enrolment }) {
  const { t, language } = useMessages();
  const services = useServices();
  const { db, sync, updates, renewal } = services;
  const [, navigate] = useLocation();
  const items = useLiveQuery(() => listItems(db, language), [db, language]);
  const followUps = useLiveQuery(() => listFollowUps(db), [db]);
  const { waiting } = useSyncExternalStore(updates.subscribe, updates.view);
  const otherKeys = useSyncExternalStore(renewal.subscribe, renewal.otherKeys);
  if (!items) return null;
  const running = items.some(({ meeting }) => meeting.state === 'open');

  const reopen = async (meeting: Uuid) => {
    const result = await reopenMeeting(db, meeting);
    navigate(result.type === 'reopened' ? `/meeting/${meeting}` : `/meeting/${meeting}/receipt`);
  };
  return (
    <Page
      title={t('home.title')}
      state={<AppState />}
      aside={
        <Button kind="quiet" onClick={() => navigate('/settings')}>
          {t('settings.title')}
        </Button>
      }
    >
      {waiting ? (
        <Notice kind="plain" title={t('update.ready')}>
          {running ? (
            <p>{t('update.later')}</p>
          ) : (
            <Button onClick={() => updates.apply()}>{t('update.now')}</Button>
          )}
        </Notice>
      ) : null}
      {otherKeys ? (
        <Notice kind="attention" live title={t('home.other-keys')}>
          <p>{t('home.other-keys.do')}</p>
        </Notice>
      ) : null}
      <ChangedGuides enrolment={enrolment} />
      {items.length === 0 ? <p className={css['empty']}>{t('home.empty')}</p> : null}
      <p className={css['ways']}>
        <Button kind="main" onClick={() => navigate('/start')}>
          {t('home.start')}
        </Button>
        {items.length === 0 ? (
          <Button onClick={() => navigate('/practice')}>{t('ready.practice')}</Button>
        ) : null}
      </p>
      {items.length === 0 ? null : (
        <MeetingList
          items={items}
          onOpen={(meeting) => navigate(`/meeting/${meeting}`)}
          onAgenda={(meeting) => navigate(`/meeting/${meeting}/agenda`)}
          onLike={(meeting) => navigate(`/start/${meeting}`)}
          onSend={() => void sync.wake('manual').catch(() => {})}
          onReopen={(meeting) => void reopen(meeting)}
          onReceipt={(meeting) => navigate(`/meeting/${meeting}/receipt`)}
        />
      )}
      {followUps === undefined || followUps.length === 0 ? null : (
        <FollowUps followUps={followUps} lists={enrolment.campaign.lists} />
      )}
      <p className={css['foot']}>
        <Button kind="quiet" onClick={() => navigate('/outbox')}>
          {t('outbox.title')}
        </Button>
        <Button kind="quiet" onClick={() => navigate('/ready')}>
          {t('home.ready')}
        </Button>
        <Button kind="quiet" onClick={() => navigate('/join')}>
          {t('home.join')}
        </Button>
      </p>
    </Page>
  );
}

async function listItems(db: Database, language: Messaging['language']): Promise<MeetingItem[]> {
  const [meetings, entries] = await Promise.all([listMeetings(db), listEntries(db)]);
  return Promise.all(
    meetings.map(async (meeting): Promise<MeetingItem> => {
      const entry =
        entries.find(({ meeting: id, revision }) => id === meeting.id && revision === meeting.revision) ??
        null;
      const guide = await getGuide(db, meeting.guide);
      const picked = guide ? pickGuideText(guide, language) : null;
      const ideas =
        meeting.state === 'open' || !entry ? (await listIdeas(db, meeting.id)).length : entry.ideas;
      return {
        meeting,
        title: picked?.text.title ?? meeting.guide.id,
        titleLanguage: picked?.language ?? language,
        ideas,
        entry,
      };
    }),
  );
}
