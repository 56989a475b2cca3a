import type { ReactNode } from 'react';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import { useMessages, type Messaging } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { receiptNumber } from './meeting-status.ts';
import css from './receipt.module.css';

export interface ReceiptProps {
  readonly entry: OutboxEntry;
  readonly online: boolean;
  /** What can be done now. */
  readonly children: ReactNode;
}

/** Closed and sealed, then sent: where it stands, and what proves it. */
export function Receipt(props: ReceiptProps) {
  const messages = useMessages();
  const { t } = messages;
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
          {entry.handedOff ? <p>{t('outbox.handed-off')}</p> : null}
        </Notice>
      )}
      <dl className={css['facts']}>
        {describeReceipt(entry, messages).map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd className={css[id]}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css['actions']}>{props.children}</div>
    </>
  );
}

interface ReceiptFact {
  readonly id: 'number' | 'day' | 'ideas' | 'hash';
  readonly label: string;
  readonly value: string;
}

/** What stands on a receipt: nothing of what was sent, and nothing of who sent it. */
function describeReceipt(entry: OutboxEntry, { t, formatDay, formatNumber }: Messaging): ReceiptFact[] {
  const hash = entry.sha256.match(/.{8}/g)?.join(' ') ?? entry.sha256;
  return [
    ...(entry.state === 'received'
      ? [{ id: 'number' as const, label: t('receipt.number'), value: receiptNumber(entry.id) }]
      : []),
    ...(entry.receivedDay === null
      ? []
      : [{ id: 'day' as const, label: t('receipt.day'), value: formatDay(entry.receivedDay) }]),
    { id: 'ideas', label: t('receipt.ideas'), value: formatNumber(entry.ideas) },
    { id: 'hash', label: t('receipt.sha256'), value: hash },
  ];
}

/** The receipt as a text, to be shared or saved. */
export function receiptToText(title: string, entry: OutboxEntry, messages: Messaging): string {
  const facts = describeReceipt(entry, messages).map(({ label, value }) => `${label}\n${value}`);
  return [title, ...facts].join('\n\n');
}
