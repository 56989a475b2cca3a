import { useLiveQuery } from 'dexie-react-hooks';
import { useLocation } from 'wouter';
import { Language } from '../contract/primitives.ts';
import { getSettings, saveSettings, type Settings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { Choice, ChoiceField } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { KeptWords } from './kept-words.tsx';
import css from './kept-words.module.css';
import { useServices } from './services.ts';

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];

const textSizes: readonly Settings['textSize'][] = [100, 115, 130, 150, 175];

/** Three languages, size and colours, and how a meeting behaves. Each choice holds at once. */
export function SettingsPage() {
  const { t, language, formatNumber } = useMessages();
  const { db } = useServices();
  const [, navigate] = useLocation();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  if (!settings) return null;
  const { theme, textSize, enterKeeps, screenStaysOn } = settings;
  const guideLanguage = settings.guideLanguage ?? language;
  const change = (part: Partial<Settings>) => void saveSettings(db, part);
  return (
    <Page
      title={t('settings.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      <LanguageChoice
        name="language"
        legend={t('settings.language')}
        chosen={language}
        onChoose={(uiLanguage) => change({ uiLanguage })}
      />
      <LanguageChoice
        name="guide-language"
        legend={t('settings.guide-language')}
        chosen={guideLanguage}
        onChoose={(option) => change({ guideLanguage: option })}
      />
      <LanguageChoice
        name="idea-language"
        legend={t('settings.idea-language')}
        chosen={settings.ideaLanguage ?? guideLanguage}
        onChoose={(ideaLanguage) => change({ ideaLanguage })}
      />
      <ChoiceField legend={t('settings.text-size')}>
        {textSizes.map((size) => (
          <Choice key={size} label={t('settings.text-size.percent', { n: formatNumber(size) })}>
            <input
              type="radio"
              name="text-size"
              checked={size === textSize}
              onChange={() => change({ textSize: size })}
            />
          </Choice>
        ))}
      </ChoiceField>
      <ChoiceField legend={t('settings.theme')}>
        {themes.map((option) => (
          <Choice key={option} label={t(`settings.theme.${option}`)}>
            <input
              type="radio"
              name="theme"
              checked={option === theme}
              onChange={() => change({ theme: option })}
            />
          </Choice>
        ))}
      </ChoiceField>
      <ChoiceField legend={t('settings.meeting')}>
        <Choice label={t('settings.new-line')}>
          <input
            type="checkbox"
            checked={!enterKeeps}
            onChange={(event) => change({ enterKeeps: !event.currentTarget.checked })}
          />
        </Choice>
        <Choice label={t('settings.screen-on')}>
          <input
            type="checkbox"
            checked={screenStaysOn}
            onChange={(event) => change({ screenStaysOn: event.currentTarget.checked })}
          />
        </Choice>
      </ChoiceField>
      <KeptWords />
      <section className={css['kept']} aria-labelledby="settings-finish">
        <h2 id="settings-finish">{t('wipe.title')}</h2>
        <p>{t('wipe.lead')}</p>
        <p>
          <Button onClick={() => navigate('/wipe')}>{t('wipe.check')}</Button>
        </p>
      </section>
    </Page>
  );
}

function LanguageChoice(props: {
  readonly name: string;
  readonly legend: string;
  readonly chosen: Language;
  readonly onChoose: (language: Language) => void;
}) {
  const { t } = useMessages();
  return (
    <ChoiceField legend={props.legend}>
      {Language.options.map((option) => (
        <Choice key={option} label={<span lang={option}>{t(`language.${option}.own`)}</span>}>
          <input
            type="radio"
            name={props.name}
            checked={option === props.chosen}
            onChange={() => props.onChoose(option)}
          />
        </Choice>
      ))}
    </ChoiceField>
  );
}
