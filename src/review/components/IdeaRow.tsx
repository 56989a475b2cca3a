import { memo } from 'react';
import type { Choice, Lists } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import type { Flag } from '../flag.ts';
import type { OpenedIdea } from '../opened-idea.ts';
import { Facts } from './Facts.tsx';
import { FlagLine } from './FlagLine.tsx';
import styles from './Ideas.module.css';
import { RedactedText } from './RedactedText.tsx';

export interface IdeaRowProps {
  readonly number: number;
  readonly opened: OpenedIdea;
  readonly lists: Lists;
}

/** One idea: its words, and what was said of the one who spoke. */
export const IdeaRow = memo(function IdeaRow({ number, opened, lists }: IdeaRowProps) {
  const { t, language } = useMessages();
  const { idea } = opened;
  const placeholders = idea.redactions.map(({ placeholder }) => placeholder);
  const flagsIn = (field: Flag['field']) => opened.flags?.filter((flag) => flag.field === field) ?? [];
  const named = (choices: readonly Choice[], code: string | null, flags: readonly Flag[] = []) =>
    code === null ? null : (
      <RedactedText text={choiceName(choices, code, language)} placeholders={placeholders} flags={flags} />
    );
  const removed = idea.redactions.length;
  return (
    <li className={styles['idea']} value={number}>
      <span className={styles['number']}>{number}</span>
      <div className={styles['body']}>
        <p className={styles['text']} lang={idea.language}>
          <RedactedText text={idea.text} placeholders={placeholders} flags={flagsIn('text')} />
        </p>
        <Facts
          facts={[
            { key: 'sector', content: named(lists.sectors, idea.sector) },
            { key: 'region', content: named(lists.regions, idea.region) },
            { key: 'job', content: named(lists.jobTitles, idea.jobTitle, flagsIn('jobTitle')) },
            { key: 'kind', content: t(`review.kind.${idea.kind}`) },
            { key: 'removed', content: removed > 0 ? t('review.removed', { count: removed }) : null },
          ]}
        />
        <FlagLine flags={opened.flags} />
      </div>
    </li>
  );
});
