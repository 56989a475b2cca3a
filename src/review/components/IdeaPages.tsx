import { Button } from 'react-aria-components';
import type { Lists } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { firstIdeas, type TopicGroup } from '../group.ts';
import type { SeenMark } from '../seen.ts';
import controlStyles from './controls.module.css';
import { IdeaRow } from './IdeaRow.tsx';
import styles from './Ideas.module.css';
import { useGrowing } from './use-growing.ts';

export interface IdeaPagesProps {
  readonly groups: readonly TopicGroup[];
  /** Names the search and filters in force; another view starts at its head. */
  readonly view: string;
  readonly lists: Lists;
  readonly onSeen: (mark: SeenMark, seen: boolean) => void;
}

/** Ideas by topic and question, their numbers in the margin. */
export function IdeaPages({ groups, view, lists, onSeen }: IdeaPagesProps) {
  const { t } = useMessages();
  const { limit, grow, end } = useGrowing(view);
  const shown = firstIdeas(groups, limit);
  const more = groups.reduce((total, { count }) => total + count, 0) > limit;
  const severalGuides = groups.some(({ guide }) => guide !== groups[0]!.guide);
  return (
    <div className={styles['pages']}>
      {shown.map((topic) => (
        <section key={topic.key} className={styles['topic']}>
          {severalGuides && (
            <p className={styles['guide']} lang={topic.language}>
              {topic.guideTitle}
            </p>
          )}
          <h2 className={styles['topicTitle']} lang={topic.language}>
            {topic.title}
          </h2>
          {topic.questions.map((question) => (
            <section key={question.key}>
              <h3
                className={styles['question']}
                lang={question.text === null ? undefined : question.language}
              >
                {question.text ?? t('review.whole-topic')}
              </h3>
              <ol className={styles['ideas']}>
                {question.ideas.map(({ number, opened }) => (
                  <IdeaRow
                    key={opened.idea.id}
                    number={number}
                    opened={opened}
                    lists={lists}
                    onSeen={onSeen}
                  />
                ))}
              </ol>
            </section>
          ))}
        </section>
      ))}
      {more && (
        <div ref={end} className={styles['more']}>
          <Button className={controlStyles['secondary']!} onPress={grow}>
            {t('review.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
