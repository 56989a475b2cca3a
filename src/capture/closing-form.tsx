import { useEffect, useRef, useState } from 'react';
import type { Day, Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { Choice, Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { autoGrow, privateField } from './auto-grow.ts';
import { isCount, type ClosingDetails } from './closing-details.ts';
import css from './closing-form.module.css';
import type { KeepProblem } from './draft.ts';

export interface ClosingFormProps {
  readonly details: ClosingDetails;
  /** The guide asks how many sent regrets. */
  readonly asksRegrets: boolean;
  readonly language: Language;
  readonly today: Day;
  /** Why the details last given could not be kept. */
  readonly problem: KeepProblem | null;
  readonly onDetails: (details: ClosingDetails) => void;
  /** A field was left: what it holds is to be kept. */
  readonly onSave: () => void;
  /** The next meeting as a file for a calendar. */
  readonly onCalendar: () => void;
}

/** The facts that are only known at the end. All of it is optional, and nothing here blocks closing. */
export function ClosingForm(props: ClosingFormProps) {
  const { t } = useMessages();
  const { details, problem } = props;
  const comment = useRef<HTMLTextAreaElement>(null);
  const [checked, setChecked] = useState(false);
  useEffect(() => {
    if (comment.current) autoGrow(comment.current);
  }, [details.comment]);
  const set = (change: Partial<ClosingDetails>) => props.onDetails({ ...details, ...change });
  const count = (field: 'present' | 'regrets', label: string) => {
    const wrong = details[field].trim() !== '' && !isCount(details[field]);
    return (
      <Field label={label} error={wrong ? t('start.error.number') : undefined}>
        {(tie) => (
          <input
            inputMode="numeric"
            autoComplete="off"
            value={details[field]}
            onChange={(event) => set({ [field]: event.target.value })}
            {...tie}
          />
        )}
      </Field>
    );
  };
  return (
    <section className={css['form']} aria-labelledby="closing-facts" onBlur={props.onSave}>
      <h2 id="closing-facts">{t('close.facts')}</h2>
      <div className={css['pair']}>
        <Field label={t('close.end')}>
          {(tie) => (
            <input
              type="time"
              value={details.end}
              onChange={(event) => set({ end: event.target.value })}
              {...tie}
            />
          )}
        </Field>
        {count('present', t('close.present'))}
        {props.asksRegrets ? count('regrets', t('start.regrets')) : null}
      </div>
      <div className={css['pair']}>
        <Field label={t('close.next.date')}>
          {(tie) => (
            <input
              type="date"
              value={details.nextDate}
              onChange={(event) => set({ nextDate: event.target.value })}
              {...tie}
            />
          )}
        </Field>
        {details.nextDate === '' ? null : (
          <Field label={t('close.next.time')}>
            {(tie) => (
              <input
                type="time"
                value={details.nextTime}
                onChange={(event) => set({ nextTime: event.target.value })}
                {...tie}
              />
            )}
          </Field>
        )}
      </div>
      {details.nextDate === '' ? null : (
        <div className={css['calendar']}>
          {details.nextDate < props.today ? <Notice kind="plain" title={t('close.next.past')} /> : null}
          <Button onClick={props.onCalendar}>{t('close.next.calendar')}</Button>
        </div>
      )}
      <Field label={t('close.comment')} hint={t('close.comment.hint')}>
        {(tie) => (
          <textarea
            {...privateField}
            ref={comment}
            rows={2}
            lang={props.language}
            value={details.comment}
            onChange={(event) => set({ comment: event.target.value })}
            {...tie}
          />
        )}
      </Field>
      {problem === null ? null : <Notice kind="attention" live title={t(`problem.${problem}`)} />}
      <Choice label={t('close.checked')}>
        <input type="checkbox" checked={checked} onChange={() => setChecked(!checked)} />
      </Choice>
    </section>
  );
}
