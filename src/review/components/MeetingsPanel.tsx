import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { Lists } from '../../contract/campaign.ts';
import type { Guide } from '../../contract/guide.ts';
import { useMessages } from '../../ui/i18n.tsx';
import type { FoldedMeeting, Tally } from '../fold.ts';
import controlStyles from './controls.module.css';
import styles from './Ideas.module.css';
import { MeetingRow } from './MeetingRow.tsx';
import { NothingYet } from './NothingYet.tsx';
import { useGrowing } from './use-growing.ts';

export interface MeetingsPanelProps {
  readonly meetings: readonly FoldedMeeting[];
  readonly guides: readonly Guide[];
  readonly lists: Lists;
  readonly tally: Tally;
  readonly pulling: boolean;
}

/** The meetings, the latest date first. */
export function MeetingsPanel({ meetings, guides, lists, tally, pulling }: MeetingsPanelProps) {
  const { t } = useMessages();
  const sorted = useMemo(
    () => [...meetings].sort((one, other) => (dateOf(one) < dateOf(other) ? 1 : -1)),
    [meetings],
  );
  const { limit, grow, end } = useGrowing('meetings');
  if (meetings.length === 0) {
    return <NothingYet tally={tally} pulling={pulling} />;
  }
  return (
    <div className={styles['pages']}>
      <ol className={styles['ideas']}>
        {sorted.slice(0, limit).map((meeting) => (
          <MeetingRow
            key={meeting.latest.meeting.submission.id}
            meeting={meeting}
            guides={guides}
            lists={lists}
          />
        ))}
      </ol>
      {sorted.length > limit && (
        <div ref={end} className={styles['more']}>
          <Button className={controlStyles['secondary']!} onPress={grow}>
            {t('review.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function dateOf({ latest }: FoldedMeeting): string {
  return latest.meeting.submission.fields.date;
}
