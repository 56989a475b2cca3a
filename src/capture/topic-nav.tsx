import type { GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './topic-nav.module.css';

export interface TopicNavProps {
  readonly text: GuideText;
  readonly language: Language;
  readonly current: Slug;
  readonly ideas: readonly Idea[];
  /** Topics left out on purpose. */
  readonly skipped: readonly Slug[];
  readonly onTopic: (topic: Slug) => void;
}

/** All topics with what was noted; nothing is ever called incomplete. */
export function TopicNav(props: TopicNavProps) {
  const { t } = useMessages();
  return (
    <nav aria-label={t('capture.topics')}>
      <ol>
        {props.text.topics.map((topic, index) => (
          <li key={topic.id}>
            <button
              type="button"
              className={css['topic']}
              aria-current={topic.id === props.current ? 'true' : undefined}
              onClick={() => props.onTopic(topic.id)}
            >
              <span lang={props.language}>
                {index + 1} · {topic.title}
              </span>
              <span className={css['count']}>
                {props.skipped.includes(topic.id) ? `${t('capture.skipped')} · ` : null}
                {t('capture.ideas', { n: props.ideas.filter((idea) => idea.topic === topic.id).length })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
