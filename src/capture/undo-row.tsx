import { useEffect, useId, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { useMessages, type Messaging } from '../ui/i18n.tsx';
import type { Undo } from './undo.ts';
import css from './undo-row.module.css';

/** What was done, and the way back; it stays until the next action. */
export function UndoLine(props: { readonly undo: Undo; readonly onUndo: () => void }) {
  const { t } = useMessages();
  const { undo } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  // The pressed button is gone, and its focus with it; a focus that is elsewhere stays there.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
    const row = button.current?.closest('li');
    if (!row) return;
    // In sight now, and when what is said of the idea grows by what was done.
    const observer = new ResizeObserver(() => button.current?.scrollIntoView({ block: 'nearest' }));
    observer.observe(row);
    return () => observer.disconnect();
  }, []);
  return (
    <div className={css['done']}>
      <span id={id}>{sayDone(undo, t)}</span>
      <Button ref={button} aria-describedby={id} onClick={props.onUndo}>
        {t('capture.undo')}
      </Button>
    </div>
  );
}

/** The same in the place of a row that is gone. */
export function UndoRow(props: { readonly undo: Undo; readonly onUndo: () => void }) {
  return (
    <li className={css['gone']}>
      <span aria-hidden="true">{props.undo.idea.number}</span>
      <UndoLine {...props} />
    </li>
  );
}

function sayDone({ idea, done }: Undo, t: Messaging['t']): string {
  const n = idea.number;
  switch (done.type) {
    case 'moved':
      return t('capture.done.moved', { n, topic: done.to });
    case 'merged':
      return t('capture.done.merged', { n, into: done.into });
    case 'carried':
      return t(done.on ? 'capture.done.carried' : 'capture.done.not-carried', { n });
    case 'national':
      return t(done.on ? 'capture.done.national' : 'capture.done.not-national', { n });
    default:
      return t(`capture.done.${done.type}`, { n });
  }
}
