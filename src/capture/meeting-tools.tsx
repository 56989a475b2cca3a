import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './meeting-tools.module.css';

export interface MeetingToolsProps {
  readonly guideLanguage: Language;
  /** The topic in sight is left out. */
  readonly skipped: boolean;
  readonly onSkip: (skipped: boolean) => void;
  /** `null`: the guide has one language. */
  readonly onGuideLanguage: (() => void) | null;
  /** `null`: this browser cannot keep the screen on. */
  readonly screenStaysOn: boolean | null;
  readonly onScreenStaysOn: (on: boolean) => void;
  readonly onAgenda: () => void;
  /** `null` where it is in sight anyway. */
  readonly onFinish: (() => void) | null;
}

/** What is done seldom: close, leave a topic out, the guide's other language, the screen. */
export function MeetingTools(props: MeetingToolsProps) {
  const { t } = useMessages();
  const other = props.guideLanguage === 'en' ? 'fr' : 'en';
  return (
    <div className={css['tools']}>
      {props.onFinish ? <Button onClick={props.onFinish}>{t('capture.finish')}</Button> : null}
      <Button onClick={() => props.onSkip(!props.skipped)}>
        {props.skipped ? t('capture.unskip') : t('capture.skip')}
      </Button>
      <Button onClick={props.onAgenda}>{t('agenda.title')}</Button>
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
    </div>
  );
}
