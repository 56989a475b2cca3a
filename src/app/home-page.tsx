import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { MeetingList, type MeetingItem } from '../capture/meeting-list.tsx';
import type { Uuid } from '../contract/primitives.ts';
import { listEntries } from '../outbox/outbox.ts';
import { reopenMeeting } from '../outbox/reopen-meeting.ts';
import type { Database } from '../store/db.ts';
import { getGuide } from '../store/enrolment.ts';
import { listIdeas } from '../store/ideas.ts';
import { listMeetings } from '../store/meetings.ts';
import { Button } from '../ui/button.tsx';
import { useMessages, type Messaging } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import css from './home-page.module.css';
import { AppState } from './app-state.tsx';
import { useServices } from './services.ts';

/** The meetings of this device. */
export function HomePage() {
  const { t, language } = useMessages();
  const services = useServices();
  const { db, sync, updates } = services;
  const [, navigate] = useLocation();
  const items = useLiveQuery(() => listItems(db, language), [db, language]);
  const { waiting } = useSyncExternalStore(updates.subscribe, updates.view);
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
      {items.length === 0 ? <p className={css['empty']}>{t('home.empty')}</p> : null}
      <p>
        <Button kind="main" onClick={() => navigate('/start')}>
          {t('home.start')}
        </Button>
      </p>
      {items.length === 0 ? null : (
        <MeetingList
          items={items}
          onOpen={(meeting) => navigate(`/meeting/${meeting}`)}
          onSend={() => void sync.wake('manual').catch(() => {})}
          onReopen={(meeting) => void reopen(meeting)}
          onReceipt={(meeting) => navigate(`/meeting/${meeting}/receipt`)}
        />
      )}
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
