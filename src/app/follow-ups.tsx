import { useRef } from 'react';
import { FollowUpView } from '../capture/follow-up-view.tsx';
import type { Lists } from '../contract/campaign.ts';
import type { FollowUp } from '../contract/follow-up.ts';
import { removeFollowUp } from '../store/follow-ups.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './follow-ups.module.css';
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
          {followUp.next === null ? null : (
            <p>
              {t('follow-up.next', { day: formatDay(followUp.next.date) })}
              {followUp.next.time === null ? null : `, ${followUp.next.time}`}
            </p>
          )}
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
