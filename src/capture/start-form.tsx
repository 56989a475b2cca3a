import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { Lists } from '../contract/campaign.ts';
import type { Guide, MeetingField } from '../contract/guide.ts';
import { Mode, type GuideRef, type MeetingFields } from '../contract/meeting.ts';
import { Language, TimeOfDay, type Day } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { Choice, ChoiceField, Field } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { pickGuideText } from './guide-text.ts';
import css from './start-form.module.css';

/** What the inputs hold: strings. The messages are ids of the catalogue. */
const Values = z.object({
  guide: z.string().check(z.minLength(1, 'start.error.guide')),
  date: z.iso.date('start.error.date'),
  start: z.union([z.literal(''), TimeOfDay], 'start.error.time'),
  end: z.union([z.literal(''), TimeOfDay], 'start.error.time'),
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
  readonly onStart: (guide: GuideRef, fields: MeetingFields) => void;
}

/** Only the guide and the date are required; what the guide does not ask is not shown. */
export function StartForm(props: StartFormProps) {
  const { t, language } = useMessages();
  const { guides, lists } = props;
  const only = guides.length === 1 ? guides[0] : undefined;
  const form = useForm<Values>({
    resolver: zodResolver(Values),
    shouldFocusError: false,
    defaultValues: {
      guide: only ? only.id : '',
      date: props.today,
      start: '',
      end: '',
      mode: '',
      sector: '',
      region: '',
      present: '',
      regrets: '',
      language: props.guideLanguage,
    },
  });
  const { register, formState } = form;
  const errorOf = (name: keyof Values) => {
    const id = formState.errors[name]?.message;
    return id === undefined ? undefined : t(id);
  };
  const names = Object.keys(Values.shape) as (keyof Values)[];
  const errors = names.flatMap((field): FieldError[] => {
    const message = errorOf(field);
    return message === undefined ? [] : [{ field, message }];
  });
  const chosen = guides.find(({ id }) => id === form.watch('guide'));
  const asks = (field: MeetingField) => (chosen ?? guides[0])?.fields.includes(field) ?? false;
  const start = form.handleSubmit((values) => {
    const guide = guides.find(({ id }) => id === values.guide);
    if (guide) props.onStart({ id: guide.id, version: guide.version }, toFields(values));
  });

  return (
    <form className={css['form']} noValidate onSubmit={(event) => void start(event)}>
      {errors.length === 0 ? null : (
        <ErrorSummary
          key={formState.submitCount}
          title={t('start.errors')}
          errors={errors}
          onGo={(field) => form.setFocus(field as keyof Values)}
        />
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
      <Field label={t('start.date')} error={errorOf('date')}>
        {(tie) => <input type="date" required {...tie} {...register('date')} />}
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
      <Button kind="main" type="submit">
        {t('start.go')}
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
    zone: null,
  };
}
