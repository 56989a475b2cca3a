import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Day, Language, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { receiptNumber, statusIcons, statusOfEntry } from './meeting-status.ts';
import css from './outbox-list.module.css';

export interface OutboxItem {
  readonly entry: OutboxEntry;
  /** The meeting that it seals; `null`: carried for someone else. */
  readonly meeting: { readonly title: string; readonly language: Language; readonly day: Day } | null;
}

export interface OutboxListProps {
  readonly items: readonly OutboxItem[];
  readonly label: string;
  readonly online: boolean;
  /** The device is on mobile data, which a person has said not to use. */
  readonly waitsForWifi: boolean;
  /** It is the only one: what can be done with all of them is above it. */
  readonly alone: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onSend: (entry: Uuid) => void;
  readonly onHandOff: (entry: Uuid) => void;
  readonly onReceipt: (meeting: Uuid) => void;
  /** Takes it off this device: what was received, or what is carried for someone else. */
  readonly onDelete: (entry: Uuid) => void;
}

/** What waits and what was sent: for each its state, its size, what went wrong, and what comes next, in words. */
export function OutboxList(props: OutboxListProps) {
  return (
    <ul className={css['list']} aria-label={props.label}>
      {props.items.map((item) => (
        <OutboxRow key={item.entry.id} item={item} {...props} />
      ))}
    </ul>
  );
}

function OutboxRow({ item, ...props }: OutboxListProps & { readonly item: OutboxItem }) {
  const { t, formatDay, formatNumber } = useMessages();
  const { entry, meeting } = item;
  const { meeting: ownMeeting } = entry;
  const status = statusOfEntry(entry);
  const heading = `entry-${entry.id}`;
  const size = t('outbox.size', { size: formatNumber(Math.max(0.1, Math.round(entry.size / 100) / 10)) });
  return (
    <li className={css['entry']}>
      <h3 id={heading} className={css['what']}>
        {meeting ? formatDay(meeting.day) : t('outbox.carried')}
      </h3>
      {meeting ? <p lang={meeting.language}>{meeting.title}</p> : null}
      <p className={`${css['status']} ${css[status]}`}>
        <Icon name={statusIcons[status]} />
        <span>
          <strong>{t(`status.${status}`)}</strong>
          {meeting ? ` · ${t('capture.ideas', { n: entry.ideas })}` : ''} · {size}
        </span>
      </p>
      <Details {...props} entry={entry} />
      <div className={css['actions']}>
        {status === 'sent' || (props.alone && ownMeeting !== null) ? null : (
          <>
            <Button aria-describedby={heading} onClick={() => props.onSend(entry.id)}>
              {t('outbox.send')}
            </Button>
            <Button kind="quiet" aria-describedby={heading} onClick={() => props.onHandOff(entry.id)}>
              {t('outbox.hand-off')}
            </Button>
          </>
        )}
        {status === 'sent' && ownMeeting !== null ? (
          <Button aria-describedby={heading} onClick={() => props.onReceipt(ownMeeting)}>
            {t('home.show-receipt')}
          </Button>
        ) : null}
        {ownMeeting === null ? (
          <Button kind="quiet" aria-describedby={heading} onClick={() => props.onDelete(entry.id)}>
            {t('outbox.delete')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What went wrong last and what to do, then what happens by itself. Nothing of what is sent. */
function Details(
  props: Pick<OutboxListProps, 'online' | 'waitsForWifi' | 'now'> & { readonly entry: OutboxEntry },
) {
  const { t } = useMessages();
  const { entry, online, now, waitsForWifi } = props;
  if (entry.state === 'received') {
    return <p className={css['quiet']}>{t('home.receipt', { number: receiptNumber(entry.id) })}</p>;
  }
  const carried = entry.meeting === null && (entry.trouble === 'conflict' || entry.trouble === 'rejected');
  return (
    <>
      {entry.trouble === null ? null : (
        <p>{carried ? t('outbox.carried.refused') : t(`trouble.${entry.trouble}`)}</p>
      )}
      {entry.trouble === 'not-us' ? <p>{t('outbox.portal')}</p> : null}
      {entry.state === 'queued' && entry.trouble !== 'offline' ? (
        <p className={css['quiet']}>
          {waitsForWifi ? t('outbox.next.wifi') : nextWords(entry, online, now, t)}
        </p>
      ) : null}
      {entry.handedOff ? <p className={css['quiet']}>{t('outbox.handed-off')}</p> : null}
    </>
  );
}

function nextWords(
  entry: OutboxEntry,
  online: boolean,
  now: number,
  t: ReturnType<typeof useMessages>['t'],
): string {
  if (!online) return t('receipt.ready.offline');
  const minutes = Math.ceil((entry.nextTry - now) / 60_000);
  return entry.tries === 0 || minutes <= 0
    ? t('outbox.next.soon')
    : t('outbox.next.minutes', { n: Math.min(minutes, longestWait) });
}

/** A stored next try is never later than this, whatever the clock did. Minutes. */
const longestWait = 15;
