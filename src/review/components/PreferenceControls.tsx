import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useMessages } from '../../ui/i18n.tsx';
import { Theme, type Preferences } from '../preferences.ts';
import styles from './controls.module.css';

export interface PreferenceControlsProps {
  readonly preferences: Preferences;
  readonly onChange: (preferences: Preferences) => void;
}

/** The other language, named in itself, and the theme. */
export function PreferenceControls({ preferences, onChange }: PreferenceControlsProps) {
  const { t, language } = useMessages();
  const other = language === 'en' ? 'fr' : 'en';
  return (
    <>
      <Button className={styles['quiet']!} onPress={() => onChange({ ...preferences, language: other })}>
        <span lang={other}>{t('review.other-language')}</span>
      </Button>
      <MenuTrigger>
        <Button className={styles['quiet']!}>{t('review.display')}</Button>
        <Popover className={styles['popover']!}>
          <Menu
            aria-label={t('review.display')}
            className={styles['options']!}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[preferences.theme]}
            onAction={(theme) => onChange({ ...preferences, theme: Theme.parse(theme) })}
          >
            {Theme.options.map((theme) => (
              <MenuItem key={theme} id={theme} className={styles['option']!}>
                {t(`review.theme.${theme}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
