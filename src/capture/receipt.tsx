import type { OutboxEntry } from '../contract/outbox-entry.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { receiptNumber } from './meeting-status.ts';
import css from './receipt.module.css';

export interface ReceiptProps {
  readonly entry: OutboxEntry;
  readonly online: boolean;
  readonly onSend: () => void;
  readonly onReopen: () => void;
  readonly onPrint: () => void;
}

/** Closed and sealed, then sent: where it stands, and what proves it. */
export function Receipt(props: ReceiptProps) {
  const { t, formatDay, formatNumber } = useMessages();
  const { entry } = props;
  const received = entry.state === 'received';
  return (
    <>
      {received ? (
        <Notice kind="good" title={t('receipt.sent')}>
          <p>{t('receipt.sent.what')}</p>
        </Notice>
      ) : (
        <Notice
          kind={entry.trouble && entry.trouble !== 'offline' ? 'attention' : 'plain'}
          title={t('receipt.ready')}
        >
          <p>
            {entry.trouble
              ? t(`trouble.${entry.trouble}`)
              : props.online
                ? t('receipt.ready.online')
                : t('receipt.ready.offline')}
          </p>
        </Notice>
      )}
      <dl className={css['facts']}>
        {received ? (
          <div>
            <dt>{t('receipt.number')}</dt>
            <dd className={css['number']}>{receiptNumber(entry.id)}</dd>
          </div>
        ) : null}
        {entry.receivedDay === null ? null : (
          <div>
            <dt>{t('receipt.day')}</dt>
            <dd>{formatDay(entry.receivedDay)}</dd>
          </div>
        )}
        <div>
          <dt>{t('receipt.ideas')}</dt>
          <dd>{formatNumber(entry.ideas)}</dd>
        </div>
        <div>
          <dt>{t('receipt.sha256')}</dt>
          <dd className={css['hash']}>{entry.sha256.match(/.{8}/g)?.join(' ')}</dd>
        </div>
      </dl>
      <div className={css['actions']}>
        {received ? (
          <Button onClick={props.onPrint}>{t('receipt.print')}</Button>
        ) : (
          <>
            <Button kind="main" onClick={props.onSend}>
              {t('home.send')}
            </Button>
            <Button onClick={props.onReopen}>{t('home.reopen')}</Button>
          </>
        )}
      </div>
    </>
  );
}
