import { useMessages } from '../../ui/i18n.tsx';
import type { CheckTally, Tally } from '../fold.ts';
import styles from './Desk.module.css';

export interface TallyLineProps {
  readonly tally: Tally;
  /** Envelopes of hand-off files, beside them. */
  readonly carried: number;
  readonly check: CheckTally;
  readonly checkFailed: boolean;
}

/**
 * `stored = opened + quarantined`, and what is still to fetch: nothing is dropped, and one can see it. Then how
 * far the second net is, and what it found.
 */
export function TallyLine({ tally, carried, check, checkFailed }: TallyLineProps) {
  const { t, formatNumber } = useMessages();
  const unchecked = check.total - check.checked;
  const found = [
    check.flagged > 0 && t('review.check.ideas', { count: check.flagged }),
    check.outcomes > 0 && t('review.check.outcomes', { count: check.outcomes }),
  ].filter((each) => each !== false);
  return (
    <p className={styles['tally']}>
      <span>
        {t(tally.waiting === 0 ? 'review.tally' : 'review.tally.waiting', {
          stored: formatNumber(tally.stored),
          opened: formatNumber(tally.opened),
          quarantined: formatNumber(tally.quarantined),
          waiting: formatNumber(tally.waiting),
        })}
      </span>
      {carried > 0 && <span>{t('review.tally.carried', { count: carried })}</span>}
      {found.length > 0 && (
        <strong className={styles['toCheck']}>{t('review.check.found', { found: found.join(', ') })}</strong>
      )}
      {checkFailed && <span>{t('review.check.failed', { count: unchecked })}</span>}
      {!checkFailed && unchecked > 0 && (
        <span>
          {t('review.check.running', {
            checked: formatNumber(check.checked),
            total: formatNumber(check.total),
          })}
        </span>
      )}
      {!checkFailed && unchecked === 0 && check.total > 0 && found.length === 0 && (
        <span>{t('review.check.clear')}</span>
      )}
    </p>
  );
}
