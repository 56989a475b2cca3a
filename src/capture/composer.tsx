import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { maxIdeaLength } from '../contract/idea.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { autoGrow, privateField } from './auto-grow.ts';
import css from './composer.module.css';
import type { KeepProblem, PendingIdea } from './draft.ts';
import { DraftMirror } from './draft-mirror.tsx';
import type { DraftPreview } from './draft-preview.ts';
import { isSameStep, type Step } from './steps.ts';

export interface ComposerHandle {
  readonly focus: () => void;
}

export interface ComposerProps {
  readonly ref: Ref<ComposerHandle>;
  /** Where a new idea lands: a failed draft of elsewhere waits in its line instead of coming back here. */
  readonly step: Step;
  /** The question, for those who hear the field's name. */
  readonly question: string;
  readonly language: Language;
  /** What was being typed when the composer was last shown. In memory only. */
  readonly initialText: string;
  readonly onText: (text: string) => void;
  readonly preview: DraftPreview;
  readonly onKeep: (text: string) => void;
  readonly pending: readonly PendingIdea[];
  readonly onRetry: (id: Uuid) => void;
  /** Its text is in the composer again; it is pending no more. */
  readonly onTakenBack: (pending: PendingIdea) => void;
  /** Keys in an empty composer. */
  readonly onEditLast: () => void;
  readonly onUndoLast: () => void;
  readonly onTyping: (typing: boolean) => void;
  readonly chips: ReactNode;
}

/**
 * Where ideas are typed: Enter keeps, Shift+Enter makes a new line.
 *
 * On Enter the text moves from the field to the line above it, still within the composer and marked
 * "Keeping…", and leaves that line only when its row is durable. So the next idea can be typed at once, no
 * change of the field's value ever races with a phone keyboard that composes a word, and a second Enter
 * finds an empty field and cannot double anything. What could not be kept comes back into the field when
 * it is empty, or else waits in its line with "Try again".
 */
export function Composer(props: ComposerProps) {
  const { t } = useMessages();
  const { pending, onTakenBack, onText, onTyping } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  useImperativeHandle(props.ref, () => ({ focus: () => field.current?.focus() }), []);

  const setText = (text: string) => {
    const textarea = field.current;
    if (!textarea) return;
    textarea.value = text;
    autoGrow(textarea);
    onText(text);
  };

  const takeBack = (failed: PendingIdea) => {
    setText(failed.draft.text);
    setProblem(failed.problem);
    onTakenBack(failed);
    field.current?.focus();
  };

  useEffect(() => {
    if (field.current) autoGrow(field.current);
  }, []);

  const failed = pending.find((one) => one.problem !== null && isSameStep(one.draft, props.step));
  useEffect(() => {
    if (failed && field.current?.value === '') takeBack(failed);
    // Only when a failure appears; what is typed later does not bring an older one back.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [failed?.id, failed?.problem]);

  const commit = () => {
    const text = field.current?.value.trim() ?? '';
    if (text === '') return;
    if (text.length > maxIdeaLength) return setProblem('too-long');
    setText('');
    setProblem(null);
    props.onKeep(text);
  };
  const latestCommit = useRef(commit);
  latestCommit.current = commit;

  useEffect(() => keepOnLineBreak(field.current, () => latestCommit.current()), []);

  return (
    <form
      className={css['composer']}
      aria-label={t('capture.composer')}
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      {pending.length === 0 ? null : (
        <ul className={css['pending']} aria-label={t('capture.pending')}>
          {pending.map((one) => (
            <li key={one.id}>
              <span className={css['waiting']}>{one.draft.text}</span>
              {one.problem === null ? (
                <span className={css['state']}>
                  <Icon name="wait" />
                  {t('capture.keeping')}
                </span>
              ) : (
                <span className={css['failed']}>
                  <span role="alert">{t(`problem.${one.problem}`)}</span>
                  <Button onClick={() => props.onRetry(one.id)}>{t('capture.retry')}</Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {props.chips}
      {problem === null ? null : (
        <p role="alert" className={css['problem']} id="composer-problem">
          <Icon name="alert" />
          {t(`problem.${problem}`, { max: maxIdeaLength })}
        </p>
      )}
      <div className={css['line']}>
        <div className={css['typing']}>
          <DraftMirror field={field} language={props.language} preview={props.preview} />
          <textarea
            {...privateField}
            ref={field}
            className={css['field']}
            rows={1}
            autoFocus
            enterKeyHint="send"
            lang={props.language}
            defaultValue={props.initialText}
            placeholder={t('capture.placeholder')}
            aria-label={t('capture.new', { question: props.question })}
            aria-describedby={problem === null ? 'capture-topic' : 'capture-topic composer-problem'}
            onInput={(event) => {
              autoGrow(event.currentTarget);
              onText(event.currentTarget.value);
            }}
            onFocus={() => onTyping(true)}
            onBlur={() => onTyping(false)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              const empty = event.currentTarget.value === '';
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault();
                commit();
              } else if (empty && event.key === 'ArrowUp' && !event.altKey) {
                event.preventDefault();
                props.onEditLast();
              } else if (empty && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                props.onUndoLast();
              }
            }}
          />
        </div>
        <Button
          kind="main"
          type="submit"
          className={css['add']}
          // The focus, and with it a phone's keyboard, stays in the field.
          onPointerDown={(event) => event.preventDefault()}
        >
          {t('capture.add')}
        </Button>
      </div>
    </form>
  );
}

/**
 * Some Android keyboards send no usable keydown for Enter (key code 229), only the line break itself.
 * Shift+Enter makes the same line break, hence the watch on Shift.
 */
function keepOnLineBreak(textarea: HTMLTextAreaElement | null, keep: () => void): () => void {
  if (!textarea) return () => {};
  let shift = false;
  const watchShift = (event: KeyboardEvent) => {
    shift = event.shiftKey;
  };
  const onBeforeInput = (event: InputEvent) => {
    const breaksLine = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
    if (!breaksLine || shift || event.isComposing) return;
    event.preventDefault();
    keep();
  };
  textarea.addEventListener('keydown', watchShift);
  textarea.addEventListener('keyup', watchShift);
  textarea.addEventListener('beforeinput', onBeforeInput);
  return () => {
    textarea.removeEventListener('keydown', watchShift);
    textarea.removeEventListener('keyup', watchShift);
    textarea.removeEventListener('beforeinput', onBeforeInput);
  };
}
