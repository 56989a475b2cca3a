import type { Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import type { PendingIdea } from './draft.ts';
import css from './pending-list.module.css';

export interface PendingListProps {
  readonly pending: readonly PendingIdea[];
  readonly onRetry: (ids: readonly Uuid[]) => void;
}

/** More on their way at once (a pasted list) are counted, not shown. */
const shown = 3;

/** Ideas between Enter and their durable rows, and those that could not be kept. */
export function PendingList(props: PendingListProps) {
  const { t } = useMessages();
  const { pending } = props;
  if (pending.length === 0) return null;
  const waiting = pending.filter(({ problem }) => problem === null);
  const failed = pending.filter(({ problem }) => problem !== null);
  const others = failed.slice(shown);
  return (
    <ul
      className={`${css['pending']} ${failed.length === 0 ? css['waiting'] : ''}`}
      aria-label={t('capture.pending')}
    >
      {waiting.length > shown ? (
        <li>
          <span className={css['state']}>
            <Icon name="wait" />
            {t('capture.keeping.many', { n: waiting.length })}
          </span>
        </li>
      ) : (
        waiting.map((one) => (
          <li key={one.id}>
            <span className={css['words']}>{one.draft.text}</span>
            <span className={css['state']}>
              <Icon name="wait" />
              {t('capture.keeping')}
            </span>
          </li>
        ))
      )}
      {failed.slice(0, shown).map((one) => (
        <li key={one.id}>
          <span className={css['words']}>{one.draft.text}</span>
          <span className={css['failed']}>
            <span role="alert">{t(`problem.${one.problem}`)}</span>
            <Button onClick={() => props.onRetry([one.id])}>{t('capture.retry')}</Button>
          </span>
        </li>
      ))}
      {others.length === 0 ? null : (
        <li>
          <span className={css['failed']}>
            {t('capture.failed.more', { n: others.length })}
            <Button onClick={() => props.onRetry(failed.map(({ id }) => id))}>
              {t('capture.retry.all', { n: failed.length })}
            </Button>
          </span>
        </li>
      )}
    </ul>
  );
}
