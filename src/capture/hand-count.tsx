import { useId, useRef, useState } from 'react';
import type { HandCount } from '../contract/meeting.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './hand-count.module.css';

export interface HandCountFormProps {
  readonly hands: HandCount | null;
  readonly onCount: (hands: HandCount) => void;
}

const answers = ['yes', 'no', 'unsure'] as const;
const most = 100_000;

/** A show of hands: numbers only, by steps or typed. Nothing is kept before the first number. */
export function HandCountForm(props: HandCountFormProps) {
  const { t } = useMessages();
  const id = useId();
  // Counted here: presses come faster than rows are read back.
  const [hands, setHands] = useState(props.hands ?? { yes: 0, no: 0, unsure: 0 });
  const latest = useRef(hands);
  const set = (answer: keyof HandCount, count: (now: number) => number) => {
    const now = latest.current;
    const next = { ...now, [answer]: Math.min(most, Math.max(0, count(now[answer]))) };
    latest.current = next;
    setHands(next);
    props.onCount(next);
  };
  return (
    <section className={css['hands']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('capture.hands')}</h3>
      {answers.map((answer) => {
        const name = t(`capture.hands.${answer}`);
        return (
          <div key={answer} className={css['answer']}>
            <label htmlFor={`${id}-${answer}`}>{name}</label>
            <button
              type="button"
              aria-label={t('capture.hands.less', { name })}
              disabled={hands[answer] === 0}
              onClick={() => set(answer, (now) => now - 1)}
            >
              <Icon name="minus" />
            </button>
            <input
              id={`${id}-${answer}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              value={String(hands[answer])}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => {
                const typed = Number(event.currentTarget.value.replaceAll(/\D/g, ''));
                set(answer, () => typed);
              }}
            />
            <button
              type="button"
              aria-label={t('capture.hands.more', { name })}
              onClick={() => set(answer, (now) => now + 1)}
            >
              <Icon name="add" />
            </button>
          </div>
        );
      })}
    </section>
  );
}
