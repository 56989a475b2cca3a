import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';
import { listKeptWords, removeKeptWords } from '../store/kept-words.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './kept-words.module.css';
import { useServices } from './services.ts';

/** Words that a person said are not names: each can be taken off the list, and is judged again from then on. */
export function KeptWords() {
  const { t } = useMessages();
  const { db } = useServices();
  const title = useRef<HTMLHeadingElement>(null);
  const words = useLiveQuery(() => listKeptWords(db), [db]);
  const remove = async (word: string) => {
    // The button goes, and the focus with it.
    title.current?.focus();
    await removeKeptWords(db, [word]);
  };
  return (
    <section className={css['kept']} aria-labelledby="kept-words">
      <h2 id="kept-words" ref={title} tabIndex={-1}>
        {t('settings.kept')}
      </h2>
      <p>{words?.length === 0 ? t('settings.kept.empty') : t('settings.kept.what')}</p>
      {words === undefined || words.length === 0 ? null : (
        <ul>
          {words.map((word) => (
            <li key={word}>
              <span>{word}</span>
              <Button
                kind="quiet"
                aria-label={t('settings.kept.remove.word', { word })}
                onClick={() => void remove(word)}
              >
                {t('settings.kept.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
