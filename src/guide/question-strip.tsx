import { useEffect, useId, useRef, useState } from 'react';
import type { Question, Topic } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { CuePhrases } from './cue-phrases.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { PinButton } from './pin-button.tsx';
import { PromptList } from './prompt-list.tsx';
import css from './question-strip.module.css';
import { ReadAloudButton } from './read-aloud-button.tsx';

export interface QuestionStripProps {
  readonly topic: Topic;
  readonly question: Question;
  readonly language: Language;
  readonly asked: readonly Slug[];
  /** Ideas noted under it: from the first one on it folds where there is little room. */
  readonly ideas: number;
  /** Questions to begin with. */
  readonly pinned: readonly Slug[];
  readonly onPin: (question: Slug, pinned: boolean) => void;
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
  /** Steps through questions and outcomes; `null` at an end. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/**
 * The question above the notes on a phone; prompts and context unfold on demand. Once it was answered it folds to two
 * lines, so that the ideas are in sight; a screen reader always reads all of it.
 */
export function QuestionStrip(props: QuestionStripProps) {
  const { t } = useMessages();
  const [open, setOpen] = useState<'prompts' | 'context' | 'cues' | null>(null);
  const [whole, setWhole] = useState(false);
  useEffect(() => setWhole(false), [props.ideas]);
  const folds = props.ideas > 0 && open === null;
  const id = useId();
  const more = useId();
  const unfolded = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open !== null) unfolded.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const { topic, question, language } = props;
  // A checklist and what is to be summed up are shown whole, under the strip.
  const hasOwnPrompts = question.answers.some((kind) => kind === 'checklist' || kind === 'information');
  const toggle = (what: 'prompts' | 'context' | 'cues') => setOpen(open === what ? null : what);
  return (
    <section
      className={`${css['strip']} ${folds && !whole ? css['folded'] : ''}`}
      aria-label={t('guide.question')}
    >
      <div className={css['steps']}>
        <p className={css['count']}>
          {t('guide.question.of', { n: topic.questions.indexOf(question) + 1, of: topic.questions.length })}
        </p>
        {props.onPrevious ? (
          <button type="button" className={css['step']} onClick={props.onPrevious}>
            <Icon name="back" />
            {t('guide.previous')}
          </button>
        ) : null}
        {props.onNext ? (
          <button type="button" className={css['step']} onClick={props.onNext}>
            {t('guide.next')}
            <Icon name="forward" />
          </button>
        ) : null}
      </div>
      <div className={css['words']}>
        <h2 className={css['question']} lang={language}>
          {question.text}
        </h2>
        {folds ? (
          <button
            type="button"
            className={css['fold']}
            aria-expanded={whole}
            aria-controls={more}
            onClick={() => setWhole(!whole)}
          >
            {t(whole ? 'guide.fold' : 'guide.unfold')}
          </button>
        ) : null}
      </div>
      <div className={css['more']} id={more}>
        {question.prompts.length === 0 || hasOwnPrompts ? null : (
          <button
            type="button"
            aria-expanded={open === 'prompts'}
            aria-controls={id}
            onClick={() => toggle('prompts')}
          >
            {t('guide.prompts', { n: question.prompts.length })}
          </button>
        )}
        {topic.context.length === 0 ? null : (
          <button
            type="button"
            aria-expanded={open === 'context'}
            aria-controls={id}
            onClick={() => toggle('context')}
          >
            {t('guide.context')}
          </button>
        )}
        <button
          type="button"
          aria-expanded={open === 'cues'}
          aria-controls={id}
          onClick={() => toggle('cues')}
        >
          {t('cue.title')}
        </button>
        {topic.questions.length < 2 ? null : (
          <PinButton
            pinned={props.pinned.includes(question.id)}
            onPin={(pinned) => props.onPin(question.id, pinned)}
          />
        )}
      </div>
      <div id={id} ref={unfolded} hidden={open === null}>
        {open === 'prompts' ? (
          <PromptList
            prompts={question.prompts}
            language={language}
            asked={props.asked}
            onAsked={props.onAsked}
          />
        ) : open === 'cues' ? (
          <CuePhrases />
        ) : open === 'context' ? (
          <div className={css['context']}>
            <Paragraphs paragraphs={topic.context} language={language} size="aside" />
            <ReadAloudButton paragraphs={topic.context} language={language} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
