import { useEffect, useRef, useState } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { autoGrow, privateField } from './auto-grow.ts';
import { DetailChips } from './detail-chips.tsx';
import type { Details, IdeaEdit, KeepProblem, UnkeptEdit } from './draft.ts';
import css from './edit-form.module.css';
import type { RowActions } from './use-row-actions.ts';
import { wordAt } from './words-of.ts';

export interface EditFormProps {
  readonly idea: Idea;
  /** An edit of it that could not be kept. */
  readonly unkept: UnkeptEdit | null;
  readonly lists: Lists;
  /** Kinds that its question asks for, its own among them. */
  readonly kinds: readonly AnswerKind[];
  readonly ideas: readonly Idea[];
  readonly online: boolean;
  readonly enterKeeps: boolean;
  readonly today: string;
  readonly actions: RowActions;
}

/**
 * An idea changed in its place: its words, and what is said of it. Stripped again when it is kept: by its button, and when
 * something else is gone to.
 */
export function EditForm(props: EditFormProps) {
  const { t } = useMessages();
  const { actions } = props;
  const [before] = useState(props.unkept);
  // Its placeholders may be numbered anew while the form is open: the edit is one of this version.
  const [idea] = useState(before?.idea ?? props.idea);
  const [initialText] = useState(before?.edit.text ?? idea.text);
  const [details, setDetails] = useState<Details>({ ...idea, ...before?.edit });
  const [kind, setKind] = useState(before?.edit.kind ?? idea.kind);
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<KeepProblem | 'no-word' | 'no-place' | null>(
    before?.problem ?? null,
  );
  useEffect(() => {
    const textarea = field.current;
    if (!textarea) return;
    autoGrow(textarea);
    textarea.form?.scrollIntoView({ block: 'nearest' });
    textarea.focus({ preventScroll: true });
    textarea.setSelectionRange(textarea.value.length, textarea.value.length);
  }, []);

  const typed = useRef(initialText);
  /** Neither kept nor given up. */
  const open = useRef(true);
  /** `null`: all is as it was. */
  const makeEdit = (): IdeaEdit | null => {
    const text = typed.current.trim();
    const changed = changedDetails(idea, details);
    const same = text === idea.text && kind === idea.kind && Object.keys(changed).length === 0;
    return same ? null : { ...changed, kind, text };
  };
  const leave = () => {
    const edit = makeEdit();
    if (open.current && edit !== null && edit.text !== '') actions.onLeaveEdit(idea, edit);
  };
  const latestLeave = useRef(leave);
  latestLeave.current = leave;
  useEffect(() => () => latestLeave.current(), []);

  const cancel = () => {
    open.current = false;
    actions.onCancelEdit(idea);
  };
  const finish = async (write: () => Promise<KeepProblem | null>) => {
    open.current = false;
    const failed = await write();
    open.current = failed !== null;
    setProblem(failed);
  };
  const commit = async () => {
    const edit = makeEdit();
    if (edit === null) return cancel();
    if (edit.text !== '') return await finish(() => actions.onChange(idea, edit));
    open.current = false;
    actions.onRemove(idea);
  };
  const mark = async () => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const placeholders = idea.redactions.map(({ placeholder }) => placeholder);
    const word = wordAt(value, placeholders, selectionStart, selectionEnd);
    if (word === '') return setProblem('no-word');
    const failed = await actions.onMark(idea, [word]);
    if (failed) return setProblem(failed);
    await commit();
  };
  const split = async () => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    const inside = value.slice(0, selectionStart).trim() !== '' && value.slice(selectionStart).trim() !== '';
    if (!inside) return setProblem('no-place');
    await finish(() => actions.onSplit(idea, value, selectionStart));
  };
  // The selection, and a phone's keyboard with it, stays.
  const stay = (event: React.PointerEvent) => event.preventDefault();
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
        defaultValue={initialText}
        aria-label={t('capture.edit.field', { n: idea.number })}
        onInput={(event) => {
          typed.current = event.currentTarget.value;
          autoGrow(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') cancel();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          if (!props.enterKeeps && !event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          void commit();
        }}
      />
      <DetailChips
        details={details}
        lists={props.lists}
        kinds={props.kinds}
        kind={kind}
        ideas={props.ideas}
        online={props.online}
        jobTitleStays={null}
        today={props.today}
        onDetails={setDetails}
        onKind={setKind}
        onJobTitleStays={() => {}}
        onDone={() => field.current?.focus()}
      />
      {problem === null ? null : (
        <p role="alert" className={css['problem']}>
          {problem === 'no-word'
            ? t('capture.mark.no-word')
            : problem === 'no-place'
              ? t('capture.split.no-place')
              : t(`problem.${problem}`)}
        </p>
      )}
      <div className={css['buttons']}>
        <Button type="submit" kind="main" className={css['keep']}>
          {t('capture.edit.keep')}
        </Button>
        <Button onPointerDown={stay} onClick={() => void split()}>
          {t('capture.split')}
        </Button>
        <Button onPointerDown={stay} onClick={() => void mark()}>
          {t('capture.mark.cursor')}
        </Button>
        <Button kind="quiet" onClick={cancel}>
          {t('capture.edit.cancel')}
        </Button>
      </div>
    </form>
  );
}

const editable = ['sector', 'region', 'jobTitle', 'source', 'rung', 'owner', 'due'] as const;

function changedDetails(idea: Idea, details: Details): Partial<Details> {
  return Object.fromEntries(
    editable.filter((key) => details[key] !== idea[key]).map((key) => [key, details[key]]),
  );
}
