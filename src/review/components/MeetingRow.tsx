import type { Lists } from '../../contract/campaign.ts';
import type { Guide } from '../../contract/guide.ts';
import type { NextMeeting } from '../../contract/meeting.ts';
import { placeholdersIn } from '../../strip/placeholder.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import type { FoldedMeeting } from '../fold.ts';
import { describePlace } from '../group.ts';
import { markOfOutcome, type SeenMark } from '../seen.ts';
import { Facts } from './Facts.tsx';
import { FlagLine } from './FlagLine.tsx';
import { HandCounts } from './HandCounts.tsx';
import styles from './Ideas.module.css';
import { RedactedText } from './RedactedText.tsx';

export interface MeetingRowProps {
  readonly meeting: FoldedMeeting;
  readonly guides: readonly Guide[];
  readonly lists: Lists;
  readonly onSeen: (mark: SeenMark, seen: boolean) => void;
}

/** One meeting: when, where, how many ideas, and what came out of the discussions. */
export function MeetingRow({ meeting, guides, lists, onSeen }: MeetingRowProps) {
  const { t, language, formatDay } = useMessages();
  const { submission, outcomeFlags, outcomesSeen, commentFlags } = meeting.latest.meeting;
  const { fields, guide, outcomes, revision, next, comment } = submission;
  const { day } = meeting.latest.entry;
  const markSeen = (at: number) => (seen: boolean) => onSeen(markOfOutcome({ submission }, at), seen);
  const topicOf = (topic: string) => describePlace(guides, language, guide, topic, null);
  const title = [
    formatDay(fields.date),
    fields.mode === null ? null : t(`review.mode.${fields.mode}`),
    fields.region === null ? null : choiceName(lists.regions, fields.region, language),
    fields.sector === null ? null : choiceName(lists.sectors, fields.sector, language),
  ].filter((fact) => fact !== null);
  const counted = (id: string, count: number | null) =>
    count === null || count === 0 ? null : t(id, { count });
  return (
    <li className={styles['meeting']}>
      <p className={styles['margin']}>
        <span className={styles['number']}>{meeting.ideas.length}</span>
        <span className={styles['unit']}>{t('review.ideas-unit', { count: meeting.ideas.length })}</span>
      </p>
      <div className={styles['body']}>
        <h2 className={styles['meetingTitle']}>{title.join(' · ')}</h2>
        <Facts
          facts={[
            { key: 'guide', content: topicOf('').guideTitle },
            { key: 'present', content: counted('review.present', fields.present) },
            { key: 'regrets', content: counted('review.regrets', fields.regrets) },
            {
              key: 'received',
              content: day === null ? t('review.from-file') : t('review.received', { day: formatDay(day) }),
            },
            {
              key: 'next',
              content: next === null ? null : t('review.next', { when: nextWords(next, formatDay) }),
            },
            { key: 'revision', content: revision > 1 ? t('review.revision', { revision }) : null },
            { key: 'withdrawn', content: counted('review.withdrawn', meeting.withdrawn) },
          ]}
        />
        <HandCounts submission={submission} guides={guides} />
        {outcomes.length > 0 && (
          <>
            <h3 className={styles['outcomesTitle']}>{t('review.outcomes')}</h3>
            <dl className={styles['outcomes']}>
              {outcomes.map((outcome, at) => (
                <div key={`${outcome.topic} ${outcome.text}`}>
                  <dt lang={topicOf(outcome.topic).language}>{topicOf(outcome.topic).topicTitle}</dt>
                  <dd lang={fields.language}>
                    <RedactedText
                      text={outcome.text}
                      placeholders={placeholdersOf(outcome.text)}
                      flags={outcomeFlags?.[at] ?? []}
                    />
                  </dd>
                  <dd>
                    <FlagLine
                      flags={outcomeFlags?.[at] ?? null}
                      seen={outcomesSeen.includes(at)}
                      onSeen={markSeen(at)}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {comment !== null && (
          <>
            <h3 className={styles['outcomesTitle']}>{t('review.comment')}</h3>
            <p className={styles['text']} lang={fields.language}>
              <RedactedText
                text={comment}
                placeholders={placeholdersOf(comment)}
                flags={commentFlags ?? []}
              />
            </p>
            <FlagLine
              flags={commentFlags}
              seen={outcomesSeen.includes(outcomes.length)}
              onSeen={markSeen(outcomes.length)}
            />
          </>
        )}
      </div>
    </li>
  );
}

/** An outcome travels without a list of what was removed from it. */
function placeholdersOf(text: string): readonly string[] {
  return placeholdersIn(text).map(({ start, end }) => text.slice(start, end));
}

function nextWords({ date, time, zone }: NextMeeting, formatDay: (day: string) => string): string {
  const when = time === null ? formatDay(date) : `${formatDay(date)}, ${time}`;
  return time === null || zone === null ? when : `${when} (${zone.replaceAll('_', ' ')})`;
}
