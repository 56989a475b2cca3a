import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { Language } from '../../contract/primitives.ts';
import { useMessages } from '../../ui/i18n.tsx';
import type { TopicGroup } from '../group.ts';
import controlStyles from './controls.module.css';
import styles from './Filters.module.css';

export interface TopicListProps {
  /** Every topic. */
  readonly groups: readonly TopicGroup[];
  /** Topics with what passes search, sector and region; their counts are shown. */
  readonly found: readonly TopicGroup[];
  /** Key of the chosen one; `null`: all. */
  readonly topic: string | null;
  readonly onTopic: (topic: string | null) => void;
}

const allTopics = 'all';

/** The topics, under their guides when there are several. */
export function TopicList({ groups, found, topic, onTopic }: TopicListProps) {
  const { t } = useMessages();
  const counts = new Map(found.map(({ key, count }) => [key, count]));
  const total = found.reduce((sum, { count }) => sum + count, 0);
  const guides = [...new Set(groups.map(({ guide }) => guide))];
  const items = (guide: string) =>
    groups
      .filter((group) => group.guide === guide)
      .map(({ key, title, language }, at) => (
        <TopicItem
          key={key}
          id={key}
          mark={String(at + 1)}
          title={title}
          language={language}
          count={counts.get(key) ?? 0}
        />
      ));
  return (
    <div className={controlStyles['field']}>
      <h2 className={styles['label']} id="topics">
        {t('review.topics')}
      </h2>
      <ListBox
        aria-labelledby="topics"
        className={styles['topics']!}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[topic ?? allTopics]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          onTopic(key === undefined || key === allTopics ? null : String(key));
        }}
      >
        <TopicItem id={allTopics} mark="∗" title={t('review.topics.all')} count={total} />
        {guides.length === 1
          ? items(guides[0]!)
          : guides.map((guide) => (
              <ListBoxSection key={guide} id={guide}>
                <Header className={styles['guide']}>
                  {groups.find((group) => group.guide === guide)!.guideTitle}
                </Header>
                {items(guide)}
              </ListBoxSection>
            ))}
      </ListBox>
    </div>
  );
}

interface TopicItemProps {
  readonly id: string;
  readonly mark: string;
  readonly title: string;
  readonly language?: Language;
  readonly count: number;
}

function TopicItem({ id, mark, title, language, count }: TopicItemProps) {
  const { formatNumber } = useMessages();
  return (
    <ListBoxItem id={id} textValue={title} className={styles['topic']!}>
      <span className={styles['number']} aria-hidden="true">
        {mark}
      </span>
      <span lang={language}>{title}</span>
      <span className={styles['count']}>{formatNumber(count)}</span>
    </ListBoxItem>
  );
}
