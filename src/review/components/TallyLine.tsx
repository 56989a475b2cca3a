import { useMessages } from '../../ui/i18n.tsx';
import type { Tally } from '../fold.ts';
import styles from './Desk.module.css';

/** `stored = opened + quarantined`, and what is still to fetch: nothing is dropped, and one can see it. */
export function TallyLine({ tally }: { readonly tally: Tally }) {
  const { t, formatNumber } = useMessages();
  return (
    <p className={styles['tally']}>
      {t(tally.waiting === 0 ? 'review.tally' : 'review.tally.waiting', {
        stored: formatNumber(tally.stored),
        opened: formatNumber(tally.opened),
        quarantined: formatNumber(tally.quarantined),
        waiting: formatNumber(tally.waiting),
      })}
    </p>
  );
}
