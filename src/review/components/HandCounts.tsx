import type { Guide } from '../../contract/guide.ts';
import type { Submission } from '../../contract/submission.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { describePlace } from '../group.ts';
import styles from './Ideas.module.css';

/** The shows of hands of a meeting, by question; nothing when there was none. */
export function HandCounts(props: { readonly submission: Submission; readonly guides: readonly Guide[] }) {
  const { t, language } = useMessages();
  const { counts, guide } = props.submission;
  if (counts.length === 0) return null;
  const placeOf = (question: string) => {
    const version = props.guides.find(({ id, version }) => id === guide.id && version === guide.version);
    const [text] = Object.values(version?.texts ?? {});
    const topic = text?.topics.find(({ questions }) => questions.some(({ id }) => id === question));
    return describePlace(props.guides, language, guide, topic?.id ?? '', question);
  };
  return (
    <>
      <h3 className={styles['outcomesTitle']}>{t('review.hands')}</h3>
      <dl className={styles['outcomes']}>
        {counts.map(({ question, yes, no, unsure }) => (
          <div key={question}>
            <dt lang={placeOf(question).language}>{placeOf(question).questionText}</dt>
            <dd>{t('review.hands.count', { yes, no, unsure })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
