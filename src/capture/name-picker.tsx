import { useMemo, useState } from 'react';
import type { Idea } from '../contract/idea.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './name-picker.module.css';
import { namesOf, wordsOf } from './words-of.ts';

export interface NamePickerProps {
  readonly idea: Idea;
  readonly onMark: (words: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The words of an idea, each a button: those of a name that was missed are pressed, and removed everywhere. */
export function NamePicker(props: NamePickerProps) {
  const { t } = useMessages();
  const { text, redactions, language } = props.idea;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const words = useMemo(
    () =>
      wordsOf(
        text,
        redactions.map(({ placeholder }) => placeholder),
      ),
    [text, redactions],
  );
  const toggle = (index: number) => {
    const next = new Set(chosen);
    if (!next.delete(index)) next.add(index);
    setChosen(next);
  };
  return (
    <Dialog title={t('capture.mark.title')} onClose={props.onClose}>
      <div className={css['picker']}>
        <p id="name-picker-hint">{t('capture.mark.hint')}</p>
        <ul className={css['words']} aria-label={t('capture.mark.words')} lang={language}>
          {words.map((word, index) => (
            <li key={word.start}>
              <button type="button" aria-pressed={chosen.has(index)} onClick={() => toggle(index)}>
                {word.text}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className={css['go']}>
        <Button
          kind="main"
          disabled={chosen.size === 0}
          aria-describedby="name-picker-hint"
          onClick={() => props.onMark(namesOf(text, words, chosen))}
        >
          {t('capture.mark.go')}
        </Button>
      </div>
    </Dialog>
  );
}
