import { memo, useEffect, useRef, useState } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { autoGrow, privateField } from './auto-grow.ts';
import type { KeepProblem } from './draft.ts';
import css from './idea-row.module.css';
import { IdeaText } from './idea-text.tsx';
import { labelOf } from './label-of.ts';
import type { Removal } from './removal.ts';
import { Removed } from './removed.tsx';
import { wordAt } from './words-of.ts';

export interface IdeaRowActions {
  readonly onEdit: (idea: Idea) => void;
  readonly onCancelEdit: () => void;
  readonly onChange: (idea: Idea, text: string) => Promise<KeepProblem | null>;
  readonly onRemove: (idea: Idea) => void;
  readonly onMove: (idea: Idea, topic: Topic) => void;
  /** Asks which word is a name. */
  readonly onPickName: (idea: Idea) => void;
  readonly onMark: (idea: Idea, words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onPutBack: (words: readonly string[]) => void;
}

export interface IdeaRowProps extends IdeaRowActions {
  readonly idea: Idea;
  readonly lists: Lists;
  /** What can still be put back: the originals are in memory until the app closes. */
  readonly removals: readonly Removal[];
  readonly editing: boolean;
  /** The topic to which an idea of this question is better moved. */
  readonly moveTo: Topic | null;
  readonly guideLanguage: Language;
}

/** An idea that is kept: number in the margin, words, who it comes from in general, what was removed. */
export const IdeaRow = memo(function IdeaRow(props: IdeaRowProps) {
  const { t, language } = useMessages();
  const { idea, lists, moveTo, removals } = props;
  const n = idea.number;
  const meta = [
    labelOf(lists.sectors, idea.sector, language),
    labelOf(lists.regions, idea.region, language),
    labelOf(lists.jobTitles, idea.jobTitle, language),
  ].filter((label) => label !== null);
  return (
    <li className={css['row']} value={n}>
      <span className={css['number']} aria-hidden="true">
        {n}
      </span>
      <div className={css['idea']}>
        {props.editing ? (
          <EditForm {...props} />
        ) : (
          <p className={css['text']} lang={idea.language}>
            <IdeaText text={idea.text} redactions={idea.redactions} />
          </p>
        )}
        {props.editing ? null : (
          <div className={css['foot']}>
            <p className={css['meta']}>
              {[...(idea.kind === 'idea' ? [] : [t(`kind.${idea.kind}`)]), ...meta].join(' · ')}
            </p>
            {idea.redactions.length > 0 ? (
              <Removed idea={idea} removals={removals} onPutBack={props.onPutBack} />
            ) : null}
            <div className={css['actions']}>
              <button
                type="button"
                aria-label={t('capture.edit.idea', { n })}
                onClick={() => props.onEdit(idea)}
              >
                {t('capture.edit')}
              </button>
              <button
                type="button"
                aria-label={t('capture.remove.idea', { n })}
                onClick={() => props.onRemove(idea)}
              >
                {t('capture.remove')}
              </button>
              <button
                type="button"
                aria-label={t('capture.mark.idea', { n })}
                aria-haspopup="dialog"
                onClick={() => props.onPickName(idea)}
              >
                {t('capture.mark')}
              </button>
              {moveTo ? (
                <button
                  type="button"
                  aria-label={t('capture.move.idea', { n, topic: moveTo.title })}
                  onClick={() => props.onMove(idea, moveTo)}
                >
                  <span aria-hidden="true">→&nbsp;</span>
                  <span lang={props.guideLanguage}>{moveTo.title}</span>
                </button>
              ) : null}
            </div>
          </div>
        )}
      </div>
    </li>
  );
}, isSameRow);

/** The database gives a new object on each reading; the row is drawn again only when what it shows differs. */
function isSameRow(a: IdeaRowProps, b: IdeaRowProps): boolean {
  return (
    a.editing === b.editing &&
    a.removals === b.removals &&
    a.lists === b.lists &&
    a.guideLanguage === b.guideLanguage &&
    a.moveTo?.title === b.moveTo?.title &&
    shownKeys.every((key) => a.idea[key] === b.idea[key]) &&
    a.idea.redactions.length === b.idea.redactions.length &&
    a.idea.redactions.every(({ certain }, index) => certain === b.idea.redactions[index]?.certain)
  );
}

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
] as const;

function EditForm(props: IdeaRowProps) {
  const { t } = useMessages();
  // Its placeholders may be numbered anew while the form is open: the edit is one of this version.
  const [idea] = useState(props.idea);
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<KeepProblem | 'no-word' | null>(null);
  useEffect(() => {
    const textarea = field.current;
    if (!textarea) return;
    autoGrow(textarea);
    textarea.form?.scrollIntoView({ block: 'nearest' });
    textarea.focus({ preventScroll: true });
    textarea.setSelectionRange(textarea.value.length, textarea.value.length);
  }, []);
  const commit = async () => {
    const text = field.current?.value.trim() ?? '';
    if (text === '') return props.onRemove(idea);
    if (text === idea.text) return props.onCancelEdit();
    setProblem(await props.onChange(idea, text));
  };
  const mark = async () => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const placeholders = idea.redactions.map(({ placeholder }) => placeholder);
    const word = wordAt(value, placeholders, selectionStart, selectionEnd);
    if (word === '') return setProblem('no-word');
    const failed = await props.onMark(idea, [word]);
    if (failed) return setProblem(failed);
    await commit();
  };
  return (
    <form
      className={css['edit']}
      onSubmit={(event) => {
        event.preventDefault();
        void commit();
      }}
    >
      <textarea
        {...privateField}
        ref={field}
        rows={1}
        lang={idea.language}
        defaultValue={idea.text}
        aria-label={t('capture.edit.field', { n: idea.number })}
        onInput={(event) => autoGrow(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onCancelEdit();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void commit();
        }}
      />
      {problem === null ? null : (
        <p role="alert" className={css['problem']}>
          {problem === 'no-word' ? t('capture.mark.no-word') : t(`problem.${problem}`)}
        </p>
      )}
      <div className={css['buttons']}>
        <Button type="submit">{t('capture.edit.keep')}</Button>
        <Button kind="quiet" onClick={props.onCancelEdit}>
          {t('capture.edit.cancel')}
        </Button>
        {/* The selection, and a phone's keyboard with it, stays. */}
        <Button onPointerDown={(event) => event.preventDefault()} onClick={() => void mark()}>
          {t('capture.mark.cursor')}
        </Button>
      </div>
    </form>
  );
}
