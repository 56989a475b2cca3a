import { useMemo, useRef, useState } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind, GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import { QuestionStrip } from '../guide/question-strip.tsx';
import { TopicPanel } from '../guide/topic-panel.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { useTitle } from '../ui/use-title.ts';
import type { StateLineProps } from '../ui/state-line.tsx';
import { AttributeChips } from './attribute-chips.tsx';
import { CaptureBar } from './capture-bar.tsx';
import css from './capture-screen.module.css';
import { Composer, type ComposerHandle } from './composer.tsx';
import type { Attributes, IdeaDraft, KeepProblem, PendingIdea } from './draft.ts';
import type { DraftPreview } from './draft-preview.ts';
import { IdeaList, type Undo } from './idea-list.tsx';
import { NamePicker } from './name-picker.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import type { Removal } from './removal.ts';
import { findStep, stepFrom, type Step } from './steps.ts';
import { TopicNav } from './topic-nav.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useSteady } from './use-steady.ts';

export interface CaptureScreenProps {
  readonly text: GuideText;
  readonly guideLanguage: Language;
  /** The language in which ideas are noted. */
  readonly language: Language;
  readonly step: Step;
  /** Room for two panes. */
  readonly wide: boolean;
  /** Height that the keyboard leaves, in CSS pixels, where the browser does not shrink the page itself. */
  readonly height: number | null;
  readonly ideas: readonly Idea[];
  readonly pending: readonly PendingIdea[];
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  readonly lists: Lists;
  readonly asked: readonly Slug[];
  readonly outcomes: Readonly<Record<Slug, string>>;
  /** Minutes that this topic has been open. They inform; nothing locks. */
  readonly minutes: number;
  readonly state: StateLineProps;
  readonly attributes: Attributes;
  readonly draftText: string;
  readonly preview: DraftPreview;
  /** What has just become durable, to be announced once. */
  readonly announcement: string;

  readonly onBack: () => void;
  readonly onStep: (step: Step) => void;
  readonly onFinish: () => void;
  readonly onGuideLanguage: (() => void) | null;
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
  readonly onAttributes: (attributes: Attributes) => void;
  readonly onDraftText: (text: string) => void;
  readonly onKeep: (draft: IdeaDraft) => void;
  readonly onRetry: (id: Uuid) => void;
  readonly onTakenBack: (id: Uuid) => void;
  readonly onChange: (idea: Idea, text: string) => Promise<KeepProblem | null>;
  readonly onPutBack: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onMark: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onUnmark: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onRemove: (idea: Idea) => Promise<KeepProblem | null>;
  readonly onRestore: (idea: Idea) => Promise<KeepProblem | null>;
  readonly onMove: (idea: Idea, to: Step) => Promise<KeepProblem | null>;
  readonly onOutcome: (topic: Slug, text: string) => Promise<KeepProblem | null>;
}

