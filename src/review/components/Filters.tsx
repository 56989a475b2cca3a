import { useMemo, useState } from 'react';
import { Button, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { Choice, Lists } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import type { TopicGroup } from '../group.ts';
import type { OpenedIdea } from '../opened-idea.ts';
import { noFilter, type Filter } from '../search.ts';
import controlStyles from './controls.module.css';
import styles from './Filters.module.css';
import { Pick } from './Pick.tsx';
import { useWide } from './use-wide.ts';

export interface FiltersProps {
  /** Every topic. */
  readonly groups: readonly TopicGroup[];
  /** Topics with what passes search, sector and region; their counts are shown. */
  readonly found: readonly TopicGroup[];
  readonly ideas: readonly OpenedIdea[];
  readonly lists: Lists;
  readonly filter: Filter;
  readonly topic: string | null;
  readonly onFilter: (filter: Filter) => void;
  readonly onTopic: (topic: string | null) => void;
}

const allTopics = 'all';

/** Search box, topics, sector and region. On a phone all but the search fold away. */
export function Filters(props: FiltersProps) {
  const { filter, topic, onFilter, onTopic } = props;
  const { t } = useMessages();
  const wide = useWide();
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
          <Topics {...props} />
          <CodePick
            label={t('review.sector')}
            every={t('review.sector.all')}
            choices={props.lists.sectors}
            codes={props.ideas.map(({ idea }) => idea.sector)}
            chosen={filter.sector}
            onChoose={(sector) => onFilter({ ...filter, sector })}
          />
          <CodePick
            label={t('review.region')}
            every={t('review.region.all')}
            choices={props.lists.regions}
            codes={props.ideas.map(({ idea }) => idea.region)}
            chosen={filter.region}
            onChoose={(region) => onFilter({ ...filter, region })}
          />
          {(active > 0 || filter.words !== '') && (
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

function Topics({ groups, found, topic, onTopic }: FiltersProps) {
  const { t, formatNumber } = useMessages();
  const countOf = (key: string) => found.find((group) => group.key === key)?.count ?? 0;
  const total = found.reduce((sum, group) => sum + group.count, 0);
  const severalGuides = new Set(groups.map(({ guideTitle }) => guideTitle)).size > 1;
  const item = (id: string, mark: string, title: string, count: number, language?: string) => (
    <ListBoxItem key={id} id={id} textValue={title} className={styles['topic']!}>
      <span className={styles['number']} aria-hidden="true">
        {mark}
      </span>
      <span lang={language}>{title}</span>
      <span className={styles['count']}>{formatNumber(count)}</span>
    </ListBoxItem>
  );
  return (
    <div className={controlStyles['field']}>
      <h2 className={styles['label']} id="topics">
        {t('review.topics')}
      </h2>
      <ListBox
        aria-labelledby="topics"
        className={styles['topics']!}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[topic ?? allTopics]}
        onSelectionChange={(keys) => {
          const [key] = [...keys];
          onTopic(key === undefined || key === allTopics ? null : String(key));
        }}
      >
        {[
          item(allTopics, '∗', t('review.topics.all'), total),
          ...groups.map(({ key, title, guideTitle, language }, at) =>
            item(
              key,
              String(at + 1),
              severalGuides ? `${title} (${guideTitle})` : title,
              countOf(key),
              language,
            ),
          ),
        ]}
      </ListBox>
    </div>
  );
}

interface CodePickProps {
  readonly label: string;
  readonly every: string;
  readonly choices: readonly Choice[];
  /** The code of each idea. */
  readonly codes: readonly (string | null)[];
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}

/** A filter over the codes that occur, in the order of the campaign's list. */
function CodePick({ label, every, choices, codes, chosen, onChoose }: CodePickProps) {
  const { language, formatNumber } = useMessages();
  const options = useMemo(() => {
    const counts = new Map<string, number>();
    for (const code of codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
    const listed = choices.map(({ code }) => code).filter((code) => counts.has(code));
    const unlisted = [...counts.keys()].filter((code) => !listed.includes(code));
    return [...listed, ...unlisted].map((code) => ({
      code,
      name: `${choiceName(choices, code, language)} (${formatNumber(counts.get(code)!)})`,
    }));
  }, [choices, codes, language, formatNumber]);
  return <Pick label={label} every={every} options={options} chosen={chosen} onChoose={onChoose} />;
}
