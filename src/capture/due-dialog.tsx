import { useId, useRef, useState } from 'react';
import { Day } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './due-dialog.module.css';

export interface DueDialogProps {
  readonly due: Day | null;
  readonly today: Day;
  readonly onPick: (due: Day | null) => void;
  readonly onClose: () => void;
}

/**
 * By when an action is to be done. “No date yet” is a good answer; a date that has passed is told, and allowed.
 * It opens within the composer's form, and is therefore none itself.
 */
export function DueDialog(props: DueDialogProps) {
  const { t } = useMessages();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState<string>(props.due ?? '');
  const day = Day.safeParse(value);
  const passed = day.success && day.data < props.today;
  const use = () => {
    if (day.success) props.onPick(day.data);
  };
  return (
    <Dialog title={t('capture.pick.due')} onClose={props.onClose} initialFocus={field}>
      <div className={css['form']}>
        <label htmlFor={id}>{t('capture.due.date')}</label>
        <input
          id={id}
          ref={field}
          type="date"
          value={value}
          aria-describedby={passed ? `${id}-passed` : undefined}
          onChange={(event) => setValue(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            use();
          }}
        />
        <p id={`${id}-passed`} role="status" className={css['passed']}>
          {passed ? t('capture.due.passed') : null}
        </p>
        <div className={css['buttons']}>
          <Button kind="main" disabled={!day.success} onClick={use}>
            {t('capture.due.go')}
          </Button>
          <Button onClick={() => props.onPick(null)}>{t('capture.due.none')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
