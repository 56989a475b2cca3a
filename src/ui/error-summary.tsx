import { useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import css from './error-summary.module.css';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** All that has to be mended, on top of the form; takes the focus when it appears or is made anew. */
export function ErrorSummary(props: {
  readonly title: string;
  readonly errors: readonly FieldError[];
  /** Puts the focus into the field. */
  readonly onGo: (field: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [props.errors]);
  return (
    <div className={css['summary']} role="alert" tabIndex={-1} ref={box}>
      <h2 className={css['title']}>
        <Icon name="alert" />
        {props.title}
      </h2>
      <ul>
        {props.errors.map(({ field, message }) => (
          <li key={field}>
            <button type="button" className={css['go']} onClick={() => props.onGo(field)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
