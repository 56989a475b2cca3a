import { Fragment, useEffect, useRef, type RefObject } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './idea-list.module.css';
import { IdeaRow, type IdeaRowActions } from './idea-row.tsx';
import type { Removal } from './removal.ts';

/** What can be taken back until the next action. `idea` as it was before. */
export type Undo =
  | { readonly type: 'removed'; readonly idea: Idea }
  /** `to`: the title of the topic to which it was moved. */
  | { readonly type: 'moved'; readonly idea: Idea; readonly to: string }
  | { readonly type: 'marked'; readonly idea: Idea; readonly words: readonly string[] };

export interface IdeaListProps extends IdeaRowActions {
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly topic: Topic;
  readonly ideas: readonly Idea[];
  readonly lists: Lists;
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  readonly editing: Uuid | null;
  readonly undo: Undo | null;
  readonly onUndo: () => void;
}

const noRemovals: readonly Removal[] = [];

/** The ideas of a topic in the order of capture, on lined paper. */
export function IdeaList(props: IdeaListProps) {
  const { t } = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const { topic, undo } = props;
  const rows = props.ideas.filter((idea) => idea.topic === topic.id);
  const last = rows.at(-1)?.number ?? 0;
  useShowEnd(list, topic.id, last);
  const here = undo?.idea.topic === topic.id ? undo : null;
  const gone = here?.type === 'marked' ? null : here;
  const items = gone
    ? [...rows.filter(({ id }) => id !== gone.idea.id), gone.idea].sort((a, b) => a.number - b.number)
    : rows;
  return (
    <div className={css['list']}>
      {items.length === 0 ? (
        <p className={css['empty']}>{t('capture.empty')}</p>
      ) : (
        <ol ref={list} aria-label={t('capture.ideas.list')}>
          {items.map((idea) =>
            idea.id === gone?.idea.id ? (
              <UndoRow key={idea.id} undo={gone} guideLanguage={props.guideLanguage} onUndo={props.onUndo} />
            ) : (
              <Fragment key={idea.id}>
                <IdeaRow
                  idea={idea}
                  lists={props.lists}
                  removals={props.removals.get(idea.id) ?? noRemovals}
                  editing={props.editing === idea.id}
                  moveTo={moveTarget(props.text, topic, idea.question)}
                  guideLanguage={props.guideLanguage}
                  onEdit={props.onEdit}
                  onCancelEdit={props.onCancelEdit}
                  onChange={props.onChange}
                  onRemove={props.onRemove}
                  onMove={props.onMove}
                  onPickName={props.onPickName}
                  onMark={props.onMark}
                  onPutBack={props.onPutBack}
                />
                {here?.type === 'marked' && here.idea.id === idea.id ? (
                  <UndoRow undo={here} guideLanguage={props.guideLanguage} onUndo={props.onUndo} />
                ) : null}
              </Fragment>
            ),
          )}
        </ol>
      )}
    </div>
  );
}

/**
 * A new last idea comes into sight, and so does the end of a topic that is opened. It stays in sight while
 * rows grow (a typeface that arrives late, a rotated phone), until the person scrolls.
 */
function useShowEnd(list: RefObject<HTMLOListElement | null>, topic: Slug, last: number): void {
  const shown = useRef({ topic: '', last: 0 });
  useEffect(() => {
    const rows = list.current;
    const isNew = shown.current.topic !== topic || last > shown.current.last;
    shown.current = { topic, last };
    if (!rows || !isNew) return;
    const showEnd = () => rows.lastElementChild?.scrollIntoView({ block: 'end' });
    showEnd();
    const observer = new ResizeObserver(showEnd);
    observer.observe(rows);
    const letGo = () => observer.disconnect();
    for (const by of scrollingBy) addEventListener(by, letGo, { once: true, passive: true });
    return () => {
      letGo();
      for (const by of scrollingBy) removeEventListener(by, letGo);
    };
  }, [list, topic, last]);
}

/** How a person scrolls, or begins something else in the list. */
const scrollingBy = ['wheel', 'touchmove', 'pointerdown'] as const;

function UndoRow(props: {
  readonly undo: Undo;
  readonly guideLanguage: Language;
  readonly onUndo: () => void;
}) {
  const { t } = useMessages();
  const { undo } = props;
  const button = useRef<HTMLButtonElement>(null);
  // The pressed Remove is gone, and its focus with it; a focus that is elsewhere stays there.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <li className={css['gone']}>
      <span aria-hidden="true">{undo.type === 'marked' ? null : undo.idea.number}</span>
      <span>{sayDone(undo, t)}</span>
      <Button ref={button} onClick={props.onUndo}>
        {t('capture.undo')}
      </Button>
    </li>
  );
}

function sayDone(undo: Undo, t: ReturnType<typeof useMessages>['t']): string {
  const n = undo.idea.number;
  switch (undo.type) {
    case 'removed':
      return t('capture.removed', { n });
    case 'moved':
      return t('capture.moved', { n, topic: undo.to });
    case 'marked':
      return t('capture.marked');
  }
}

/** Where a prompt of the question says that such an idea belongs ("strikes come next"). */
function moveTarget(text: GuideText, topic: Topic, question: Slug | null): Topic | null {
  const prompts = topic.questions.find(({ id }) => id === question)?.prompts ?? [];
  const target = prompts.find(({ moveTo }) => moveTo !== undefined)?.moveTo;
  return text.topics.find(({ id }) => id === target) ?? null;
}
