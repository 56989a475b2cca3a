import { useEffect, useId, useRef, useState } from 'react';
import type { Topic } from '../contract/guide.ts';
import type { Language } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { isMinutes } from './planned-minutes.tsx';
import css from './topic-minutes.module.css';

export interface TopicMinutesProps {
  readonly topic: Topic;
  readonly guideLanguage: Language;
  /** Planned so far. */
  readonly minutes: number | undefined;
  /** `null`: as the guide says. */
  readonly onMinutes: (minutes: number | null) => void;
}

/** The planned minutes of a topic, to be changed in their place. They inform; nothing locks. */
export function TopicMinutes(props: TopicMinutesProps) {
  const { t } = useMessages();
  const id = useId();
  const before = props.minutes === undefined ? '' : String(props.minutes);
  /** `null`: what is planned so far. */
  const [typed, setTyped] = useState<string | null>(null);
  const given = useRef<string | null>(null);
  const value = typed ?? before;
  const wrong = !isMinutes(value);
  // What is typed while the last number is still being kept stays.
  useEffect(() => setTyped((now) => (now === given.current ? null : now)), [before]);
  const commit = () => {
    if (wrong) return;
    if (value.trim() === before) return setTyped(null);
    given.current = value;
    const minutes = value.trim() === '' ? null : Number(value);
    props.onMinutes(minutes === props.topic.minutes ? null : minutes);
  };
  return (
    <p className={css['minutes']}>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <label htmlFor={id}>
        {t('agenda.minutes.planned')}
        <span className="visually-hidden" lang={props.guideLanguage}>
          {props.topic.title}
        </span>
      </label>
      {wrong ? (
        <span id={`${id}-wrong`} role="alert" className={css['wrong']}>
          {t('start.error.minutes')}
        </span>
      ) : null}
    </p>
  );
}
