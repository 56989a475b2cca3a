import { createContext, use } from 'react';
import css from './help.module.css';
import { useMessages } from './i18n.tsx';
import { Icon } from './icon.tsx';

/** Opens the help. `null` where there is none: on the help itself. */
export const HelpContext = createContext<(() => void) | null>(null);

/** The way to the help, at the right end of the bar on every screen. */
export function HelpButton() {
  const { t } = useMessages();
  const open = use(HelpContext);
  if (!open) return null;
  return (
    <button type="button" className={css['help']} onClick={open}>
      <Icon name="help" />
      {t('help.open')}
    </button>
  );
}
