import { IdentifierKind, type Finding } from '../../contract/redaction.ts';
import { useMessages } from '../../ui/i18n.tsx';
import styles from './Ideas.module.css';

/** What the second net found in one idea or outcome, in words; nothing when it found nothing. */
export function FlagLine({ flags }: { readonly flags: readonly Pick<Finding, 'kind'>[] | null }) {
  const { t } = useMessages();
  if (flags === null || flags.length === 0) return null;
  const found = IdentifierKind.options.flatMap((kind) => {
    const count = flags.filter((flag) => flag.kind === kind).length;
    return count === 0 ? [] : [t(`review.flag.${kind.toLowerCase().replace('_', '-')}`, { count })];
  });
  const id = flags.some(({ kind }) => kind === 'PERSON') ? 'review.flagged.names' : 'review.flagged.points';
  return <p className={styles['flagLine']}>{t(id, { found: found.join(', ') })}</p>;
}
