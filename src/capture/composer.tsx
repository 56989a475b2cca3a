import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
import { maxIdeaLength } from '../contract/idea-length.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Arrivals } from './arrivals.ts';
import { autoGrow, privateField } from './auto-grow.ts';
import css from './composer.module.css';
import type { KeepProblem, PendingIdea } from './draft.ts';
import { DraftMirror } from './draft-mirror.tsx';
import type { DraftPreview } from './draft-preview.ts';
import { keepOnLineBreak } from './keep-on-line-break.ts';
import { linesOf, textOfHtml } from './lines-of.ts';
import { PendingList } from './pending-list.tsx';
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
  readonly placeholder: string;
  /** `false`: Enter makes a new line, and Ctrl+Enter keeps. */
  readonly enterKeeps: boolean;
  /** The field has the focus from the start. */
  readonly ready: boolean;
  /** What was being typed when the composer was last shown. In memory only. */
  readonly initialText: string;
  readonly onText: (text: string) => void;
  readonly preview: DraftPreview;
  readonly arrivals: Arrivals;
  /** One text, or the lines of a pasted one, each an idea. */
  readonly onKeep: (texts: readonly string[]) => void;
  readonly pending: readonly PendingIdea[];
  /** Why the text in the field is not kept; whoever is told of an empty text or of one to keep takes it away. */
  readonly problem: KeepProblem | null;
  readonly onRefused: (problem: KeepProblem) => void;
  readonly onRetry: (ids: readonly Uuid[]) => void;
  /** Its text is in the composer again, and its problem with it; it is pending no more. */
  readonly onTakenBack: (pending: PendingIdea) => void;
  /** Keys in an empty composer. */
  readonly onEditLast: () => void;
  readonly onUndoLast: () => void;
  readonly onTyping: (typing: boolean) => void;
  /** What is said of the next idea, above the field. */
  readonly children: ReactNode;
}

/**
 * Where ideas are typed: Enter keeps, Shift+Enter makes a new line; a pasted text of several lines may be split.
 *
 * After Enter the text stands in the field until its row is durable, and leaves it in the frame that shows the row: a
 * frame for each costs a slow phone as much as the disk. A key, a composition or a paste that comes sooner finds the
 * field emptied before it is written there, so the next idea can be typed at once and a second Enter doubles nothing;
 * what is on its way then stands in the line above the field, marked "Keeping…", and so does what takes its time. What
 * could not be kept comes back into the field when it is empty, or else waits in its line with "Try again".
 */
