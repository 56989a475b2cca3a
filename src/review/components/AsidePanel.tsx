import { useMessages } from '../../ui/i18n.tsx';
import type { QuarantinedEnvelope } from '../fold.ts';
import { EmptyPage } from './EmptyPage.tsx';
import { Facts } from './Facts.tsx';
import styles from './Ideas.module.css';

/** Envelopes that could not be opened, each with the reason and the next step. */
export function AsidePanel({ quarantined }: { readonly quarantined: readonly QuarantinedEnvelope[] }) {
  const { t, formatDay, formatNumber } = useMessages();
  if (quarantined.length === 0) {
    return <EmptyPage title={t('review.aside.empty.title')} text={t('review.aside.empty.text')} />;
  }
  return (
    <div className={styles['pages']}>
      <ol className={styles['ideas']}>
        {quarantined.map(({ entry, reason }, at) => (
          <li key={entry.id} className={styles['idea']}>
            <span className={styles['number']}>{at + 1}</span>
            <div className={styles['body']}>
              <p className={styles['text']}>
                <strong>{t(`review.aside.${reason}.what`)}</strong>
              </p>
              <p>{t(`review.aside.${reason}.next`)}</p>
              <Facts
                facts={[
                  {
                    key: 'received',
                    content:
                      entry.day === null
                        ? t('review.from-file')
                        : t('review.received', { day: formatDay(entry.day) }),
                  },
                  { key: 'size', content: t('review.bytes', { size: formatNumber(entry.size) }) },
                  {
                    key: 'id',
                    content: (
                      <>
                        {t('review.envelope')} <code className={styles['code']}>{entry.id}</code>
                      </>
                    ),
                  },
                ]}
              />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
