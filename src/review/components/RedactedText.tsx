import { redactedParts } from '../redacted-parts.ts';
import styles from './Ideas.module.css';

export interface RedactedTextProps {
  readonly text: string;
  /** What stands where identifiers stood: `[person 1]`. */
  readonly placeholders: readonly string[];
}

/** A stripped text, its placeholders as marked words. */
export function RedactedText({ text, placeholders }: RedactedTextProps) {
  return redactedParts(text, placeholders).map(({ type, words, start }) =>
    type === 'removed' ? (
      <mark key={start} className={styles['chip']}>
        {words}
      </mark>
    ) : (
      words
    ),
  );
}
