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
    { key: 'sector', words: name(lists.sectors, idea.sector) },
    { key: 'region', words: name(lists.regions, idea.region) },
    { key: 'job', words: name(lists.jobTitles, idea.jobTitle) },
    { key: 'kind', words: t(`review.kind.${idea.kind}`) },
    { key: 'removed', words: removed > 0 ? t('review.removed', { count: removed }) : null },
  ].filter(({ words }) => words !== null);
  return (
    <li className={styles['idea']} value={number}>
      <span className={styles['number']}>{number}</span>
      <div className={styles['body']}>
        <p className={styles['text']} lang={idea.language}>
          <RedactedText text={idea.text} redactions={idea.redactions} />
        </p>
        <p className={styles['meta']}>
          {facts.map(({ key, words }) => (
            <span key={key} className={styles['fact']}>
              <RedactedText text={words!} redactions={idea.redactions} />
            </span>
          ))}
        </p>
      </div>
    </li>
  );
});

function RedactedText(props: { readonly text: string; readonly redactions: readonly Redaction[] }) {
  return redactedParts(props.text, props.redactions).map(({ type, words, start }) =>
    type === 'removed' ? (
      <mark key={start} className={styles['chip']}>
        {words}
      </mark>
    ) : (
      words
    ),
  );
}
