import { Button } from 'react-aria-components';
import { IdentifierKind, type Finding } from '../../contract/redaction.ts';
import { useMessages } from '../../ui/i18n.tsx';
import controlStyles from './controls.module.css';
import styles from './Ideas.module.css';

export interface FlagLineProps {
  readonly flags: readonly Pick<Finding, 'kind'>[] | null;
  /** A reviewer has looked at it. */
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
}

/** What the second net found in one idea or outcome, in words, until it was looked at; nothing when it found nothing. */
export function FlagLine({ flags, seen, onSeen }: FlagLineProps) {
  const { t } = useMessages();
  if (flags === null || flags.length === 0) return null;
  const found = IdentifierKind.options.flatMap((kind) => {
    const count = flags.filter((flag) => flag.kind === kind).length;
    return count === 0 ? [] : [t(`review.flag.${kind.toLowerCase().replace('_', '-')}`, { count })];
  });
  const id = flags.some(({ kind }) => kind === 'PERSON') ? 'review.flagged.names' : 'review.flagged.points';
  return (
    <p className={seen ? styles['flagSeen'] : styles['flagLine']}>
      {seen ? t('review.seen') : t(id, { found: found.join(', ') })}{' '}
      <Button className={controlStyles['quiet']!} onPress={() => onSeen(!seen)}>
        {t(seen ? 'review.seen.undo' : 'review.seen.mark')}
      </Button>
    </p>
  );
}
