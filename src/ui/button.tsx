import type { ComponentProps } from 'react';
import css from './button.module.css';

export type ButtonKind = 'main' | 'plain' | 'quiet';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `main`: the one thing to do here. `plain`: an outline. `quiet`: reads as a link. */
  readonly kind?: ButtonKind;
}

/** A button that is at least 48 px high. `type` is "button" unless said otherwise. */
export function Button({ kind = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClass(kind, className)} />;
}

/** The look of a button for a link that does the same. */
export function buttonClass(kind: ButtonKind, more?: string): string {
  return [css['button'], css[kind], more].filter(Boolean).join(' ');
}
