import { useDeferredValue, useMemo } from 'react';
import type { Lists } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import type { CheckTally, Tally } from '../fold.ts';
import { filterGroups, type TopicGroup } from '../group.ts';
import type { OpenedIdea } from '../opened-idea.ts';
import { createMatcher, type Filter } from '../search.ts';
import type { SeenMark } from '../seen.ts';
import { EmptyPage } from './EmptyPage.tsx';
import { Filters } from './Filters.tsx';
import { IdeaPages } from './IdeaPages.tsx';
import styles from './Ideas.module.css';
import { NothingYet } from './NothingYet.tsx';

export interface IdeasPanelProps {
  readonly groups: readonly TopicGroup[];
  readonly ideas: readonly OpenedIdea[];
  readonly lists: Lists;
  readonly tally: Tally;
  readonly check: CheckTally;
  readonly checkFailed: boolean;
  readonly pulling: boolean;
  readonly filter: Filter;
  /** Key of the chosen topic; `null`: all. */
  readonly topic: string | null;
  readonly onFilter: (filter: Filter) => void;
  readonly onTopic: (topic: string | null) => void;
  readonly onSeen: (mark: SeenMark, seen: boolean) => void;
}

/** Search and filters beside the ideas that pass them. */
export function IdeasPanel(props: IdeasPanelProps) {
  const { groups, ideas, lists, filter, topic } = props;
  const { t } = useMessages();
  const settled = useDeferredValue(filter);
  const found = useMemo(() => filterGroups(groups, createMatcher(settled)), [groups, settled]);
  const shown = useMemo(
    () => (topic === null ? found : found.filter(({ key }) => key === topic)),
    [found, topic],
  );
  const count = shown.reduce((total, group) => total + group.count, 0);
  const none = settled.toCheck ? nothingToCheck(props) : 'nothing-found';
  if (ideas.length === 0) {
    return <NothingYet tally={props.tally} pulling={props.pulling} />;
  }
  return (
    <div className={styles['panes']}>
      <Filters
        groups={groups}
        found={found}
        ideas={ideas}
        lists={lists}
        toCheck={props.check.flagged}
        filter={filter}
        topic={topic}
        onFilter={props.onFilter}
        onTopic={props.onTopic}
      />
      <section className={styles['paper']} aria-label={t('review.tab.ideas')}>
        <output className={styles['found']}>{t('review.found', { count, total: ideas.length })}</output>
        {count === 0 ? (
          <EmptyPage title={t(`review.${none}.title`)} text={t(`review.${none}.text`)} />
        ) : (
          <IdeaPages
            groups={shown}
            view={JSON.stringify([settled, topic])}
            lists={lists}
            onSeen={props.onSeen}
          />
        )}
      </section>
    </div>
  );
}

/** Why no idea stands under "Still to check". */
function nothingToCheck({ check, checkFailed }: IdeasPanelProps): string {
  if (check.flagged > 0) return 'nothing-found';
  if (checkFailed) return 'to-check-failed';
  return check.checked < check.total ? 'to-check-running' : 'to-check-clear';
}
