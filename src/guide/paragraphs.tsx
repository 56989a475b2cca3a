import type { Language } from '../contract/primitives.ts';
import css from './paragraphs.module.css';

/** Words of the guide: context, role, closing. Read at most 68 characters wide, in their own language. */
export function Paragraphs(props: {
  readonly paragraphs: readonly string[];
  readonly language: Language;
  readonly size?: 'reading' | 'aside';
}) {
  if (props.paragraphs.length === 0) return null;
  return (
    <div className={`${css['paragraphs']} ${css[props.size ?? 'reading']}`} lang={props.language}>
      {props.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
