import type { Ref } from 'react';
import { Icon } from './icon.tsx';
import css from './error-summary.module.css';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** All that has to be mended, on top of the form; who sends the form puts the focus here. */
export function ErrorSummary(props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly title: string;
  readonly errors: readonly FieldError[];
  /** Puts the focus into the field. */
  readonly onGo: (field: string) => void;
}) {
  return (
    <div className={css['summary']} role="alert" tabIndex={-1} ref={props.ref}>
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