export function Composer(props: ComposerProps) {
  const { t } = useMessages();
  const { pending, problem, onTakenBack, onText, onTyping } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  /** What stands in the field is on its way to be kept. */
  const leaving = useRef(false);
  const [initialText] = useState(props.initialText);
  /** How many ideas a pasted text would make; 0: it is not asked. */
  const [parts, setParts] = useState(0);
  useImperativeHandle(props.ref, () => ({ focus: () => field.current?.focus() }), []);

  const setText = (text: string) => {
    const textarea = field.current;
    if (!textarea) return;
    textarea.value = text;
    leaving.current = false;
    autoGrow(textarea);
    setParts(0);
    onText(text);
  };
  const makeRoom = () => {
    if (leaving.current) setText('');
  };

  const takeBack = (failed: PendingIdea) => {
    setText(failed.draft.text);
    onTakenBack(failed);
    field.current?.focus();
  };

  useEffect(() => {
    if (field.current) autoGrow(field.current);
  }, []);

  const failed = pending.find((one) => one.problem !== null && isSameStep(one.draft, props.step));
  useEffect(() => {
    if (failed && field.current?.value === '') takeBack(failed);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when a failure appears: what is typed later does not bring an older one back
  }, [failed?.id, failed?.problem]);

  const keep = (divide: (text: string) => readonly string[]) => {
    makeRoom();
    const texts = divide(field.current?.value ?? '');
    if (texts.length === 0) return;
    if (texts.some(({ length }) => length > maxIdeaLength)) return props.onRefused('too-long');
    props.onKeep(texts);
    leaving.current = true;
    onText('');
    if (texts.length > 1) makeRoom();
  };
  const commit = () => keep((text) => [text.trim()].filter((words) => words !== ''));
  const latest = useRef({ commit, makeRoom });
  latest.current = { commit, makeRoom };
  // Before the frame that shows what is on its way in the line above the field.
  useLayoutEffect(() => latest.current.makeRoom(), [pending]);

  const { enterKeeps } = props;
  useEffect(
    () => (enterKeeps ? keepOnLineBreak(field.current, () => latest.current.commit()) : undefined),
    [enterKeeps],
  );
  const { arrivals } = props;
  useEffect(() => arrivals.subscribe(() => latest.current.makeRoom()), [arrivals]);
  useEffect(() => {
    const textarea = field.current;
    const onBeforeInput = () => latest.current.makeRoom();
    textarea?.addEventListener('beforeinput', onBeforeInput);
    return () => textarea?.removeEventListener('beforeinput', onBeforeInput);
  }, []);

  return (
    <form
      className={css['composer']}
      aria-label={t('capture.composer')}
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <PendingList pending={pending} onRetry={props.onRetry} />
      {props.children}
      {problem === null ? null : (
        <p role="alert" className={css['problem']} id="composer-problem">
          <Icon name="alert" />
          {t(`problem.${problem}`, { max: maxIdeaLength })}
        </p>
      )}
      {parts > 1 ? (
        <div className={css['offer']} role="status">
          <span>{t('capture.paste.lines', { n: parts })}</span>
          <Button
            onClick={() => {
              keep(linesOf);
              field.current?.focus();
            }}
          >
            {t('capture.paste.split', { n: parts })}
          </Button>
          <Button
            kind="quiet"
            onClick={() => {
              setParts(0);
              field.current?.focus();
            }}
          >
            {t('capture.paste.one')}
          </Button>
        </div>
      ) : null}
      <div className={css['line']}>
        <div className={css['typing']}>
          <DraftMirror field={field} language={props.language} preview={props.preview} />
          <textarea
            {...privateField}
            ref={field}
            className={css['field']}
            rows={1}
            autoFocus={props.ready}
            enterKeyHint={enterKeeps ? 'send' : 'enter'}
            lang={props.language}
            defaultValue={initialText}
            placeholder={props.placeholder}
            aria-label={t('capture.new', { question: props.question })}
            aria-describedby={problem === null ? 'capture-topic' : 'capture-topic composer-problem'}
            onInput={(event) => {
              const { value } = event.currentTarget;
              autoGrow(event.currentTarget);
              onText(value);
              if (parts > 0) setParts(linesOf(value).length);
            }}
            onCompositionStart={makeRoom}
            onPaste={(event) => {
              makeRoom();
              const textarea = event.currentTarget;
              const plain = event.clipboardData.getData('text/plain');
              const words = plain === '' ? textOfHtml(event.clipboardData.getData('text/html')) : plain;
              const { value, selectionStart, selectionEnd } = textarea;
              if (plain === '' && words !== '') {
                event.preventDefault();
                textarea.setRangeText(words, selectionStart, selectionEnd, 'end');
                setText(textarea.value);
              }
              if (/[\n\r\u2028\u2029]/.test(words.trim()))
                setParts(linesOf(value.slice(0, selectionStart) + words + value.slice(selectionEnd)).length);
            }}
            onFocus={() => onTyping(true)}
            onBlur={() => onTyping(false)}
            onKeyDown={(event) => {
              makeRoom();
              if (event.nativeEvent.isComposing) return;
              const empty = event.currentTarget.value === '';
              const keeps = enterKeeps ? !event.shiftKey : event.ctrlKey || event.metaKey;
              if (event.key === 'Enter' && keeps) {
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
