import { zodResolver } from '@hookform/resolvers/zod';
import { useLayoutEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { Lists } from '../contract/campaign.ts';
import type { Guide, MeetingField } from '../contract/guide.ts';
import { Mode, type GuideRef, type Meeting, type MeetingFields } from '../contract/meeting.ts';
import { Language, TimeOfDay, type Day, type Slug, type TimeZone } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { Choice, ChoiceField, Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { pickGuideText } from './guide-text.ts';
import { PlannedMinutes, readMinutes } from './planned-minutes.tsx';
import css from './start-form.module.css';
import { timeZoneChoices } from './time-zones.ts';

/** What the inputs hold: strings. The messages are ids of the catalogue. */
const Values = z.object({
  guide: z.string().check(z.minLength(1, 'start.error.guide')),
  date: z.iso.date('start.error.date'),
  start: z.union([z.literal(''), TimeOfDay], 'start.error.time'),
  end: z.union([z.literal(''), TimeOfDay], 'start.error.time'),
  zone: z.string(),
  mode: z.union([z.literal(''), Mode]),
  sector: z.string(),
  region: z.string(),
  present: z.string().check(z.regex(/^\d{0,5}$/, 'start.error.number')),
  regrets: z.string().check(z.regex(/^\d{0,5}$/, 'start.error.number')),
  language: Language,
});
type Values = z.infer<typeof Values>;

export interface StartFormProps {
  readonly guides: readonly Guide[];
  readonly guideLanguage: Language;
  readonly lists: Lists;
  readonly today: Day;
  /** The device's time zone. */
  readonly zone: TimeZone;
  /** The language of notes that is usual on this device. */
  readonly ideaLanguage: Language;
  /** An earlier meeting to set this one up like. */
  readonly like: Pick<Meeting, 'guide' | 'fields' | 'minutes'> | null;
  /** Points that the last meeting of a guide carried over, by guide. */
  readonly carriedOver: Readonly<Record<Slug, number>>;
  /** It was held on paper: its date lies in the past, and nothing is planned any more. */
  readonly paper: boolean;
  readonly onStart: (guide: GuideRef, fields: MeetingFields, minutes: Meeting['minutes']) => void;
}

/** Only the guide and the date are required; what the guide does not ask is not shown. */
export function StartForm(props: StartFormProps) {
  const { t, language } = useMessages();
  const { guides, lists, paper } = props;
  const { like } = props;
  const only = guides.length === 1 ? guides[0] : guides.find(({ id }) => id === like?.guide.id);
  const [minutes, setMinutes] = useState<Readonly<Record<Slug, string>>>(() =>
    Object.fromEntries(Object.entries(like?.minutes ?? {}).map(([topic, n]) => [topic, String(n)])),
  );
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const minutesField = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const form = useForm<Values>({
    resolver: zodResolver(Values),
    shouldFocusError: false,
    defaultValues: {
      guide: only ? only.id : '',
      date: paper ? '' : props.today,
      start: like?.fields.start ?? '',
      end: like?.fields.end ?? '',
      zone: like?.fields.zone ?? props.zone,
      mode: like?.fields.mode ?? '',
      sector: like?.fields.sector ?? '',
      region: like?.fields.region ?? '',
      present: '',
      regrets: '',
      language: like?.fields.language ?? props.ideaLanguage,
    },
  });
  const { register, formState } = form;
  useLayoutEffect(() => summary.current?.focus(), [formState.submitCount]);
  const errorOf = (name: keyof Values) => {
    const id = formState.errors[name]?.message;
    return id === undefined ? undefined : t(id);
  };
  const names = Object.keys(Values.shape) as (keyof Values)[];
  const errors = names.flatMap((field): FieldError[] => {
    const message = errorOf(field);
    return message === undefined ? [] : [{ field, message }];
  });
  const plannedMinutes = readMinutes(minutes);
  if (tried && plannedMinutes === null) errors.push({ field: 'minutes', message: t('start.error.minutes') });
  const chosen = guides.find(({ id }) => id === form.watch('guide'));
  const asks = (field: MeetingField) => (chosen ?? guides[0])?.fields.includes(field) ?? false;
  const start = form.handleSubmit((values) => {
    const guide = guides.find(({ id }) => id === values.guide);
    if (!guide || plannedMinutes === null) return;
    const planned = pickGuideText(guide, props.guideLanguage).text.topics.flatMap(({ id }) =>
      id in plannedMinutes ? [[id, plannedMinutes[id]] as const] : [],
    );
    props.onStart(
      { id: guide.id, version: guide.version },
      toFields(values),
      Object.fromEntries(planned) as Meeting['minutes'],
    );
  });
  // In the press itself: setFocus of react-hook-form waits a task, and iOS opens no keyboard after the gesture.
  const goTo = (field: string) => {
    if (field === 'minutes' && minutesField.current) minutesField.current.open = true;
    const wanted = field === 'minutes' ? 'details [aria-invalid]' : `[name=${field}]`;
    element.current?.querySelector<HTMLElement>(wanted)?.focus();
  };
  const carriedOver = chosen ? (props.carriedOver[chosen.id] ?? 0) : 0;

  return (
    <form
      ref={element}
      className={css['form']}
      noValidate
      onSubmit={(event) => {
        setTried(true);
        void start(event);
      }}
    >
      {errors.length === 0 ? null : (
        <ErrorSummary ref={summary} title={t('start.errors')} errors={errors} onGo={goTo} />
      )}
      <ChoiceField legend={t('start.guide')}>
        {guides.map((guide) => {
          const { text, language: textLanguage } = pickGuideText(guide, props.guideLanguage);
          return (
            <Choice key={guide.id} label={<span lang={textLanguage}>{text.title}</span>}>
              <input type="radio" value={guide.id} {...register('guide')} />
            </Choice>
          );
        })}
        {errorOf('guide') === undefined ? null : <p className={css['error']}>{errorOf('guide')}</p>}
      </ChoiceField>
      {carriedOver === 0 || paper ? null : <p role="status">{t('start.carried-over', { n: carriedOver })}</p>}
      <Field label={t(paper ? 'paper.date' : 'start.date')} error={errorOf('date')}>
        {(tie) => (
          <input type="date" required max={paper ? props.today : undefined} {...tie} {...register('date')} />
        )}
      </Field>
      <ChoiceField legend={t('start.language')}>
        {Language.options.map((option) => (
          <Choice key={option} label={t(`language.${option}`)}>
            <input type="radio" value={option} {...register('language')} />
          </Choice>
        ))}
      </ChoiceField>
      <p className={css['optional']}>{t('start.optional')}</p>
      <div className={css['pair']}>
        {asks('start') ? (
          <Field label={t('start.start')} error={errorOf('start')}>
            {(tie) => <input type="time" {...tie} {...register('start')} />}
          </Field>
        ) : null}
        {asks('end') ? (
          <Field label={t('start.end')} error={errorOf('end')}>
            {(tie) => <input type="time" {...tie} {...register('end')} />}
          </Field>
        ) : null}
      </div>
      {asks('start') || asks('end') ? (
        <Field label={t('start.zone')}>
          {(tie) => (
            <select {...tie} {...register('zone')}>
              {timeZoneChoices(form.getValues('zone'), language).map(({ zone, label }) => (
                <option key={zone} value={zone}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      {asks('mode') ? (
        <Field label={t('start.mode')}>
          {(tie) => (
            <select {...tie} {...register('mode')}>
              <option value="">{t('pick.none')}</option>
              {Mode.options.map((mode) => (
                <option key={mode} value={mode}>
                  {t(`mode.${mode}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      {(['sector', 'region'] as const).filter(asks).map((name) => (
        <Field key={name} label={t(`start.${name}`)} hint={t(`start.${name}.hint`)}>
          {(tie) => (
            <select {...tie} {...register(name)}>
              <option value="">{t('pick.none')}</option>
              {(name === 'sector' ? lists.sectors : lists.regions).map((choice) => (
                <option key={choice.code} value={choice.code}>
                  {choice[language]}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      {(['present', 'regrets'] as const).filter(asks).map((name) => (
        <Field key={name} label={t(`start.${name}`)} hint={t(`start.${name}.hint`)} error={errorOf(name)}>
          {(tie) => (
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              className={css['number']}
              {...tie}
              {...register(name)}
            />
          )}
        </Field>
      ))}
      {chosen && !paper ? (
        <PlannedMinutes
          ref={minutesField}
          guide={pickGuideText(chosen, props.guideLanguage)}
          values={minutes}
          showErrors={tried}
          onChange={(topic, value) => setMinutes({ ...minutes, [topic]: value })}
        />
      ) : null}
      <Button kind="main" type="submit">
        {t(paper ? 'paper.go' : 'start.go')}
      </Button>
    </form>
  );
}

function toFields(values: Values): MeetingFields {
  return {
    date: values.date,
    start: values.start === '' ? null : values.start,
    end: values.end === '' ? null : values.end,
    mode: values.mode === '' ? null : values.mode,
    sector: values.sector === '' ? null : values.sector,
    region: values.region === '' ? null : values.region,
    present: values.present === '' ? null : Number(values.present),
    regrets: values.regrets === '' ? null : Number(values.regrets),
    language: values.language,
    zone: values.start === '' && values.end === '' ? null : values.zone,
  };
}
