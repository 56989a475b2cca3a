import { saveSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { useServices } from './services.ts';

/** «Français» while in English, “English” while in French: each in its own language. */
export function LanguageSwitch() {
  const { db } = useServices();
  const { t, language } = useMessages();
  const other = language === 'en' ? 'fr' : 'en';
  return (
    <Button kind="quiet" lang={other} onClick={() => void saveSettings(db, { uiLanguage: other })}>
      {t(`language.${other}.own`)}
    </Button>
  );
}
