import { useMemo, useState, type Ref } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind, Question, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Day, Language, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { ChannelTally } from './channel-tally.tsx';
import type { Arrivals } from './arrivals.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import css from './composer.module.css';
import { DetailChips } from './detail-chips.tsx';
import { carriedOver, type Details, type IdeaDraft, type KeepProblem, type PendingIdea } from './draft.ts';
import type { DraftPreview } from './draft-preview.ts';
import { fittingDetails, notableKinds } from './kinds.ts';

/** What is kept in memory of the idea being typed. */
export interface DraftState {
  readonly text: string;
  readonly details: Details;
  readonly jobTitleStays: boolean;
  readonly preview: DraftPreview;
  readonly arrivals: Arrivals;
  readonly pending: readonly PendingIdea[];
  /** Why the text is not kept. */
  readonly refused: KeepProblem | null;
}

export interface DraftActions {
  readonly onText: (text: string) => void;
  readonly onRefused: (problem: KeepProblem) => void;
  readonly onDetails: (details: Details) => void;
  readonly onJobTitleStays: (stays: boolean) => void;
  readonly onKeep: (drafts: readonly IdeaDraft[]) => void;
  readonly onRetry: (ids: readonly Uuid[]) => void;
  readonly onTakenBack: (id: Uuid) => void;
}

export interface ComposerDockProps extends DraftActions {
  readonly ref: Ref<ComposerHandle>;
  readonly topic: Topic;
  readonly question: Question;
  readonly language: Language;
  readonly draft: DraftState;
  /** The kind that an answer to another idea has; `null`: as chosen. */
  readonly primed: AnswerKind | null;
  readonly ideas: readonly Idea[];
  readonly lists: Lists;
  readonly online: boolean;
  readonly enterKeeps: boolean;
  readonly today: Day;
  readonly onPrimed: (kind: AnswerKind | null) => void;
  readonly onHeard: (idea: Idea) => void;
  readonly onEditLast: () => void;
  readonly onUndoLast: () => void;
  readonly onTyping: (typing: boolean) => void;
  readonly onFocus: () => void;
}

/** The composer with what is said of the next idea: chips, the idea that it answers, ways named already. */
export function ComposerDock(props: ComposerDockProps) {
  const { t } = useMessages();
  const { topic, question, draft, ideas, primed } = props;
  const { details } = draft;
  const [chosen, setKind] = useState<AnswerKind | null>(null);
  const kinds = useMemo(
    () => [...new Set([...notableKinds(question.answers), ...(primed === null ? [] : [primed])])],
    [question, primed],
  );
  const wanted = primed ?? chosen;
  const kind = wanted !== null && kinds.includes(wanted) ? wanted : (kinds[0] ?? 'idea');
  const linked = ideas.find(({ id }) => id === details.linkedTo);

  const keep = (texts: readonly string[]) => {
    const fitting = fittingDetails(kind, details);
    props.onKeep(texts.map((text) => ({ ...fitting, text, topic: topic.id, question: question.id, kind })));
    props.onDetails(carriedOver(details, draft.jobTitleStays));
    props.onPrimed(null);
  };
  return (
    <Composer
      ref={props.ref}
      step={{ topic: topic.id, question: question.id }}
      question={question.text}
      language={props.language}
      placeholder={t(placeholders[kind] ?? 'capture.placeholder')}
      enterKeeps={props.enterKeeps}
      ready={!question.answers.includes('count') && question.form === undefined}
      initialText={draft.text}
      onText={props.onText}
      preview={draft.preview}
      arrivals={draft.arrivals}
      onKeep={keep}
      pending={draft.pending}
      problem={draft.refused}
      onRefused={props.onRefused}
      onRetry={props.onRetry}
      onTakenBack={(taken) => {
        props.onTakenBack(taken.id);
        const { text: _text, topic: _topic, question: _question, kind: of, ...said } = taken.draft;
        props.onDetails(said);
        setKind(of);
      }}
      onEditLast={props.onEditLast}
      onUndoLast={props.onUndoLast}
      onTyping={props.onTyping}
    >
      {kind === 'channel' ? (
        <ChannelTally
          channels={ideas.filter((idea) => idea.question === question.id && idea.kind === 'channel')}
          onHeard={props.onHeard}
        />
      ) : null}
      {linked ? (
        <div className={css['link']}>
          <span lang={linked.language}>
            {t(kind === 'remedy' ? 'capture.answers.obstacle' : 'capture.answers.idea', { n: linked.number })}{' '}
            {linked.text}
          </span>
          <Button
            kind="quiet"
            onClick={() => {
              props.onDetails({ ...details, linkedTo: null });
              props.onPrimed(null);
              props.onFocus();
            }}
          >
            {t('capture.answers.none')}
          </Button>
        </div>
      ) : null}
      <DetailChips
        details={details}
        lists={props.lists}
        kinds={kinds}
        kind={kind}
        ideas={ideas}
        online={props.online}
        jobTitleStays={draft.jobTitleStays}
        today={props.today}
        onDetails={props.onDetails}
        onKind={(kind) => {
          setKind(kind);
          props.onPrimed(null);
        }}
        onJobTitleStays={props.onJobTitleStays}
        onDone={props.onFocus}
      />
    </Composer>
  );
}

/** What to write, where it is not just the idea. */
const placeholders: Partial<Record<AnswerKind, string>> = {
  target: 'capture.placeholder.target',
  action: 'capture.placeholder.action',
  channel: 'capture.placeholder.channel',
  'key-point': 'capture.placeholder.key-point',
};
