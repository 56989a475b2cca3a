import { useRef, useState } from 'react';
import type { GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import type { KeepProblem } from './draft.ts';
import { IdeaText } from './idea-text.tsx';
import { NamePicker } from './name-picker.tsx';
import type { Removal } from './removal.ts';
import { Removed } from './removed.tsx';
import css from './removed-review.module.css';

export interface RemovedReviewProps {
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly ideas: readonly Idea[];
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  readonly onPutBack: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onMark: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onUnmark: (words: readonly string[]) => Promise<KeepProblem | null>;
}

const noRemovals: readonly Removal[] = [];

/** What was removed, by topic, to be checked before closing: maybes in sight, the rest behind one press. */
export function RemovedReview(props: RemovedReviewProps) {
  const { t } = useMessages();
  const { text, guideLanguage, removals } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const [picking, setPicking] = useState<Idea | null>(null);
  const [marked, setMarked] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<KeepProblem | null>(null);

  const ideas = props.ideas.filter(({ redactions }) => redactions.length > 0);
  const forgotten = ideas.some(({ id, redactions }) =>
    redactions.some(
      ({ placeholder }) => !removals.get(id)?.some((removal) => removal.placeholder === placeholder),
    ),
  );
  const act = (words: readonly string[] | null, write: () => Promise<KeepProblem | null>) => {
    setMarked(words);
    setProblem(null);
    // The pressed button goes, and the focus with it.
    title.current?.focus();
    void write().then(setProblem);
  };
  const row = (idea: Idea) => (
    <li key={idea.id} className={css['row']}>
      <p className={css['number']}>{t('close.review.idea', { n: idea.number })}</p>
      <div>
        <p className={css['text']} lang={idea.language}>
          <IdeaText text={idea.text} redactions={idea.redactions} />
        </p>
        <div className={css['foot']}>
          <Removed
            idea={idea}
            removals={removals.get(idea.id) ?? noRemovals}
            onPutBack={(words) => act(null, () => props.onPutBack(words))}
          />
          <Button
            kind="quiet"
            className={css['mark']}
            aria-label={t('capture.mark.idea', { n: idea.number })}
            aria-haspopup="dialog"
            onClick={() => setPicking(idea)}
          >
            {t('capture.mark')}
          </Button>
        </div>
      </div>
    </li>
  );
  return (
    <section className={css['review']} aria-labelledby="closing-review">
      <h2 id="closing-review" ref={title} tabIndex={-1}>
        {t('close.review')}
      </h2>
      {ideas.some(hasMaybe) ? <p>{t('close.review.maybes')}</p> : <p>{t('close.review.nothing')}</p>}
      {forgotten ? <p>{t('close.review.forgotten')}</p> : null}
      {problem === null ? null : <Notice kind="attention" live title={t(`problem.${problem}`)} />}
      {marked === null ? null : (
        <Notice kind="plain" live title={t('capture.marked')}>
          <Button onClick={() => act(null, () => props.onUnmark(marked))}>{t('capture.undo')}</Button>
        </Notice>
      )}
      {text.topics.map((topic) => {
        const here = ideas.filter((idea) => idea.topic === topic.id);
        if (here.length === 0) return null;
        const doubtful = here.filter(hasMaybe);
        const certain = here.filter((idea) => !hasMaybe(idea));
        return (
          <div key={topic.id} className={css['topic']}>
            <h3 lang={guideLanguage}>{topic.title}</h3>
            {doubtful.length === 0 ? null : <ul>{doubtful.map(row)}</ul>}
            {certain.length === 0 ? null : (
              <details>
                <summary>{t('close.review.certain', { n: certain.length })}</summary>
                <ul>{certain.map(row)}</ul>
              </details>
            )}
          </div>
        );
      })}
      {picking ? (
        <NamePicker
          idea={picking}
          onMark={(words) => {
            setPicking(null);
            act(words, () => props.onMark(words));
          }}
          onClose={() => setPicking(null)}
        />
      ) : null}
    </section>
  );
}

function hasMaybe({ redactions }: Idea): boolean {
  return redactions.some(({ certain }) => !certain);
}
