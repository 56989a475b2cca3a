import { useRef, useState } from 'react';
import type { Idea } from '../contract/idea.ts';
import type { Slug } from '../contract/primitives.ts';
import { TopicPanel } from '../guide/topic-panel.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { useTitle } from '../ui/use-title.ts';
import { CaptureBar } from './capture-bar.tsx';
import type { CaptureScreenProps } from './capture-props.ts';
import css from './capture-screen.module.css';
import type { ComposerHandle } from './composer.tsx';
import { HeardFrom } from './heard-from.tsx';
import { MeetingTools } from './meeting-tools.tsx';
import { NamePicker } from './name-picker.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { QuestionPane } from './question-pane.tsx';
import { QuestionPicker } from './question-picker.tsx';
import { findStep, stepFrom, type Step } from './steps.ts';
import { TopicNav } from './topic-nav.tsx';
import { savedState } from './saved-state.ts';
import { useRowActions } from './use-row-actions.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The heart: the question, the ideas, and a composer that never leaves. */
export function CaptureScreen(props: CaptureScreenProps) {
  const { t } = useMessages();
  const { text, step, ideas, guideLanguage, meeting, writes } = props;
  const { topic, question } = findStep(text, step);
  const [picking, setPicking] = useState<Idea | null>(null);
  const [menu, setMenu] = useState(false);
  const [typing, setTyping] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const focusComposer = () => composer.current?.focus();
  const chosen = useRowActions(writes, focusComposer);
  const topicIdeas = ideas.filter((idea) => idea.topic === topic.id);
  // What could not be kept is open again on the way back.
  const waiting = topicIdeas.find(({ id }) => props.unkeptEdits.has(id));
  const rows = { ...chosen, editing: chosen.editing ?? waiting?.id ?? null };
  useTitle(topic.title);

  const go = (to: Step | null) => {
    rows.leave();
    setMenu(false);
    if (to) props.onStep(to);
    else props.onFinish();
  };
  const goToTopic = (id: Slug) => {
    const target = text.topics.find((candidate) => candidate.id === id);
    if (target) go({ topic: id, question: target.questions[0]?.id ?? null });
  };
  const previous = stepFrom(text, step, -1, meeting.skipped);
  const next = stepFrom(text, step, 1, meeting.skipped);
  const goToOutcome = () => go({ topic: topic.id, question: null });
  useShortcuts({
    topic: (index) => {
      const target = text.topics[index];
      if (target) goToTopic(target.id);
    },
    previous: () => previous && go(previous),
    next: () => next && go(next),
  });

  const skipped = meeting.skipped.includes(topic.id);
  const topicNav = (
    <TopicNav
      text={text}
      language={guideLanguage}
      current={topic.id}
      ideas={ideas}
      skipped={meeting.skipped}
      onTopic={goToTopic}
    />
  );
  const heardFrom = <HeardFrom lists={props.lists} ideas={ideas} present={meeting.fields.present} />;
  const tools = (
    <MeetingTools
      {...props}
      skipped={skipped}
      onFinish={props.wide ? null : () => go(null)}
      onSkip={(skip) => {
        props.onSkip(topic.id, skip);
        const beyond = stepFrom(text, { topic: topic.id, question: null }, 1, meeting.skipped);
        if (skip && beyond) go(beyond);
      }}
    />
  );
  return (
    <div
      className={css['screen']}
      data-typing={typing || rows.editing !== null}
      data-editing={rows.editing !== null}
    >
      <CaptureBar
        topic={topic}
        topicNumber={text.topics.indexOf(topic) + 1}
        guideLanguage={guideLanguage}
        ideas={topicIdeas.length}
        minutes={props.minutes}
        planned={meeting.minutes[topic.id] ?? topic.minutes}
        paper={meeting.paper}
        state={
          rows.problem === null ? props.state : { ...props.state, saved: savedState([rows.problem], false) }
        }
        onBack={props.onBack}
        onTopics={props.wide ? null : () => setMenu(true)}
        onFinish={props.wide ? () => go(null) : null}
      />
      {props.wide ? (
        <aside className={css['panel']}>
          {meeting.paper ? null : (
            <TopicPanel
              topic={topic}
              language={guideLanguage}
              question={question?.id ?? null}
              asked={meeting.asked}
              pinned={meeting.pinned}
              onQuestion={(id) => go({ topic: topic.id, question: id })}
              onOutcome={goToOutcome}
              onAsked={props.forms.onAsked}
              onPin={props.onPin}
            />
          )}
          <h2 className={css['heading']}>{t('capture.topics')}</h2>
          {topicNav}
          {heardFrom}
          {tools}
        </aside>
      ) : null}
      <main className={css['notes']}>
        {meeting.paper ? (
          <QuestionPicker text={text} language={guideLanguage} step={step} onStep={go} />
        ) : null}
        {question === null ? (
          <OutcomeForm
            key={topic.id}
            topic={topic.title}
            language={meeting.fields.language}
            guideLanguage={guideLanguage}
            kept={meeting.outcomes[topic.id] ?? ''}
            unkept={props.unkeptOutcomes.get(topic.id) ?? null}
            removals={props.outcomeRemovals.get(topic.id) ?? []}
            onKeep={(words) => writes.outcome(topic.id, words)}
            onPutBack={writes.putBack}
            onPrevious={previous ? () => go(previous) : null}
            next={{
              label: next ? t('capture.next-topic') : t('capture.finish'),
              onPress: () => go(next),
            }}
          />
        ) : (
          <QuestionPane
            {...props}
            composer={composer}
            topic={topic}
            question={question}
            rows={rows}
            typing={setTyping}
            previous={previous ? () => go(previous) : null}
            next={{
              label: t(next ? 'capture.next-question' : 'capture.finish'),
              last: next === null,
              onPress: () => go(next),
            }}
            onPickName={setPicking}
          />
        )}
      </main>
      <p role="status" className="visually-hidden">
        {props.announcement}
      </p>
      {picking ? (
        <NamePicker
          idea={picking}
          onMark={(words) => {
            setPicking(null);
            void rows.actions.onMark(picking, words).then(rows.fail);
          }}
          onClose={() => setPicking(null)}
        />
      ) : null}
      {menu && !props.wide ? (
        <Dialog title={t('capture.topics')} onClose={() => setMenu(false)}>
          {topicNav}
          {heardFrom}
          <div className={css['more']}>
            <Button onClick={goToOutcome}>{t('capture.outcome.go')}</Button>
          </div>
          {tools}
        </Dialog>
      ) : null}
    </div>
  );
}
