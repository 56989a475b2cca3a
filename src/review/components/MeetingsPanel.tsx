import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Lists } from '../../contract/campaign.ts';
import type { Guide } from '../../contract/guide.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { outcomesToCheck, type FoldedMeeting, type Tally } from '../fold.ts';
import type { SeenMark } from '../seen.ts';
import controlStyles from './controls.module.css';
import styles from './Ideas.module.css';
import { MeetingRow } from './MeetingRow.tsx';
import { NothingYet } from './NothingYet.tsx';
import { ToCheckToggle } from './ToCheckToggle.tsx';
import { useGrowing } from './use-growing.ts';

export interface MeetingsPanelProps {
  readonly meetings: readonly FoldedMeeting[];
  readonly guides: readonly Guide[];
  readonly lists: Lists;
  readonly tally: Tally;
  readonly pulling: boolean;
  readonly onSeen: (mark: SeenMark, seen: boolean) => void;
}

/** The meetings, the latest date first. */
export function MeetingsPanel(props: MeetingsPanelProps) {
  const { meetings, guides, lists, tally, pulling } = props;
  const { t } = useMessages();
  const sorted = useMemo(
    () => [...meetings].sort((one, other) => (dateOf(one) < dateOf(other) ? 1 : -1)),
    [meetings],
  );
  const [chosen, setChosen] = useState(false);
  const toCheck = sorted.filter(({ latest }) => outcomesToCheck(latest.meeting) > 0);
  const onlyToCheck = chosen && toCheck.length > 0;
  const shown = onlyToCheck ? toCheck : sorted;
  const { limit, grow, end } = useGrowing(onlyToCheck ? 'to-check' : 'meetings');
  if (meetings.length === 0) {
    return <NothingYet tally={tally} pulling={pulling} />;
  }
  return (
    <div className={styles['pages']}>
      {toCheck.length > 0 && (
        <div className={styles['toggle']}>
          <ToCheckToggle count={toCheck.length} chosen={chosen} onChoose={setChosen} />
        </div>
      )}
      <ol className={styles['ideas']}>
        {shown.slice(0, limit).map((meeting) => (
          <MeetingRow
            key={meeting.latest.meeting.submission.id}
            meeting={meeting}
            guides={guides}
            lists={lists}
            onSeen={props.onSeen}
          />
        ))}
      </ol>
      {shown.length > limit && (
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