/** The heart: the question, the ideas, and a composer that never leaves. */
export function CaptureScreen(props: CaptureScreenProps) {
  const { t } = useMessages();
  const { text, step, ideas, attributes, guideLanguage } = props;
  const { topic, question } = findStep(text, step);
  const [editing, setEditing] = useState<Uuid | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [picking, setPicking] = useState<Idea | null>(null);
  const [menu, setMenu] = useState(false);
  const [typing, setTyping] = useState(false);
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  const [chosenKind, setKind] = useState<AnswerKind | null>(null);
  const composer = useRef<ComposerHandle>(null);

  const kinds = useMemo(() => notableKinds(question?.answers ?? []), [question]);
  const kind = chosenKind !== null && kinds.includes(chosenKind) ? chosenKind : (kinds[0] ?? 'idea');
  const topicIdeas = ideas.filter((idea) => idea.topic === topic.id);
  const topicNumber = text.topics.indexOf(topic) + 1;

  // A new action: what could be undone until now cannot be any more.
  const act = () => {
    setUndo(null);
    setProblem(null);
  };
  const go = (to: Step | null) => {
    act();
    setEditing(null);
    setMenu(false);
    if (to) props.onStep(to);
    else props.onFinish();
  };
  const goToTopic = (id: Slug) => {
    const target = text.topics.find((candidate) => candidate.id === id);
    if (target) go({ topic: id, question: target.questions[0]?.id ?? null });
  };
  useTitle(topic.title);
  const focusComposer = () => composer.current?.focus();
  const previous = stepFrom(text, step, -1);
  const next = stepFrom(text, step, 1);

  const keep = (words: string) => {
    act();
    props.onKeep({ ...attributes, text: words, topic: topic.id, question: question?.id ?? null, kind });
    // A job title describes one speaker; sector and region mostly hold for the room.
    props.onAttributes({ ...attributes, jobTitle: null });
  };
  const remove = async (idea: Idea) => {
    act();
    setEditing(null);
    const failed = await props.onRemove(idea);
    if (failed) setProblem(failed);
    else setUndo({ type: 'removed', idea });
  };
  const move = async (idea: Idea, to: Topic) => {
    act();
    const failed = await props.onMove(idea, { topic: to.id, question: null });
    if (failed) setProblem(failed);
    else setUndo({ type: 'moved', idea, to: to.title });
  };
  const takeBack = async () => {
    if (!undo) return;
    act();
    focusComposer();
    setProblem(await undone(undo, props));
  };
  const change = async (idea: Idea, words: string) => {
    const failed = await props.onChange(idea, words);
    if (failed) return failed;
    setEditing(null);
    focusComposer();
    return null;
  };
  const putBack = async (words: readonly string[]) => {
    act();
    focusComposer();
    setProblem(await props.onPutBack(words));
  };
  const mark = async (idea: Idea, words: readonly string[]) => {
    act();
    const failed = await props.onMark(words);
    setUndo({ type: 'marked', idea, words });
    return failed;
  };

  const actions = useSteady({
    onEdit: (idea: Idea) => {
      act();
      setEditing(idea.id);
    },
    onCancelEdit: () => {
      setEditing(null);
      focusComposer();
    },
    onChange: change,
    onRemove: (idea: Idea) => void remove(idea),
    onMove: (idea: Idea, to: Topic) => void move(idea, to),
    onPickName: setPicking,
    onMark: mark,
    onPutBack: (words: readonly string[]) => void putBack(words),
  });
  const list = (
    <IdeaList
      text={text}
      guideLanguage={guideLanguage}
      topic={topic}
      ideas={ideas}
      lists={props.lists}
      removals={props.removals}
      editing={editing}
      undo={undo}
      onUndo={() => void takeBack()}
      {...actions}
    />
  );
  const topicNav = (
    <TopicNav text={text} language={guideLanguage} current={topic.id} ideas={ideas} onTopic={goToTopic} />
  );
  const goToOutcome = () => go({ topic: topic.id, question: null });
  const otherLanguage = guideLanguage === 'en' ? 'fr' : 'en';
  const finish = (
    <>
      <Button onClick={() => go(null)}>{t('capture.finish')}</Button>
      {props.onGuideLanguage ? (
        <Button kind="quiet" lang={otherLanguage} onClick={props.onGuideLanguage}>
          {t(`capture.guide-language.${otherLanguage}`)}
        </Button>
      ) : null}
    </>
  );

  useShortcuts({
    topic: (index) => {
      const target = text.topics[index];
      if (target) goToTopic(target.id);
    },
    previous: () => previous && go(previous),
    next: () => next && go(next),
  });

  return (
    <div
      className={css['screen']}
      data-typing={typing}
      style={props.height === null ? undefined : { height: props.height }}
    >
      <CaptureBar
        topic={topic}
        topicNumber={topicNumber}
        guideLanguage={guideLanguage}
        ideas={topicIdeas.length}
        minutes={props.minutes}
        state={props.state}
        onBack={props.onBack}
        onTopics={props.wide ? null : () => setMenu(true)}
      />
      {props.wide ? (
        <aside className={css['panel']}>
          {topicNav}
          <TopicPanel
            topic={topic}
            language={guideLanguage}
            question={question?.id ?? null}
            asked={props.asked}
            onQuestion={(id) => go({ topic: topic.id, question: id })}
            onOutcome={goToOutcome}
            onAsked={props.onAsked}
          />
          <div className={css['more']}>{finish}</div>
        </aside>
      ) : null}
      <main className={css['notes']}>
        {question === null ? (
          <OutcomeForm
            key={topic.id}
            topic={topic.title}
            language={props.language}
            guideLanguage={guideLanguage}
            kept={props.outcomes[topic.id] ?? ''}
            onKeep={(words) => props.onOutcome(topic.id, words)}
            next={{
              label: next ? t('capture.next-topic') : t('capture.finish'),
              onPress: () => go(next),
            }}
          />
        ) : (
          <>
            {props.wide ? null : (
              <QuestionStrip
                key={question.id}
                topic={topic}
                question={question}
                language={guideLanguage}
                asked={props.asked}
                onAsked={props.onAsked}
                onPrevious={previous ? () => go(previous) : null}
                onNext={next ? () => go(next) : null}
              />
            )}
            {list}
            <div>
              {problem === null ? null : (
                <p role="alert" className={css['problem']}>
                  {t(`problem.${problem}`)}
                </p>
              )}
              <Composer
                ref={composer}
                step={{ topic: topic.id, question: question.id }}
                question={question.text}
                language={props.language}
                initialText={props.draftText}
                onText={props.onDraftText}
                preview={props.preview}
                onKeep={keep}
                pending={props.pending}
                onRetry={props.onRetry}
                onTakenBack={({ id, draft }) => {
                  props.onTakenBack(id);
                  props.onAttributes({
                    sector: draft.sector,
                    region: draft.region,
                    jobTitle: draft.jobTitle,
                  });
                }}
                onEditLast={() => {
                  act();
                  setEditing(topicIdeas.at(-1)?.id ?? null);
                }}
                onUndoLast={() => {
                  const last = topicIdeas.at(-1);
                  if (undo) void takeBack();
                  else if (last) void remove(last);
                }}
                onTyping={setTyping}
                chips={
                  <AttributeChips
                    attributes={attributes}
                    lists={props.lists}
                    kinds={kinds}
                    kind={kind}
                    ideas={ideas}
                    onAttributes={props.onAttributes}
                    onKind={setKind}
                    onDone={focusComposer}
                  />
                }
              />
            </div>
          </>
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
            void mark(picking, words).then(setProblem);
          }}
          onClose={() => setPicking(null)}
        />
      ) : null}
      {menu && !props.wide ? (
        <Dialog title={t('capture.topics')} onClose={() => setMenu(false)}>
          {topicNav}
          <div className={css['more']}>
            <Button onClick={goToOutcome}>{t('capture.outcome.go')}</Button>
            {finish}
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

function undone(
  undo: Undo,
  props: Pick<CaptureScreenProps, 'onRestore' | 'onMove' | 'onUnmark'>,
): Promise<KeepProblem | null> {
  const { idea } = undo;
  switch (undo.type) {
    case 'removed':
      return props.onRestore(idea);
    case 'moved':
      return props.onMove(idea, { topic: idea.topic, question: idea.question });
    case 'marked':
      return props.onUnmark(undo.words);
  }
}

/** Kinds of answer that are written down as an idea; counts and ticks are not. */
function notableKinds(answers: readonly AnswerKind[]): AnswerKind[] {
  const notable = answers.filter((kind) => !['count', 'checklist', 'information'].includes(kind));
  return notable.length > 0 ? notable : ['idea'];
}
