import type { Finding } from '../../contract/redaction.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { flaggedParts, redactedParts } from '../redacted-parts.ts';
import styles from './Ideas.module.css';

export interface RedactedTextProps {
  readonly text: string;
  /** What stands where identifiers stood: `[person 1]`. */
  readonly placeholders: readonly string[];
  /** Where the second net found something. */
  readonly flags?: readonly Pick<Finding, 'start' | 'end'>[];
}

/** A stripped text: its placeholders as marked words, and what still looks like an identifier. */
export function RedactedText({ text, placeholders, flags }: RedactedTextProps) {
  const { t, language } = useMessages();
  return flaggedParts(redactedParts(text, placeholders), flags ?? []).map(({ type, words, start }) => {
    if (type === 'kept') return words;
    if (type === 'removed') {
      return (
        <mark key={start} className={styles['chip']}>
          {words}
        </mark>
      );
    }
    return (
      <mark key={start} className={styles['flag']}>
        <span className="visually-hidden" lang={language}>
          {t('review.flag.before')}{' '}
        </span>
        {words}
      </mark>
    );
  });
}
