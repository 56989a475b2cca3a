import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { Language } from '../contract/primitives.ts';
import css from './draft-mirror.module.css';
import type { DraftPreview } from './draft-preview.ts';

export interface DraftMirrorProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly language: Language;
  readonly preview: DraftPreview;
}

/**
 * Lies behind the composer's field with the same words, invisible but for the lines under those that would be
 * removed: a full line for certain, dots for a maybe. A hint for the eye; what is kept decides for itself.
 */
export function DraftMirror(props: DraftMirrorProps) {
  const { field, preview } = props;
  const mirror = useRef<HTMLDivElement>(null);
  const { text, findings } = useSyncExternalStore(preview.subscribe, preview.view);
  useEffect(() => {
    const textarea = field.current;
    const layer = mirror.current;
    if (!textarea || !layer) return;
    const follow = () => {
      // Words that have changed since are not underlined: the next look does it.
      layer.hidden = findings.length === 0 || !textarea.value.startsWith(text);
      if (layer.hidden) return;
      // A scroll bar narrows the field's lines.
      layer.style.width = `${textarea.clientWidth}px`;
      layer.style.height = `${textarea.clientHeight}px`;
      layer.scrollTop = textarea.scrollTop;
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(textarea);
    textarea.addEventListener('input', follow);
    textarea.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      textarea.removeEventListener('input', follow);
      textarea.removeEventListener('scroll', follow);
    };
  }, [field, text, findings]);
  let from = 0;
  return (
    <div ref={mirror} className={css['mirror']} aria-hidden="true" lang={props.language} hidden>
      {findings.map(({ start, end, certain }) => {
        const before = text.slice(from, start);
        from = end;
        return [
          before,
          <span key={start} className={certain ? css['certain'] : css['maybe']}>
            {text.slice(start, end)}
          </span>,
        ];
      })}
      {text.slice(from)}
      {/* A last empty line has its height, as in the field. */}
      {'\u200b'}
    </div>
  );
}
