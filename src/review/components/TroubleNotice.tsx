import { useMessages } from '../../ui/i18n.tsx';
import type { Trouble } from '../trouble.ts';
import styles from './controls.module.css';

/** What went wrong, and what to do next. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useMessages();
  return (
    <div className={styles['notice']} role="alert">
      <p>
        <strong>{t(`review.trouble.${trouble}.what`)}</strong>
      </p>
      <p>{t(`review.trouble.${trouble}.next`)}</p>
    </div>
  );
}
