import { memo, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind, GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { withArrivals, type Arrivals } from './arrivals.ts';
import type { UnkeptEdit } from './draft.ts';
import css from './idea-list.module.css';
import { IdeaRow } from './idea-row.tsx';
import { notableKinds } from './kinds.ts';
import type { Removal } from './removal.ts';
import { isGone, type Undo } from './undo.ts';
import { UndoRow } from './undo-row.tsx';
import type { RowActions } from './use-row-actions.ts';
import { useShowEnd } from './use-show-end.ts';
import { useTail } from './use-tail.ts';

export interface IdeaListProps {
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly topic: Topic;
  /** Ideas of the meeting, in their order. */
  readonly ideas: readonly Idea[];
  readonly arrivals: Arrivals;
  readonly lists: Lists;
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  readonly editing: Uuid | null;
  readonly unkeptEdits: ReadonlyMap<Uuid, UnkeptEdit>;
  readonly menu: Uuid | null;
  readonly undo: Undo | null;
  readonly online: boolean;
  readonly enterKeeps: boolean;
  readonly today: string;
  readonly actions: RowActions;
  readonly onUndo: () => void;
  readonly onPickName: (idea: Idea) => void;
  readonly onAnswer: (idea: Idea, kind: 'same' | 'remedy') => void;
}

const noRemovals: readonly Removal[] = [];

/** The ideas of a topic in the order of capture, on lined paper. */
export const IdeaList = memo(function IdeaList(props: IdeaListProps) {
  const { t } = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const { topic, undo, arrivals } = props;
  const arrived = useSyncExternalStore(arrivals.subscribe, arrivals.view);
  const ideas = useMemo(() => withArrivals(props.ideas, arrived), [props.ideas, arrived]);
  const rows = ideas.filter((idea) => idea.topic === topic.id);
  const last = rows.at(-1)?.number ?? 0;
  useShowEnd(list, topic.id, last);
  const numbers = useMemo(() => new Map(ideas.map(({ id, number }) => [id, number])), [ideas]);
  const here = undo?.idea.topic === topic.id ? undo : null;
  const gone = here && isGone(here.done) ? here : null;
  const items = gone
    ? [...rows.filter(({ id }) => id !== gone.idea.id), gone.idea].sort((a, b) => a.number - b.number)
    : rows;
  const { shown, earlier, showEarlier } = useTail(
    items,
    props.ideas.filter((idea) => idea.topic === topic.id).length,
    topic.id,
    ({ id }) => id === props.editing || id === props.menu || id === here?.idea.id,
  );
  if (items.length === 0) return <p className={css['empty']}>{t('capture.empty')}</p>;
  return (
    <>
      {earlier === 0 ? null : (
        <p className={css['earlier']}>
          <Button kind="quiet" onClick={showEarlier}>
            {t('capture.ideas.earlier', { n: earlier })}
          </Button>
        </p>
      )}
      <ol ref={list} aria-label={t('capture.ideas.list')}>
        {shown.map((idea) =>
          idea.id === gone?.idea.id ? (
            <UndoRow key={idea.id} undo={gone} onUndo={props.onUndo} />
          ) : (
            <IdeaRow
              key={idea.id}
              idea={idea}
              lists={props.lists}
              removals={props.removals.get(idea.id) ?? noRemovals}
              unkept={props.unkeptEdits.get(idea.id) ?? null}
              open={props.editing === idea.id ? 'edit' : props.menu === idea.id ? 'menu' : null}
              linked={(idea.linkedTo === null ? null : numbers.get(idea.linkedTo)) ?? null}
              moveTo={moveTarget(props.text, topic, idea.question)}
              guideLanguage={props.guideLanguage}
              kinds={kindsFor(topic, idea)}
              online={props.online}
              enterKeeps={props.enterKeeps}
              today={props.today}
              text={props.text}
              ideas={ideas}
              actions={props.actions}
              onPickName={props.onPickName}
              onAnswer={props.onAnswer}
              undo={here && !gone && here.idea.id === idea.id ? here : null}
              onUndo={props.onUndo}
            />
          ),
        )}
      </ol>
    </>
  );
});

/** Where a prompt of the question says that such an idea belongs ("strikes come next"). */
function moveTarget(text: GuideText, topic: Topic, question: Slug | null): Topic | null {
  const prompts = topic.questions.find(({ id }) => id === question)?.prompts ?? [];
  const target = prompts.find(({ moveTo }) => moveTo !== undefined)?.moveTo;
  return text.topics.find(({ id }) => id === target) ?? null;
}

function kindsFor(topic: Topic, { question, kind }: Idea): AnswerKind[] {
  const answers = topic.questions.find(({ id }) => id === question)?.answers ?? [];
  return [...new Set([...notableKinds(answers), kind])];
}
