import { useEffect, useId, useRef, useState } from 'react';
import { maxIdeaLength } from '../contract/idea-length.ts';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { autoGrow, privateField } from './auto-grow.ts';
import type { KeepProblem } from './draft.ts';
import css from './own-question-form.module.css';

export interface OwnQuestionFormProps {
  readonly topic: string;
  readonly language: Language;
  /** Resolves to `null` when it is durable. */
  readonly onKeep: (text: string) => Promise<KeepProblem | null>;
  readonly onDone: () => void;
}

/** A question that the guide lacks. Its words stay in the field until they are kept, stripped like an idea's. */
export function OwnQuestionForm(props: OwnQuestionFormProps) {
  const { t } = useMessages();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  const [keeping, setKeeping] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const keep = async () => {
    const text = field.current?.value.trim() ?? '';
    if (text === '' || keeping) return;
    if (text.length > maxIdeaLength) return setProblem('too-long');
    setKeeping(true);
    const failed = await props.onKeep(text);
    setKeeping(false);
    setProblem(failed);
    if (failed === null) props.onDone();
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label htmlFor={id}>{t('agenda.question.label', { topic: props.topic })}</label>
      <textarea
        {...privateField}
        ref={field}
        id={id}
        rows={1}
        lang={props.language}
        aria-describedby={`${id}-hint`}
        onInput={(event) => autoGrow(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void keep();
        }}
      />
      <p id={`${id}-hint`} className={css['hint']}>
        {t('agenda.question.hint')}
      </p>
      {problem === null ? null : (
        <p role="alert" className={css['problem']}>
          {t(`problem.${problem}`, { max: maxIdeaLength })}
        </p>
      )}
      <p className={css['actions']}>
        <Button type="submit">{t('agenda.question.keep')}</Button>
        <Button kind="quiet" onClick={props.onDone}>
          {t('capture.edit.cancel')}
        </Button>
      </p>
    </form>
  );
}
