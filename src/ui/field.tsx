import { useId, type ReactNode } from 'react';
import css from './field.module.css';

/** What an input needs to be tied to its label, hint and error. */
export interface FieldTie {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly children: (tie: FieldTie) => ReactNode;
}

/** Label, hint, error and input, tied together once. */
export function Field(props: FieldProps) {
  const id = useId();
  const notes = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={`${css['field']} ${props.error ? css['wrong'] : ''}`}>
      <label className={css['label']} htmlFor={id}>
        {props.label}
      </label>
      {props.hint ? (
        <p className={css['hint']} id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p className={css['error']} id={`${id}-error`}>
          {props.error}
        </p>
      ) : null}
      {props.children({
        id,
        ...(notes ? { 'aria-describedby': notes } : {}),
        ...(props.error ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

export interface ChoiceFieldProps {
  readonly legend: string;
  readonly children: ReactNode;
}

/** A group of radios under one legend. */
export function ChoiceField(props: ChoiceFieldProps) {
  return (
    <fieldset className={css['field']}>
      <legend className={css['label']}>{props.legend}</legend>
      <div className={css['choices']}>{props.children}</div>
    </fieldset>
  );
}

/** One radio or checkbox with its words; the whole of it can be pressed. */
export function Choice(props: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <label className={css['choice']}>
      {props.children}
      <span>{props.label}</span>
    </label>
  );
}
