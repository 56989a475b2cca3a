import type { Question, Topic } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { CuePhrases } from './cue-phrases.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { PinButton } from './pin-button.tsx';
import { PromptList } from './prompt-list.tsx';
import { ReadAloudButton } from './read-aloud-button.tsx';
import css from './topic-panel.module.css';

export interface TopicPanelProps {
  readonly topic: Topic;
  readonly language: Language;
  /** The question under discussion; `null` while the outcome is written. */
  readonly question: Slug | null;
  readonly asked: readonly Slug[];
  /** Questions to begin with. */
  readonly pinned: readonly Slug[];
  readonly onQuestion: (question: Slug) => void;
  readonly onOutcome: () => void;
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
  readonly onPin: (question: Slug, pinned: boolean) => void;
}

/** A whole topic beside the notes, on a screen that is wide enough. */
export function TopicPanel(props: TopicPanelProps) {
  const { t } = useMessages();
  const { topic, language } = props;
  return (
    <section className={css['panel']} aria-labelledby="panel-topic">
      <h2 id="panel-topic" lang={language}>
        {topic.title}
      </h2>
      <Paragraphs paragraphs={topic.context.slice(0, 1)} language={language} size="aside" />
      {topic.context.length > 1 ? (
        <details className={css['context']}>
          <summary>{t('guide.context.more')}</summary>
          <Paragraphs paragraphs={topic.context.slice(1)} language={language} size="aside" />
        </details>
      ) : null}
      {topic.context.length > 0 ? (
        <ReadAloudButton key={topic.id} paragraphs={topic.context} language={language} />
      ) : null}
      <h3>{t('guide.questions')}</h3>
      <ol className={css['questions']}>
        {topic.questions.map((question, index) => {
          const current = question.id === props.question;
          return (
            <li key={question.id}>
              <button
                type="button"
                className={css['question']}
                aria-current={current ? 'step' : undefined}
                onClick={() => props.onQuestion(question.id)}
              >
                <span className={css['number']} aria-hidden="true">
                  {index + 1}
                </span>
                <span>
                  <span lang={language}>{question.text}</span>
                  {props.pinned.includes(question.id) ? (
                    <span className={css['pinned']}>
                      <Icon name="pin" />
                      {t('guide.pinned')}
                    </span>
                  ) : null}
                </span>
              </button>
              {current ? (
                <div className={css['prompts']}>
                  {hasOwnPrompts(question) || question.prompts.length === 0 ? null : (
                    <PromptList
                      prompts={question.prompts}
                      language={language}
                      asked={props.asked}
                      onAsked={props.onAsked}
                    />
                  )}
                  {topic.questions.length < 2 ? null : (
                    <PinButton
                      pinned={props.pinned.includes(question.id)}
                      onPin={(pinned) => props.onPin(question.id, pinned)}
                    />
                  )}
                </div>
              ) : null}
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className={css['question']}
            aria-current={props.question === null ? 'step' : undefined}
            onClick={props.onOutcome}
          >
            <span className={css['number']} aria-hidden="true">
              ✓
            </span>
            <span>{t('capture.outcome.go')}</span>
          </button>
        </li>
      </ol>
      <details className={css['context']}>
        <summary>{t('cue.title')}</summary>
        <CuePhrases />
      </details>
    </section>
  );
}

/** A checklist and what is to be summed up are shown whole, beside the panel. */
function hasOwnPrompts({ answers }: Question): boolean {
  return answers.includes('checklist') || answers.includes('information');
}
