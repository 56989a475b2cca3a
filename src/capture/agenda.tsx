import { useState } from 'react';
import type { GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './agenda.module.css';
import type { KeepProblem } from './draft.ts';
import { OwnQuestionForm } from './own-question-form.tsx';
import { TopicMinutes } from './topic-minutes.tsx';

export interface AgendaProps {
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly meeting: Meeting;
  readonly ideas: readonly Idea[];
  readonly onOpen: (topic: Slug, question: Slug | null) => void;
  readonly onSkip: (topic: Slug, skipped: boolean) => void;
  readonly onPin: (question: Slug, pinned: boolean) => void;
  /** `null`: as the guide says. */
  readonly onMinutes: (topic: Slug, minutes: number | null) => void;
  /** A question of the meeting's own; resolves to `null` when it is durable. */
  readonly onAddQuestion: (topic: Slug, text: string) => Promise<KeepProblem | null>;
  readonly onRemoveQuestion: (question: Slug) => void;
}

/** The topics in the order of the guide, each with where it stands. Nothing is ever called incomplete. */
export function Agenda(props: AgendaProps) {
  const { t } = useMessages();
  return (
    <ol className={css['topics']} aria-label={t('capture.topics')}>
      {props.text.topics.map((topic, index) => (
        <AgendaTopic key={topic.id} {...props} topic={topic} number={index + 1} />
      ))}
    </ol>
  );
}

function AgendaTopic(props: AgendaProps & { readonly topic: Topic; readonly number: number }) {
  const { t } = useMessages();
  const { topic, meeting, number, guideLanguage } = props;
  const skipped = meeting.skipped.includes(topic.id);
  const minutes = meeting.minutes[topic.id] ?? topic.minutes;
  const [adding, setAdding] = useState(false);
  const heading = `agenda-${topic.id}`;
  const pinnable = topic.questions.filter(({ answers }) =>
    answers.some((answer) => answer !== 'information' && answer !== 'checklist'),
  );
  return (
    <li className={css['topic']} data-skipped={skipped}>
      <span className={css['number']} aria-hidden="true">
        {number}
      </span>
      <div className={css['words']}>
        <h2 id={heading} lang={guideLanguage}>
          {topic.title}
        </h2>
        <p className={css['status']}>
          <strong>{statusSaid(topic, props, t)}</strong>
        </p>
        {skipped ? null : (
          <TopicMinutes
            topic={topic}
            guideLanguage={guideLanguage}
            minutes={minutes}
            onMinutes={(n) => props.onMinutes(topic.id, n)}
          />
        )}
        <div className={css['actions']}>
          {skipped ? null : (
            <Button aria-describedby={heading} onClick={() => props.onOpen(topic.id, null)}>
              {t('agenda.open')}
            </Button>
          )}
          <Button kind="quiet" aria-describedby={heading} onClick={() => props.onSkip(topic.id, !skipped)}>
            {t(skipped ? 'agenda.unskip' : 'agenda.skip')}
          </Button>
        </div>
        {skipped || pinnable.length === 0 ? null : (
          <details className={css['questions']}>
            <summary>{t('agenda.questions', { n: pinnable.length })}</summary>
            <ul>
              {pinnable.map((question) => {
                const pinned = meeting.pinned.includes(question.id);
                const own = meeting.questions.find(({ id }) => id === question.id);
                const noted = props.ideas.some((idea) => idea.question === question.id);
                return (
                  <li key={question.id}>
                    <button
                      type="button"
                      className={css['question']}
                      lang={own?.language ?? guideLanguage}
                      onClick={() => props.onOpen(topic.id, question.id)}
                    >
                      {question.text}
                    </button>
                    {own && !noted ? (
                      <Button
                        kind="quiet"
                        aria-label={t('agenda.question.remove.named', { question: question.text })}
                        onClick={() => props.onRemoveQuestion(question.id)}
                      >
                        {t('agenda.question.remove')}
                      </Button>
                    ) : null}
                    <button
                      type="button"
                      className={css['pin']}
                      aria-pressed={pinned}
                      onClick={() => props.onPin(question.id, !pinned)}
                    >
                      <Icon name="pin" />
                      {t(pinned ? 'guide.pinned' : 'guide.pin')}
                      <span className="visually-hidden" lang={guideLanguage}>
                        {question.text}
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
            {adding ? (
              <OwnQuestionForm
                topic={topic.title}
                language={meeting.fields.language}
                onKeep={(text) => props.onAddQuestion(topic.id, text)}
                onDone={() => setAdding(false)}
              />
            ) : (
              <Button kind="quiet" aria-describedby={heading} onClick={() => setAdding(true)}>
                {t('agenda.question.add')}
              </Button>
            )}
          </details>
        )}
      </div>
    </li>
  );
}

type Translate = ReturnType<typeof useMessages>['t'];

/** Skipped; 12 ideas; 3 of 6 done; or not started. */
function statusSaid(topic: Topic, { meeting, ideas }: AgendaProps, t: Translate): string {
  if (meeting.skipped.includes(topic.id)) return t('agenda.status.skipped');
  const noted = ideas.filter((idea) => idea.topic === topic.id).length;
  if (noted > 0) return t('capture.ideas', { n: noted });
  const ticks = topic.questions.flatMap(({ answers, prompts }) =>
    answers.includes('checklist') ? prompts.map(({ id }) => id) : [],
  );
  const ticked = ticks.filter((id) => meeting.asked.includes(id)).length;
  if (ticked > 0) return t('agenda.status.ticked', { n: ticked, of: ticks.length });
  const touched =
    topic.id in meeting.outcomes ||
    topic.questions.some(
      ({ id, prompts }) =>
        id in meeting.counts || prompts.some((prompt) => meeting.asked.includes(prompt.id)),
    );
  return t(touched ? 'agenda.status.started' : 'agenda.status.not-started');
}
