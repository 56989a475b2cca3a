import type { Topic } from '../contract/guide.ts';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { HelpButton } from '../ui/help.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateLine, type StateLineProps } from '../ui/state-line.tsx';
import css from './capture-bar.module.css';

export interface CaptureBarProps {
  readonly topic: Topic;
  /** 1, 2, 3 … in the guide. */
  readonly topicNumber: number;
  readonly guideLanguage: Language;
  /** Ideas kept on the topic. */
  readonly ideas: number;
  /** Minutes that the topic has been open. They inform; nothing locks. */
  readonly minutes: number;
  /** Planned minutes of the topic. */
  readonly planned: number | undefined;
  /** It is typed in from paper: no time runs. */
  readonly paper: boolean;
  readonly state: StateLineProps;
  readonly onBack: () => void;
  /** `null` where the topics are in sight anyway. */
  readonly onTopics: (() => void) | null;
  /** `null` where it stands among the topics. */
  readonly onFinish: (() => void) | null;
}

/** The top of a meeting: the way back, the topic, what is saved and what is sent. */
export function CaptureBar(props: CaptureBarProps) {
  const { t } = useMessages();
  const { topic } = props;
  return (
    <header className={css['top']}>
      <button type="button" className={css['square']} onClick={props.onBack}>
        <Icon name="back" />
        {t('capture.back')}
      </button>
      <div className={css['where']}>
        <h1 id="capture-topic" lang={props.guideLanguage}>
          {props.topicNumber}&nbsp;· {topic.title}
        </h1>
        <p>
          {t('capture.ideas', { n: props.ideas })} ·{' '}
          {props.paper ? t('paper.from') : minutesSaid(t, props.minutes, props.planned)}
        </p>
      </div>
      <div className={css['side']}>
        {props.onTopics === null ? null : (
          <button type="button" className={css['square']} aria-haspopup="dialog" onClick={props.onTopics}>
            <Icon name="menu" />
            {t('capture.topics')}
          </button>
        )}
        {props.onFinish === null ? null : <Button onClick={props.onFinish}>{t('capture.finish')}</Button>}
        <HelpButton />
      </div>
      <div className={css['state']}>
        <StateLine {...props.state} />
      </div>
    </header>
  );
}

type Translate = ReturnType<typeof useMessages>['t'];

function minutesSaid(t: Translate, minutes: number, planned: number | undefined): string {
  if (planned === undefined) return t('capture.minutes', { n: minutes });
  if (minutes > planned) return t('capture.minutes.over', { n: minutes - planned });
  return t('capture.minutes.of', { n: minutes, of: planned });
}
