import { Redirect, useLocation } from 'wouter';
import { Receipt } from '../capture/receipt.tsx';
import type { Uuid } from '../contract/primitives.ts';
import { reopenMeeting } from '../outbox/reopen-meeting.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { useServices } from './services.ts';
import { useSending } from './use-sending.ts';
import { useMeeting } from './use-meeting.ts';

/** A closed meeting: ready to send, then sent with its receipt. */
export function ReceiptPage(props: { readonly id: Uuid }) {
  const { t, formatDay } = useMessages();
  const { db, sync } = useServices();
  const [, navigate] = useLocation();
  const { online } = useSending();
  const view = useMeeting(props.id);
  if (view === undefined) return null;
  if (!view?.entry) return <Redirect to="/" replace />;
  const { meeting, entry, text, guideLanguage } = view;
  const reopen = async () => {
    const { type } = await reopenMeeting(db, meeting.id);
    if (type !== 'received') navigate(`/meeting/${meeting.id}`);
  };
  return (
    <Page
      title={t('receipt.title', { day: formatDay(meeting.fields.date) })}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      <p lang={guideLanguage}>{text.title}</p>
      <Receipt
        entry={entry}
        online={online}
        onSend={() => void sync.wake('manual').catch(() => {})}
        onReopen={() => void reopen()}
        onPrint={() => print()}
      />
    </Page>
  );
}
