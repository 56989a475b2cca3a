import { useRef } from 'react';
import { calendarType, createCalendarFile } from '../capture/calendar-file.ts';
import { FollowUpView } from '../capture/follow-up-view.tsx';
import type { Lists } from '../contract/campaign.ts';
import type { FollowUp } from '../contract/follow-up.ts';
import type { NextMeeting } from '../contract/meeting.ts';
import type { Uuid } from '../contract/primitives.ts';
import { removeFollowUp } from '../store/follow-ups.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './follow-ups.module.css';
import { saveFile } from './save-file.ts';
import { useServices } from './services.ts';

/** What past meetings agreed on, folded, until a person removes it. */
export function FollowUps(props: { readonly followUps: readonly FollowUp[]; readonly lists: Lists }) {
  const { t, formatDay } = useMessages();
  const { db } = useServices();
  const title = useRef<HTMLHeadingElement>(null);
  const remove = async ({ meeting }: FollowUp) => {
    // The button goes, and the focus with it.
    title.current?.focus();
    await removeFollowUp(db, meeting);
  };
  return (
    <section className={css['all']}>
      <h2 ref={title} tabIndex={-1}>
        {t('follow-up.title')}
      </h2>
      {props.followUps.map((followUp) => (
        <details key={followUp.meeting} className={css['one']}>
          <summary>{t('agenda.carried', { day: formatDay(followUp.date) })}</summary>
          {followUp.next === null ? null : <NextMeetingLine uid={followUp.meeting} next={followUp.next} />}
          {followUp.carriedOver.length === 0 ? null : (
            <section>
              <h3>{t('follow-up.carried')}</h3>
              <ul lang={followUp.language}>
                {followUp.carriedOver.map((point, index) => (
                  <li key={index}>{point}</li>
                ))}
              </ul>
            </section>
          )}
          <FollowUpView followUp={followUp} lists={props.lists} />
          <Button kind="quiet" onClick={() => void remove(followUp)}>
            {t('follow-up.remove')}
          </Button>
        </details>
      ))}
    </section>
  );
}

function NextMeetingLine(props: { readonly uid: Uuid; readonly next: NextMeeting }) {
  const { t, formatDay, formatTime } = useMessages();
  const { uid, next } = props;
  const save = () => {
    const file = createCalendarFile({ uid, title: t('follow-up.event'), next });
    saveFile(`calepin-${next.date}.ics`, file, calendarType);
  };
  return (
    <div className={css['next']}>
      <p>
        {t('follow-up.next', { day: formatDay(next.date) })}
        {next.time === null ? null : `, ${formatTime(next.time)}`}
      </p>
      <Button onClick={save}>{t('follow-up.calendar')}</Button>
    </div>
  );
}
