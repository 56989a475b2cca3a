import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { OutboxList, type OutboxItem } from '../capture/outbox-list.tsx';
import type { Language, Uuid } from '../contract/primitives.ts';
import { release } from '../outbox/entry.ts';
import { createOutbox, listEntries } from '../outbox/outbox.ts';
import type { Database } from '../store/db.ts';
import { getGuide } from '../store/enrolment.ts';
import { getMeeting } from '../store/meetings.ts';
import { getSettings, saveSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { Choice, ChoiceField } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { useLeaveWarning, useLineType } from './hooks.ts';
import { deleteReceived, dropCarried } from './delete-entry.ts';
import css from './outbox-page.module.css';
import { useServices } from './services.ts';
import { useNow } from './use-now.ts';
import { useSending } from './use-sending.ts';

/** What waits to be sent, and what has its receipt. */
export function OutboxPage() {
  const { t, language } = useMessages();
  const { db, sync } = useServices();
  const [, navigate] = useLocation();
  const { online, waiting } = useSending();
  const now = useNow();
  const items = useLiveQuery(() => listItems(db, language), [db, language]);
  const line = useLineType();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  useLeaveWarning(useCallback(() => waiting > 0, [waiting]));
  if (!items || !settings) return null;
  const waitsForWifi = settings.wifiOnly && line === 'cellular';
  const [unsent, sent] = [items.filter(isUnsent), items.filter((item) => !isUnsent(item))];
  const wake = (reason: 'manual' | 'closed') => void sync.wake(reason).catch(() => {});
  const send = async (id: Uuid) => {
    await createOutbox(db).move([{ id }], release);
    wake(waitsForWifi ? 'manual' : 'closed');
  };
  const list = (label: string, some: readonly OutboxItem[]) => (
    <OutboxList
      items={some}
      label={label}
      online={online}
      waitsForWifi={waitsForWifi}
      alone={some.length === 1}
      now={now}
      onSend={(id) => void send(id)}
      onHandOff={(id) => navigate(`/hand-off/${id}`)}
      onReceipt={(meeting) => navigate(`/meeting/${meeting}/receipt`)}
      onDelete={(id) => void deleteReceived(db, id).then((gone) => (gone ? gone : dropCarried(db, id)))}
    />
  );
  return (
    <Page
      title={t('outbox.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      {unsent.length === 0 ? (
        <Notice kind="good" title={t('outbox.empty')}>
          <p>{sent.length === 0 ? t('outbox.empty.nothing') : t('outbox.empty.what')}</p>
        </Notice>
      ) : (
        <>
          <div className={css['actions']}>
            <Button kind="main" onClick={() => wake('manual')}>
              {t('outbox.send-all')}
            </Button>
            <Button onClick={() => navigate('/hand-off')}>{t('outbox.hand-off.all')}</Button>
          </div>
          <h2 className="visually-hidden">{t('status.ready')}</h2>
          {list(t('outbox.title'), unsent)}
        </>
      )}
      {line === null ? null : (
        <ChoiceField legend={t('outbox.line')}>
          <Choice label={t('outbox.wifi-only')}>
            <input
              type="checkbox"
              checked={settings.wifiOnly}
              onChange={(event) => {
                const wifiOnly = event.currentTarget.checked;
                void saveSettings(db, { wifiOnly }).then(() => wake('closed'));
              }}
            />
          </Choice>
        </ChoiceField>
      )}
      {sent.length === 0 ? null : (
        <section className={css['sent']} aria-labelledby="outbox-sent">
          <h2 id="outbox-sent">{t('outbox.sent')}</h2>
          {list(t('outbox.sent'), sent)}
        </section>
      )}
      <section className={css['sent']} aria-labelledby="outbox-others">
        <h2 id="outbox-others">{t('outbox.others')}</h2>
        <p>{t('outbox.others.what')}</p>
        <p>
          <Button onClick={() => navigate('/receive')}>{t('receive.title')}</Button>
        </p>
      </section>
    </Page>
  );
}

function isUnsent({ entry }: OutboxItem): boolean {
  return entry.state !== 'received';
}

/** Own meetings by date, the latest first; what is carried after them. */
async function listItems(db: Database, language: Language): Promise<OutboxItem[]> {
  const items = await Promise.all(
    (await listEntries(db)).map(async (entry): Promise<OutboxItem> => {
      const meeting = entry.meeting === null ? undefined : await getMeeting(db, entry.meeting);
      const guide = meeting && (await getGuide(db, meeting.guide));
      if (!meeting || !guide) return { entry, meeting: null };
      const picked = pickGuideText(guide, language);
      const { date: day } = meeting.fields;
      return { entry, meeting: { title: picked.text.title, language: picked.language, day } };
    }),
  );
  const dayOf = ({ meeting }: OutboxItem) => meeting?.day ?? '';
  return items.sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || a.entry.id.localeCompare(b.entry.id));
}
