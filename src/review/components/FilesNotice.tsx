import { useMessages } from '../../ui/i18n.tsx';
import type { FilesTaken } from '../take-files.ts';
import styles from './Desk.module.css';

/** What became of the hand-off files that were opened. */
export function FilesNotice({ files }: { readonly files: FilesTaken }) {
  const { t } = useMessages();
  const { added, known, problems } = files;
  return (
    <output className={styles['files']}>
      {added > 0 && <span>{t('review.files.added', { count: added })}</span>}
      {known > 0 && <span>{t('review.files.known', { count: known })}</span>}
      {problems.map((problem, at) => (
        <strong key={at}>{t(`review.files.${problem}`)}</strong>
      ))}
    </output>
  );
}
