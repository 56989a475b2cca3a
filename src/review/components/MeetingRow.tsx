import type { Lists } from '../../contract/campaign.ts';
import type { Guide } from '../../contract/guide.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import type { FoldedMeeting } from '../fold.ts';
import { describePlace } from '../group.ts';
import styles from './Ideas.module.css';

export interface MeetingRowProps {
  readonly meeting: FoldedMeeting;
  readonly guides: readonly Guide[];
  readonly lists: Lists;
}

/** One meeting: when, where, how many ideas, and what came out of the discussions. */
export function MeetingRow({ meeting, guides, lists }: MeetingRowProps) {
  const { t, language, formatDay } = useMessages();
  const { submission } = meeting.latest.meeting;
  const { fields, guide, outcomes, revision } = submission;
  const topicOf = (topic: string) => describePlace(guides, language, guide, topic, null);
  const title = [
    formatDay(fields.date),
    fields.mode === null ? null : t(`review.mode.${fields.mode}`),
    fields.region === null ? null : choiceName(lists.regions, fields.region, language),
    fields.sector === null ? null : choiceName(lists.sectors, fields.sector, language),
  ].filter((fact) => fact !== null);
  const facts = [
    describePlace(guides, language, guide, '', null).guideTitle,
    fields.present === null ? null : t('review.present', { count: fields.present }),
    fields.regrets === null || fields.regrets === 0 ? null : t('review.regrets', { count: fields.regrets }),
    t('review.received', { day: formatDay(meeting.latest.entry.day) }),
    revision > 1 ? t('review.revision', { revision }) : null,
    meeting.withdrawn > 0 ? t('review.withdrawn', { count: meeting.withdrawn }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={styles['meeting']}>
      <p className={styles['margin']}>
        <span className={styles['number']}>{meeting.ideas.length}</span>
        <span className={styles['unit']}>{t('review.ideas-unit', { count: meeting.ideas.length })}</span>
      </p>
      <div className={styles['body']}>
        <h2 className={styles['meetingTitle']}>{title.join(' · ')}</h2>
        <p className={styles['meta']}>
          {facts.map((fact) => (
            <span key={fact} className={styles['fact']}>
              {fact}
            </span>
          ))}
        </p>
        {outcomes.length > 0 && (
          <dl className={styles['outcomes']} aria-label={t('review.outcomes')}>
            {outcomes.map((outcome) => (
              <div key={`${outcome.topic} ${outcome.text}`}>
                <dt lang={topicOf(outcome.topic).language}>{topicOf(outcome.topic).topicTitle}</dt>
                <dd lang={fields.language}>{outcome.text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}
