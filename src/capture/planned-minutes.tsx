import type { Ref } from 'react';
import type { GuideText } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './planned-minutes.module.css';

export interface PlannedMinutesProps {
  readonly ref: Ref<HTMLDetailsElement>;
  readonly guide: { readonly text: GuideText; readonly language: Language };
  /** What stands in the fields that were changed, by topic. */
  readonly values: Readonly<Record<Slug, string>>;
  readonly showErrors: boolean;
  readonly onChange: (topic: Slug, value: string) => void;
}

/** How long each topic is planned to take, folded: the guide's own minutes are there already. */
export function PlannedMinutes(props: PlannedMinutesProps) {
  const { t } = useMessages();
  const { text, language } = props.guide;
  return (
    <details ref={props.ref} className={css['minutes']}>
      <summary>{t('start.minutes')}</summary>
      <p>{t('start.minutes.hint')}</p>
      <ol>
        {text.topics.map((topic) => {
          const value = props.values[topic.id] ?? (topic.minutes === undefined ? '' : String(topic.minutes));
          const wrong = props.showErrors && !isMinutes(value);
          return (
            <li key={topic.id} lang={language}>
              <Field label={topic.title} error={wrong ? t('start.error.minutes') : undefined}>
                {(tie) => (
                  <input
                    {...tie}
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    className={css['number']}
                    value={value}
                    onChange={(event) => props.onChange(topic.id, event.currentTarget.value)}
                  />
                )}
              </Field>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** The minutes that were changed; `null`: something is no number of minutes. An empty field is as the guide says. */
export function readMinutes(values: Readonly<Record<Slug, string>>): Record<Slug, number> | null {
  const entries = Object.entries(values).map(([topic, value]) => [topic, value.trim()] as const);
  if (!entries.every(([, value]) => isMinutes(value))) return null;
  return Object.fromEntries(
    entries.filter(([, value]) => value !== '').map(([topic, value]) => [topic, Number(value)]),
  );
}

/** One to 999, or empty: as the guide says. */
export function isMinutes(value: string): boolean {
  return /^(?:[1-9]\d{0,2})?$/.test(value.trim());
}
