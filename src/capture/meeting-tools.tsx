import { useState } from 'react';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { HelpDialog } from './help-dialog.tsx';
import css from './meeting-tools.module.css';

export interface MeetingToolsProps {
  readonly guideLanguage: Language;
  /** The guide's words on the facilitator's role. */
  readonly role: readonly string[];
  /** The topic in sight is left out. */
  readonly skipped: boolean;
  readonly onSkip: (skipped: boolean) => void;
  /** `null`: the guide has one language. */
  readonly onGuideLanguage: (() => void) | null;
  /** `null`: this browser cannot keep the screen on. */
  readonly screenStaysOn: boolean | null;
  readonly onScreenStaysOn: (on: boolean) => void;
  readonly onFinish: () => void;
}

/** What is done seldom: close, leave a topic out, the guide's other language, the screen, help. */
export function MeetingTools(props: MeetingToolsProps) {
  const { t } = useMessages();
  const [help, setHelp] = useState(false);
  const other = props.guideLanguage === 'en' ? 'fr' : 'en';
  return (
    <div className={css['tools']}>
      <Button onClick={props.onFinish}>{t('capture.finish')}</Button>
      <Button onClick={() => props.onSkip(!props.skipped)}>
        {props.skipped ? t('capture.unskip') : t('capture.skip')}
      </Button>
      <Button aria-haspopup="dialog" onClick={() => setHelp(true)}>
        {t('help.open')}
      </Button>
      {props.onGuideLanguage ? (
        <Button kind="quiet" lang={other} onClick={props.onGuideLanguage}>
          {t(`capture.guide-language.${other}`)}
        </Button>
      ) : null}
      {props.screenStaysOn === null ? null : (
        <label className={css['switch']}>
          <input
            type="checkbox"
            checked={props.screenStaysOn}
            onChange={(event) => props.onScreenStaysOn(event.currentTarget.checked)}
          />
          {t('capture.screen-on')}
        </label>
      )}
      {help ? (
        <HelpDialog role={props.role} guideLanguage={props.guideLanguage} onClose={() => setHelp(false)} />
      ) : null}
    </div>
  );
}
