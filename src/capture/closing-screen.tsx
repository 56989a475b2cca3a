import type { ReactNode } from 'react';
import type { GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { Paragraphs } from '../guide/paragraphs.tsx';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import css from './closing-screen.module.css';

/** Where closing stands. `unkept`: a text is still in the composer, or could not be kept. */
export type ClosingState = 'idle' | 'sealing' | 'unkept' | 'changed' | 'not-enrolled' | 'failed';

export interface ClosingScreenProps {
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly ideas: readonly Idea[];
  readonly outcomes: Readonly<Record<Slug, string>>;
  /** What was removed, to be checked. */
  readonly review: ReactNode;
  /** What is only known at the end. */
  readonly facts: ReactNode;
  readonly state: ClosingState;
  readonly onClose: () => void;
  readonly onBack: () => void;
  readonly onMinutes: () => void;
}

/** The closing words are read out, the counts are seen, then the meeting is sealed. */
export function ClosingScreen(props: ClosingScreenProps) {
  const { t } = useMessages();
  const { text, ideas, state, guideLanguage } = props;
  const removed = ideas.reduce((sum, idea) => sum + idea.redactions.length, 0);
  return (
    <>
      {text.closing.length === 0 ? null : (
        <section className={css['script']} aria-labelledby="closing-script">
          <h2 id="closing-script">{t('close.script')}</h2>
          <Paragraphs paragraphs={text.closing} language={guideLanguage} />
        </section>
      )}
      <section className={css['counts']} aria-labelledby="closing-counts">
        <h2 id="closing-counts">{t('close.counts')}</h2>
        <dl>
          {text.topics.map((topic) => (
            <div key={topic.id}>
              <dt lang={guideLanguage}>{topic.title}</dt>
              <dd>
                {t('capture.ideas', { n: ideas.filter((idea) => idea.topic === topic.id).length })}
                {props.outcomes[topic.id] === undefined ? '' : ` · ${t('close.outcome')}`}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('close.removed')}</dt>
            <dd>{t('close.removed.count', { n: removed })}</dd>
          </div>
        </dl>
      </section>
      {props.review}
      {props.facts}
      {ideas.length === 0 ? <Notice kind="plain" title={t('close.empty')} /> : null}
      <p className={css['what']}>{t('close.what')}</p>
      {state === 'idle' || state === 'sealing' ? null : (
        <Notice kind="attention" live title={t(`close.problem.${state}`)} />
      )}
      <div className={css['actions']}>
        <Button kind="main" disabled={state === 'sealing'} onClick={props.onClose}>
          {state === 'sealing' ? t('close.sealing') : t('close.go')}
        </Button>
        <Button onClick={props.onMinutes}>{t('minutes.title')}</Button>
        <Button kind="quiet" onClick={props.onBack}>
          {t('close.back')}
        </Button>
      </div>
    </>
  );
}
