import { memo } from 'react';
import type { Choice, Lists } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import type { Flag } from '../flag.ts';
import type { OpenedIdea } from '../opened-idea.ts';
import { markOfIdea, type SeenMark } from '../seen.ts';
import { Facts } from './Facts.tsx';
import { FlagLine } from './FlagLine.tsx';
import styles from './Ideas.module.css';
import { RedactedText } from './RedactedText.tsx';

export interface IdeaRowProps {
  readonly number: number;
  readonly opened: OpenedIdea;
  readonly lists: Lists;
  readonly onSeen: (mark: SeenMark, seen: boolean) => void;
}

/** One idea: its words, and what was said of the one who spoke. */
export const IdeaRow = memo(function IdeaRow({ number, opened, lists, onSeen }: IdeaRowProps) {
  const { t, language, formatDay } = useMessages();
  const { idea } = opened;
  const placeholders = idea.redactions.map(({ placeholder }) => placeholder);
  const flagsIn = (field: Flag['field']) => opened.flags?.filter((flag) => flag.field === field) ?? [];
  const named = (choices: readonly Choice[], code: string | null, flags: readonly Flag[] = []) =>
    code === null ? null : (
      <RedactedText text={choiceName(choices, code, language)} placeholders={placeholders} flags={flags} />
    );
  const removed = idea.redactions.length;
  const said = (id: string, yes: boolean) => (yes ? t(id) : null);
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
            {
              key: 'rung',
              content: idea.rung === null ? null : choiceName(lists.rungs, idea.rung, language),
            },
            {
              key: 'owner',
              content:
                idea.owner === null ? null : (
                  <RedactedText text={idea.owner} placeholders={placeholders} flags={flagsIn('owner')} />
                ),
            },
            {
              key: 'question',
              content:
                flagsIn('question').length === 0 ? null : (
                  <RedactedText
                    text={opened.ownQuestion ?? ''}
                    placeholders={placeholders}
                    flags={flagsIn('question')}
                  />
                ),
            },
            { key: 'due', content: idea.due === null ? null : t('review.due', { day: formatDay(idea.due) }) },
            { key: 'chat', content: said('review.source.chat', idea.source === 'chat') },
            { key: 'heard', content: idea.heard > 1 ? t('review.heard', { count: idea.heard }) : null },
            { key: 'carry', content: said('review.carry-over', idea.carryOver) },
            { key: 'national', content: said('review.national', idea.national) },
            { key: 'removed', content: removed > 0 ? t('review.removed', { count: removed }) : null },
          ]}
        />
        {opened.linked && (
          <p className={styles['linked']}>
            {t(idea.kind === 'remedy' ? 'review.linked.remedy' : 'review.linked')}{' '}
            <q lang={opened.linked.language}>{excerpt(opened.linked.text)}</q>
          </p>
        )}
        <FlagLine
          flags={opened.flags}
          seen={opened.seen}
          onSeen={(seen) => onSeen(markOfIdea(opened), seen)}
        />
      </div>
    </li>
  );
});

/** The beginning of a text, cut between words. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 90 ? line : `${line.slice(0, 90).replace(/ \S*$/, '')}…`;
}
