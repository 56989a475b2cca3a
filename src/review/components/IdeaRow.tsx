import { memo } from 'react';
import type { Choice, Lists } from '../../contract/campaign.ts';
import type { Redaction } from '../../contract/redaction.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import type { OpenedIdea } from '../opened-idea.ts';
import { redactedParts } from '../redacted-parts.ts';
import styles from './Ideas.module.css';

export interface IdeaRowProps {
  readonly number: number;
  readonly opened: OpenedIdea;
  readonly lists: Lists;
}

/** One idea: its words, and what was said of the one who spoke. */
export const IdeaRow = memo(function IdeaRow({ number, opened, lists }: IdeaRowProps) {
  const { t, language } = useMessages();
  const { idea } = opened;
  const name = (choices: readonly Choice[], code: string | null) =>
    code === null ? null : choiceName(choices, code, language);
  const removed = idea.redactions.length;
  const facts = [
    name(lists.sectors, idea.sector),
    name(lists.regions, idea.region),
    name(lists.jobTitles, idea.jobTitle),
    t(`review.kind.${idea.kind}`),
    removed > 0 ? t('review.removed', { count: removed }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={styles['idea']} value={number}>
      <span className={styles['number']}>{number}</span>
      <div className={styles['body']}>
        <p className={styles['text']} lang={idea.language}>
          <RedactedText text={idea.text} redactions={idea.redactions} />
        </p>
        <p className={styles['meta']}>
          {facts.map((fact, at) => (
            <span key={at} className={styles['fact']}>
              <RedactedText text={fact} redactions={idea.redactions} />
            </span>
          ))}
        </p>
      </div>
    </li>
  );
});

function RedactedText(props: { readonly text: string; readonly redactions: readonly Redaction[] }) {
  return redactedParts(props.text, props.redactions).map(({ type, words }, at) =>
    type === 'removed' ? (
      <mark key={at} className={styles['chip']}>
        {words}
      </mark>
    ) : (
      words
    ),
  );
}
