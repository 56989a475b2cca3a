import { useEffect, useRef, useState } from 'react';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { ReadAloudButton } from './read-aloud-button.tsx';
import css from './statement-dialog.module.css';

export interface StatementDialogProps {
  readonly paragraphs: readonly string[];
  readonly language: Language;
  readonly onClose: () => void;
}

const sizes = [1.2, 1.5, 1.9, 2.4] as const;

/** A text to read out word for word, alone on the screen and as large as is needed. */
export function StatementDialog(props: StatementDialogProps) {
  const { t } = useMessages();
  const { paragraphs, language, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [size, setSize] = useState(1);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-label={t('guide.statement')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={css['words']} lang={language} style={{ fontSize: `${sizes[size]}rem` }}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <div className={css['buttons']}>
        <Button
          disabled={size === 0}
          aria-label={t('guide.statement.smaller')}
          onClick={() => setSize(size - 1)}
        >
          <Icon name="minus" />
        </Button>
        <Button
          disabled={size === sizes.length - 1}
          aria-label={t('guide.statement.larger')}
          onClick={() => setSize(size + 1)}
        >
          <Icon name="add" />
        </Button>
        <ReadAloudButton paragraphs={paragraphs} language={language} />
        <Button kind="main" className={css['close']} onClick={onClose}>
          {t('ui.close')}
        </Button>
      </div>
    </dialog>
  );
}
