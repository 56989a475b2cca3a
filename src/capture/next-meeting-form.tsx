import { useId, useState } from 'react';
import { NextMeeting } from '../contract/meeting.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './next-meeting-form.module.css';
import { timeZoneChoices } from './time-zones.ts';

export interface NextMeetingFormProps {
  readonly next: NextMeeting | null;
  /** The zone of this meeting or of the device. */
  readonly zone: string;
  readonly today: string;
  /** Kept as it is changed; `null`: no date yet. */
  readonly onNext: (next: NextMeeting | null) => void;
  /** Saves a calendar file. */
  readonly onCalendar: (next: NextMeeting) => void;
}

/** When the group meets again. Only the date is asked; everything is kept as it is typed. */
export function NextMeetingForm(props: NextMeetingFormProps) {
  const { t, language, formatDay } = useMessages();
  const id = useId();
  const [date, setDate] = useState<string>(props.next?.date ?? '');
  const [time, setTime] = useState<string>(props.next?.time ?? '');
  const [zone, setZone] = useState<string>(props.next?.zone ?? props.zone);
  const change = (to: { date: string; time: string; zone: string }) => {
    setDate(to.date);
    setTime(to.time);
    setZone(to.zone);
    const { success, data } = NextMeeting.safeParse({
      date: to.date,
      time: to.time === '' ? null : to.time,
      zone: to.zone,
    });
    props.onNext(success ? data : null);
  };
  const now = { date, time, zone };
  const { next } = props;
  return (
    <section className={css['form']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('next.title')}</h3>
      <div className={css['fields']}>
        <div>
          <label htmlFor={`${id}-date`}>{t('next.date')}</label>
          <input
            id={`${id}-date`}
            type="date"
            value={date}
            onChange={(event) => change({ ...now, date: event.currentTarget.value })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-time`}>{t('next.time')}</label>
          <input
            id={`${id}-time`}
            type="time"
            value={time}
            onChange={(event) => change({ ...now, time: event.currentTarget.value })}
          />
        </div>
        {time === '' ? null : (
          <div className={css['zone']}>
            <label htmlFor={`${id}-zone`}>{t('next.zone')}</label>
            <select
              id={`${id}-zone`}
              value={zone}
              onChange={(event) => change({ ...now, zone: event.currentTarget.value })}
            >
              {timeZoneChoices(zone, language).map((choice) => (
                <option key={choice.zone} value={choice.zone}>
                  {choice.label}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <p role="status" className={css['said']}>
        {next === null ? t('next.none') : t('next.kept', { day: formatDay(next.date) })}
        {next !== null && next.date < props.today ? ` ${t('capture.due.passed')}` : null}
      </p>
      {next === null ? null : <Button onClick={() => props.onCalendar(next)}>{t('next.calendar')}</Button>}
    </section>
  );
}
