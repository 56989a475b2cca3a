import { useLiveQuery } from 'dexie-react-hooks';
import { useLocation } from 'wouter';
import { Language } from '../contract/primitives.ts';
import { getSettings, saveSettings, type Settings } from '../store/settings.ts';
import { Choice, ChoiceField } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { KeptWords } from './kept-words.tsx';
import { useServices } from './services.ts';

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];

/** Language of the screens, language of the guide, light or dark. Each choice holds at once. */
export function SettingsPage() {
  const { t, language } = useMessages();
  const { db } = useServices();
  const [, navigate] = useLocation();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  if (!settings) return null;
  const guideLanguage = settings.guideLanguage ?? language;
  return (
    <Page
      title={t('settings.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      <ChoiceField legend={t('settings.language')}>
        {Language.options.map((option) => (
          <Choice key={option} label={<span lang={option}>{t(`language.${option}.own`)}</span>}>
            <input
              type="radio"
              name="language"
              checked={option === language}
              onChange={() => void saveSettings(db, { uiLanguage: option })}
            />
          </Choice>
        ))}
      </ChoiceField>
      <ChoiceField legend={t('settings.guide-language')}>
        {Language.options.map((option) => (
          <Choice key={option} label={<span lang={option}>{t(`language.${option}.own`)}</span>}>
            <input
              type="radio"
              name="guide-language"
              checked={option === guideLanguage}
              onChange={() => void saveSettings(db, { guideLanguage: option })}
            />
          </Choice>
        ))}
      </ChoiceField>
      <ChoiceField legend={t('settings.theme')}>
        {themes.map((theme) => (
          <Choice key={theme} label={t(`settings.theme.${theme}`)}>
            <input
              type="radio"
              name="theme"
              checked={theme === settings.theme}
              onChange={() => void saveSettings(db, { theme })}
            />
          </Choice>
        ))}
      </ChoiceField>
      <KeptWords />
    </Page>
  );
}
