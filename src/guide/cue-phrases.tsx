import { useMessages } from '../ui/i18n.tsx';
import css from './cue-phrases.module.css';

/** What to say: to thank without judging, to hear others, to dig deeper, to come back to the question. */
export function CuePhrases() {
  const { t } = useMessages();
  return (
    <ul className={css['phrases']}>
      {(['thank', 'others', 'deeper', 'back'] as const).map((cue) => (
        <li key={cue}>{t(`cue.${cue}`)}</li>
      ))}
    </ul>
  );
}
