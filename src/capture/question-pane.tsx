import { useState, type RefObject } from 'react';
import type { AnswerKind, Question, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import { QuestionStrip } from '../guide/question-strip.tsx';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import type { CaptureScreenProps } from './capture-props.ts';
import { ComposerDock } from './composer-dock.tsx';
import type { ComposerHandle } from './composer.tsx';
import { IdeaList } from './idea-list.tsx';
import { notableKinds } from './kinds.ts';
import css from './question-pane.module.css';
import { QuestionForms } from './question-forms.tsx';
import type { Rows } from './use-row-actions.ts';
import { useSteady } from './use-steady.ts';

export interface QuestionPaneProps extends CaptureScreenProps {
  readonly composer: RefObject<ComposerHandle | null>;
  readonly topic: Topic;
  readonly question: Question;
  readonly rows: Rows;
  readonly typing: (typing: boolean) => void;
  readonly previous: (() => void) | null;
  readonly next: { readonly label: string; readonly last: boolean; readonly onPress: () => void };
  readonly onPickName: (idea: Idea) => void;
}

/** A question with what was noted, and the composer; where nothing is noted the way on takes its place. */
export function QuestionPane(props: QuestionPaneProps) {
  const { t } = useMessages();
  const { topic, question, rows, ideas, meeting, draft, composer, next } = props;
  const [primed, setPrimed] = useState<{ readonly question: string; readonly kind: AnswerKind } | null>(null);
  const topicIdeas = ideas.filter((idea) => idea.topic === topic.id);
  const online = meeting.fields.mode === 'virtual' || meeting.fields.mode === 'hybrid';
  const noting = notableKinds(question.answers).length > 0;
  const shared = { lists: props.lists, online, enterKeeps: props.enterKeeps, today: props.today };
  const problem = rows.problem ?? props.formProblem;
  const focus = () => composer.current?.focus();
  const prime = (kind: AnswerKind | null) =>
    setPrimed(kind === null ? null : { question: question.id, kind });

  const { onPickName, onAnswer, onUndo } = useSteady({
    onPickName: props.onPickName,
    onUndo: () => void rows.takeBack(),
    onAnswer: (idea: Idea, kind: 'same' | 'remedy') => {
      rows.leave();
      props.drafting.onDetails({ ...draft.details, linkedTo: idea.id });
      prime(kind === 'remedy' ? 'remedy' : null);
      focus();
    },
  });
  const withLast = (act: (idea: Idea) => void) => {
    const last = topicIdeas.at(-1);
    if (last) act(last);
  };
  return (
    <>
      {props.wide || meeting.paper ? null : (
        <QuestionStrip
          key={question.id}
          topic={topic}
          question={question}
          language={props.guideLanguage}
          asked={meeting.asked}
          ideas={ideas.filter((idea) => idea.question === question.id).length}
          pinned={meeting.pinned}
          onPin={props.onPin}
          onAsked={props.forms.onAsked}
          onPrevious={props.previous}
          onNext={next.last ? null : next.onPress}
        />
      )}
      <QuestionForms
        key={`forms ${question.id}`}
        {...props.forms}
        question={question}
        language={props.guideLanguage}
        meeting={meeting}
        today={props.today}
      />
      {noting || question.answers.includes('count') ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and with no idea yet it holds nothing else that the keyboard reaches
        <div className={css['list']} tabIndex={topicIdeas.length === 0 ? 0 : undefined}>
          <IdeaList
            {...shared}
            text={props.text}
            guideLanguage={props.guideLanguage}
            topic={topic}
            ideas={ideas}
            arrivals={draft.arrivals}
            removals={props.removals}
            editing={rows.editing}
            unkeptEdits={props.unkeptEdits}
            menu={rows.menu}
            undo={rows.undo}
            actions={rows.actions}
            onUndo={onUndo}
            onPickName={onPickName}
            onAnswer={onAnswer}
          />
        </div>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={css['problem']}>
          {t(`problem.${problem}`)}
        </p>
      )}
      {noting ? (
        <ComposerDock
          {...props.drafting}
          {...shared}
          ref={composer}
          topic={topic}
          question={question}
          language={meeting.fields.language}
          draft={draft}
          primed={primed?.question === question.id ? primed.kind : null}
          ideas={ideas}
          onKeep={(drafts) => {
            rows.act();
            props.drafting.onKeep(drafts);
          }}
          onPrimed={prime}
          onHeard={rows.actions.onHeard}
          onEditLast={() => withLast(rows.actions.onEdit)}
          onUndoLast={() => {
            if (rows.undo) void rows.takeBack();
            else withLast(rows.actions.onRemove);
          }}
          onTyping={props.typing}
          onFocus={focus}
        />
      ) : (
        <div className={css['next']}>
          <Button kind="main" onClick={next.onPress}>
            {next.label}
          </Button>
        </div>
      )}
    </>
  );
}
