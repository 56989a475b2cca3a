import { useMemo, useState } from 'react';
import { Button, Input, Label, SearchField, ToggleButton } from 'react-aria-components';
import type { Lists } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import type { TopicGroup } from '../group.ts';
import type { OpenedIdea } from '../opened-idea.ts';
import { noFilter, type Filter } from '../search.ts';
import { CodePick } from './CodePick.tsx';
import controlStyles from './controls.module.css';
import styles from './Filters.module.css';
import { ToCheckToggle } from './ToCheckToggle.tsx';
import { TopicList } from './TopicList.tsx';
import { useWide } from './use-wide.ts';

export interface FiltersProps {
  /** Every topic. */
  readonly groups: readonly TopicGroup[];
  /** Topics with what passes search, sector and region; their counts are shown. */
  readonly found: readonly TopicGroup[];
  readonly ideas: readonly OpenedIdea[];
  readonly lists: Lists;
  /** Ideas that the second net flagged. */
  readonly toCheck: number;
  readonly filter: Filter;
  readonly topic: string | null;
  readonly onFilter: (filter: Filter) => void;
  readonly onTopic: (topic: string | null) => void;
}

/** Search box, topics, sector and region. On a phone all but the search fold away. */
export function Filters(props: FiltersProps) {
  const { filter, topic, onFilter, onTopic } = props;
  const { t, formatNumber } = useMessages();
  const wide = useWide();
  const codes = useMemo(
    () => ({
      sectors: props.ideas.map(({ idea }) => idea.sector),
      regions: props.ideas.map(({ idea }) => idea.region),
    }),
    [props.ideas],
  );
  const [unfolded, setUnfolded] = useState(false);
  const active = [topic, filter.sector, filter.region].filter((value) => value !== null).length;
  return (
    <search className={styles['filters']} aria-label={t('review.filters')}>
      <SearchField
        className={controlStyles['field']!}
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
      >
        <Label>{t('review.search')}</Label>
        <div className={controlStyles['withButton']}>
          <Input className={controlStyles['input']!} spellCheck="false" autoComplete="off" />
          {filter.words !== '' && (
            <Button className={controlStyles['secondary']!}>{t('review.search.clear')}</Button>
          )}
        </div>
      </SearchField>
      <ToCheckToggle
        count={props.toCheck}
        chosen={filter.toCheck}
        onChoose={(toCheck) => onFilter({ ...filter, toCheck })}
      />
      {(['carryOver', 'national'] as const).map((mark) => {
        const count = props.ideas.filter(({ idea }) => idea[mark]).length;
        if (count === 0 && !filter[mark]) return null;
        return (
          <ToggleButton
            key={mark}
            className={`${controlStyles['secondary']} ${controlStyles['toCheck']}`}
            isSelected={filter[mark]}
            onChange={(chosen) => onFilter({ ...filter, [mark]: chosen })}
          >
            {t(mark === 'national' ? 'review.filter.national' : 'review.filter.carry-over', {
              count: formatNumber(count),
            })}
          </ToggleButton>
        );
      })}
      {!wide && (
        <Button
          className={controlStyles['secondary']!}
          aria-expanded={unfolded}
          onPress={() => setUnfolded(!unfolded)}
        >
          {t('review.filters.toggle', { count: active })}
        </Button>
      )}
      {(wide || unfolded) && (
        <>
          <CodePick
            label={t('review.sector')}
            every={t('review.sector.all')}
            choices={props.lists.sectors}
            codes={codes.sectors}
            chosen={filter.sector}
            onChoose={(sector) => onFilter({ ...filter, sector })}
          />
          <CodePick
            label={t('review.region')}
            every={t('review.region.all')}
            choices={props.lists.regions}
            codes={codes.regions}
            chosen={filter.region}
            onChoose={(region) => onFilter({ ...filter, region })}
          />
          <TopicList groups={props.groups} found={props.found} topic={topic} onTopic={onTopic} />
          {(active > 0 || filter.words !== '' || isMarked(filter)) && (
            <Button
              className={controlStyles['quiet']!}
              onPress={() => {
                onFilter(noFilter);
                onTopic(null);
              }}
            >
              {t('review.filters.clear')}
            </Button>
          )}
        </>
      )}
    </search>
  );
}

function isMarked({ toCheck, carryOver, national }: Filter): boolean {
  return toCheck || carryOver || national;
}
