import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useMessages } from './i18n.tsx';
import { Icon } from './icon.tsx';
import css from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** What takes the focus when it opens; else the first button. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A modal `<dialog>` that is open while it is mounted. Escape, the button and a press beside it close it. */
export function Dialog(props: DialogProps) {
  const { t } = useMessages();
  const { initialFocus } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    initialFocus?.current?.focus();
    return () => element?.close();
  }, [initialFocus]);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      <div className={css['sheet']}>
        <div className={css['head']}>
          <h2>{props.title}</h2>
          <button type="button" className={css['close']} onClick={props.onClose}>
            <Icon name="close" />
            {t('ui.close')}
          </button>
        </div>
        <div className={css['body']}>{props.children}</div>
      </div>
    </dialog>
  );
}
