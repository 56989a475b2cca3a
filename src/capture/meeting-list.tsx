import type { Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './meeting-list.module.css';
import { receiptNumber, statusIcons, statusOf } from './meeting-status.ts';

export interface MeetingItem {
  readonly meeting: Meeting;
  readonly title: string;
  readonly titleLanguage: Language;
  /** Ideas kept, or sealed once it is closed. */
  readonly ideas: number;
  /** The entry of its last revision. */
  readonly entry: OutboxEntry | null;
}

export interface MeetingListProps {
  readonly items: readonly MeetingItem[];
  readonly onOpen: (meeting: Uuid) => void;
  readonly onAgenda: (meeting: Uuid) => void;
  /** Starts another one with the same set-up. */
  readonly onLike: (meeting: Uuid) => void;
  readonly onSend: () => void;
  readonly onReopen: (meeting: Uuid) => void;
  readonly onReceipt: (meeting: Uuid) => void;
}

/** Every meeting on the device and where it stands: in progress, ready to send, sent, or a problem. */
export function MeetingList(props: MeetingListProps) {
  const { t } = useMessages();
  return (
    <ul className={css['list']} aria-label={t('home.title')}>
      {props.items.map((item) => (
        <MeetingRow key={item.meeting.id} item={item} {...props} />
      ))}
    </ul>
  );
}

function MeetingRow({ item, ...props }: MeetingListProps & { readonly item: MeetingItem }) {
  const { t, formatDay } = useMessages();
  const { meeting, entry, ideas } = item;
  const status = statusOf(meeting, entry);
  const heading = `meeting-${meeting.id}`;
  return (
    <li className={css['meeting']}>
      <h2 id={heading} className={css['day']}>
        {formatDay(meeting.fields.date)}
      </h2>
      <p lang={item.titleLanguage}>{item.title}</p>
      <p className={`${css['status']} ${css[status]}`}>
        <Icon name={statusIcons[status]} />
        <span>
          <strong>{t(`status.${status}`)}</strong> · {t('capture.ideas', { n: ideas })}
          {meeting.paper ? ` · ${t('paper.from')}` : null}
          {status === 'sent' && entry ? ` · ` : null}
          {status === 'sent' && entry ? (
            <span>{t('home.receipt', { number: receiptNumber(entry.id) })}</span>
          ) : null}
        </span>
      </p>
      {entry?.trouble && status !== 'open' ? (
        <p className={css['trouble']}>{t(`trouble.${entry.trouble}`)}</p>
      ) : null}
      <div className={css['actions']}>
        {status === 'open' ? (
          <>
            <Button aria-describedby={heading} onClick={() => props.onOpen(meeting.id)}>
              {t('home.continue')}
            </Button>
            <Button kind="quiet" aria-describedby={heading} onClick={() => props.onAgenda(meeting.id)}>
              {t('agenda.title')}
            </Button>
          </>
        ) : status === 'sent' ? (
          <Button aria-describedby={heading} onClick={() => props.onReceipt(meeting.id)}>
            {t('home.show-receipt')}
          </Button>
        ) : (
          <>
            <Button aria-describedby={heading} onClick={props.onSend}>
              {t('home.send')}
            </Button>
            <Button kind="quiet" aria-describedby={heading} onClick={() => props.onReopen(meeting.id)}>
              {t('home.reopen')}
            </Button>
          </>
        )}
        {status === 'open' ? null : (
          <Button kind="quiet" aria-describedby={heading} onClick={() => props.onLike(meeting.id)}>
            {t('home.like')}
          </Button>
        )}
      </div>
    </li>
  );
}
