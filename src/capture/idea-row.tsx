import { memo, useRef } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind, GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import type { UnkeptEdit } from './draft.ts';
import { EditForm } from './edit-form.tsx';
import { metaOf } from './idea-meta.ts';
import css from './idea-row.module.css';
import { IdeaText } from './idea-text.tsx';
import type { Removal } from './removal.ts';
import { Removed } from './removed.tsx';
import { RowMenu } from './row-menu.tsx';
import type { Undo } from './undo.ts';
import { UndoLine } from './undo-row.tsx';
import type { RowActions } from './use-row-actions.ts';

export interface IdeaRowProps {
  readonly idea: Idea;
  readonly lists: Lists;
  /** What can still be put back: the originals are in memory until the app closes. */
  readonly removals: readonly Removal[];
  /** An edit of it that could not be kept. */
  readonly unkept: UnkeptEdit | null;
  /** What unfolds in the row; at most one row of the list has something. */
  readonly open: 'edit' | 'menu' | null;
  /** The number of the idea that it is linked to. */
  readonly linked: number | null;
  /** The topic to which an idea of this question is better moved. */
  readonly moveTo: Topic | null;
  readonly guideLanguage: Language;
  readonly kinds: readonly AnswerKind[];
  readonly online: boolean;
  readonly enterKeeps: boolean;
  readonly today: string;
  /** For what unfolds: the row itself does not depend on them. */
  readonly text: GuideText;
  readonly ideas: readonly Idea[];
  readonly actions: RowActions;
  /** What was just done to it. */
  readonly undo: Undo | null;
  readonly onUndo: () => void;
  readonly onPickName: (idea: Idea) => void;
  readonly onAnswer: (idea: Idea, kind: 'same' | 'remedy') => void;
}

/** An idea that is kept: number in the margin, words, who it comes from in general, what was removed. */
export const IdeaRow = memo(function IdeaRow(props: IdeaRowProps) {
  const { number } = props.idea;
  return (
    <li className={css['row']} value={number}>
      <span className={css['number']} aria-hidden="true">
        {number}
      </span>
      <div className={css['idea']}>
        {props.open === 'edit' ? <EditForm {...props} /> : <IdeaWords {...props} />}
      </div>
    </li>
  );
}, isSameRow);

/** What is said of an idea, and what can be done with it. */
function IdeaWords(props: IdeaRowProps) {
  const messaging = useMessages();
  const { t } = messaging;
  const { idea, moveTo, actions } = props;
  const n = idea.number;
  const more = useRef<HTMLButtonElement>(null);
  const menu = `menu-${idea.id}`;
  const unfolded = props.open === 'menu';
  return (
    <>
      <p className={css['text']} lang={idea.language}>
        <IdeaText text={idea.text} redactions={idea.redactions} />
      </p>
      <div className={css['foot']}>
        <p className={css['meta']}>{metaOf(idea, props.lists, props.linked, messaging).join(' · ')}</p>
        {idea.redactions.length > 0 ? (
          <Removed idea={idea} removals={props.removals} onPutBack={actions.onPutBack} />
        ) : null}
        <div className={css['actions']}>
          {moveTo ? (
            <button
              type="button"
              aria-label={t('capture.move.idea', { n, topic: moveTo.title })}
              onClick={() => actions.onMove(idea, moveTo)}
            >
              <span aria-hidden="true">→&nbsp;</span>
              <span lang={props.guideLanguage}>{moveTo.title}</span>
            </button>
          ) : null}
          <button
            type="button"
            aria-label={t('capture.mark.idea', { n })}
            aria-haspopup="dialog"
            onClick={() => props.onPickName(idea)}
          >
            {t('capture.mark')}
          </button>
          <button
            type="button"
            aria-label={t('capture.edit.idea', { n })}
            onClick={() => actions.onEdit(idea)}
          >
            {t('capture.edit')}
          </button>
          <button
            type="button"
            ref={more}
            aria-label={t('capture.more.idea', { n })}
            aria-expanded={unfolded}
            aria-controls={unfolded ? menu : undefined}
            onClick={() => actions.onMenu(unfolded ? null : idea)}
          >
            {t('capture.more')}
          </button>
        </div>
      </div>
      {unfolded ? (
        <RowMenu
          {...props}
          id={menu}
          onEscape={() => {
            actions.onMenu(null);
            more.current?.focus();
          }}
        />
      ) : null}
      {props.undo ? <UndoLine key={props.undo.done.type} undo={props.undo} onUndo={props.onUndo} /> : null}
    </>
  );
}

/** The database gives a new object on each reading; the row is drawn again only when what it shows differs. */
function isSameRow(a: IdeaRowProps, b: IdeaRowProps): boolean {
  return (
    // What unfolds follows the other ideas.
    (a.open === null || a.ideas === b.ideas) &&
    rowKeys.every((key) => a[key] === b[key]) &&
    a.moveTo?.title === b.moveTo?.title &&
    shownKeys.every((key) => a.idea[key] === b.idea[key]) &&
    a.idea.redactions.length === b.idea.redactions.length &&
    a.idea.redactions.every(({ certain }, index) => certain === b.idea.redactions[index]?.certain)
  );
}

const rowKeys = [
  'open',
  'undo',
  'removals',
  'lists',
  'linked',
  'guideLanguage',
  'online',
  'enterKeeps',
  'today',
  'actions',
] as const;

const shownKeys = [
  'id',
  'number',
  'text',
  'kind',
  'language',
  'topic',
  'question',
  'sector',
  'region',
  'jobTitle',
  'source',
  'heard',
  'linkedTo',
  'rung',
  'carryOver',
  'national',
  'owner',
  'due',
] as const;
