import { useEffect, useRef, useState } from 'react';
import { maxIdeaLength } from '../contract/idea-length.ts';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { autoGrow, privateField } from './auto-grow.ts';
import type { KeepProblem, UnkeptText } from './draft.ts';
import css from './outcome-form.module.css';
import type { Removal } from './removal.ts';
import { RemovedFrom } from './removed.tsx';

export interface OutcomeFormProps {
  readonly topic: string;
  readonly language: Language;
  readonly guideLanguage: Language;
  /** What is kept already, stripped; empty when nothing is. */
  readonly kept: string;
  /** What could not be kept, and is in the field instead. */
  readonly unkept: UnkeptText | null;
  /** What was removed from it and can be put back. */
  readonly removals: readonly Removal[];
  readonly onPutBack: (words: readonly string[]) => Promise<KeepProblem | null>;
  readonly onKeep: (text: string) => Promise<KeepProblem | null>;
  /** `null`: nothing comes before. */
  readonly onPrevious: (() => void) | null;
  readonly next: { readonly label: string; readonly onPress: () => void };
}

/**
 * The outcome of a topic's discussion, in a few words. Stripped like an idea when it is kept: by its button, and when
 * another step is gone to.
 */
export function OutcomeForm(props: OutcomeFormProps) {
  const { t } = useMessages();
  const field = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<'idle' | 'changed' | 'keeping' | 'kept' | KeepProblem>(
    props.unkept?.problem ?? 'idle',
  );
  const [initialText] = useState(props.unkept?.text ?? props.kept);
  useEffect(() => {
    if (field.current) autoGrow(field.current);
  }, []);

  // The kept, stripped words replace what was typed, unless typing went on meanwhile.
  useEffect(() => {
    if (state === 'changed' || props.unkept !== null || !field.current) return;
    field.current.value = props.kept;
    autoGrow(field.current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when other words were kept, not when `state` changes
  }, [props.kept]);

  /** Typed, and nobody asked to keep it yet. */
  const left = useRef<string | null>(null);
  const { onKeep } = props;
  const latestKeep = useRef(onKeep);
  latestKeep.current = onKeep;
  useEffect(
    () => () => {
      if (left.current !== null) void latestKeep.current(left.current.trim());
    },
    [],
  );

  const tell = (problem: KeepProblem | null) =>
    setState((now) => (now === 'changed' ? now : (problem ?? 'kept')));
  const keep = async () => {
    const text = field.current?.value.trim() ?? '';
    left.current = null;
    setState('keeping');
    tell(await onKeep(text));
  };

  // What was kept leads on.
  const done = props.kept !== '' && state !== 'changed';
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h2>
        {t('capture.outcome.title')}
        <span className={css['topic']} lang={props.guideLanguage}>
          {props.topic}
        </span>
      </h2>
      <label htmlFor="outcome">{t('capture.outcome.label')}</label>
      <textarea
        {...privateField}
        id="outcome"
        ref={field}
        rows={4}
        lang={props.language}
        defaultValue={initialText}
        aria-describedby="outcome-hint"
        onInput={(event) => {
          autoGrow(event.currentTarget);
          left.current = event.currentTarget.value;
          setState('changed');
        }}
      />
      <p id="outcome-hint" className={css['hint']}>
        {t('capture.outcome.hint')}
      </p>
      {props.removals.length > 0 && state !== 'changed' ? (
        <RemovedFrom
          redactions={props.removals}
          removals={props.removals}
          nameNot={(question) => t('capture.not.outcome', { question })}
          nameKeep={(word) => t('capture.keep-word.outcome', { word })}
          onPutBack={(words) => {
            void props.onPutBack(words).then(tell);
          }}
        />
      ) : null}
      {state === 'kept' ? <Notice kind="good" live title={t('capture.outcome.kept')} /> : null}
      {isProblem(state) ? (
        <Notice kind="attention" live title={t(`problem.${state}`, { max: maxIdeaLength })} />
      ) : null}
      <div className={css['buttons']}>
        <Button kind={done ? 'plain' : 'main'} type="submit">
          {t('capture.outcome.keep')}
        </Button>
        <Button kind={done ? 'main' : 'plain'} onClick={props.next.onPress}>
          {props.next.label}
        </Button>
        {props.onPrevious ? (
          <Button kind="quiet" onClick={props.onPrevious}>
            {t('guide.previous')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function isProblem(state: string): state is KeepProblem {
  return !['idle', 'changed', 'keeping', 'kept'].includes(state);
}
