import { useCallback, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { Receipt, receiptToText } from '../capture/receipt.tsx';
import type { Uuid } from '../contract/primitives.ts';
import { reopenMeeting } from '../outbox/reopen-meeting.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { deleteReceived } from './delete-entry.ts';
import { useLeaveWarning } from './hooks.ts';
import { saveFile } from './save-file.ts';
import { useServices } from './services.ts';
import { canShareText, share } from './share.ts';
import { useSending } from './use-sending.ts';
import { useMeeting } from './use-meeting.ts';

/** A closed meeting: ready to send, then sent with its receipt. */
export function ReceiptPage(props: { readonly id: Uuid }) {
  const messages = useMessages();
  const { t, formatDay } = messages;
  const { db, sync } = useServices();
  const [, navigate] = useLocation();
  const [deleting, setDeleting] = useState(false);
  const { online } = useSending();
  const view = useMeeting(props.id);
  const waits = Boolean(view?.entry && view.entry.state !== 'received');
  useLeaveWarning(useCallback(() => waits, [waits]));
  if (view === undefined) return null;
  if (!view?.entry) return <Redirect to="/" replace />;
  const { meeting, entry, text, guideLanguage } = view;
  const title = t('receipt.title', { day: formatDay(meeting.fields.date) });
  const words = () => receiptToText(`${title}\n${text.title}`, entry, messages);
  const reopen = async () => {
    const { type } = await reopenMeeting(db, meeting.id);
    if (type !== 'received') navigate(`/meeting/${meeting.id}`);
  };
  const remove = async () => {
    if (await deleteReceived(db, entry.id)) navigate('/', { replace: true });
  };
  return (
    <Page
      title={title}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      <p lang={guideLanguage}>{text.title}</p>
      <Receipt entry={entry} online={online}>
        {waits ? (
          <>
            <Button kind="main" onClick={() => void sync.wake('manual').catch(() => {})}>
              {t('home.send')}
            </Button>
            <Button onClick={() => void reopen()}>{t('home.reopen')}</Button>
            <Button onClick={() => navigate(`/meeting/${meeting.id}/minutes`)}>{t('minutes.title')}</Button>
            <Button onClick={() => navigate(`/hand-off/${entry.id}`)}>{t('outbox.hand-off')}</Button>
          </>
        ) : (
          <>
            <Button onClick={() => print()}>{t('receipt.print')}</Button>
            {canShareText ? (
              <Button onClick={() => void share({ text: words() })}>{t('receipt.share')}</Button>
            ) : null}
            <Button onClick={() => saveFile(`calepin-${meeting.fields.date}.txt`, words(), 'text/plain')}>
              {t('receipt.save')}
            </Button>
            <Button kind="quiet" aria-expanded={deleting} onClick={() => setDeleting(!deleting)}>
              {t('receipt.delete')}
            </Button>
          </>
        )}
      </Receipt>
      {deleting && !waits ? (
        <Notice kind="attention" title={t('receipt.delete.what')}>
          <p>{t('receipt.delete.spare')}</p>
          <Button onClick={() => void remove()}>{t('receipt.delete.go')}</Button>
        </Notice>
      ) : null}
    </Page>
  );
}
