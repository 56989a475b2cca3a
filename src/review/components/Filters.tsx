import { useMemo, useState } from 'react';
import {
  Button,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import type { Choice, Lists } from '../../contract/campaign.ts';
import type { Language } from '../../contract/primitives.ts';
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
          <Topics {...props} />
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
  const { t } = useMessages();
  const counts = new Map(found.map(({ key, count }) => [key, count]));
  const total = found.reduce((sum, { count }) => sum + count, 0);
  const guides = [...new Set(groups.map(({ guide }) => guide))];
  const items = (guide: string) =>
    groups
      .filter((group) => group.guide === guide)
      .map(({ key, title, language }, at) => (
        <TopicItem
          key={key}
          id={key}
          mark={String(at + 1)}
          title={title}
          language={language}
          count={counts.get(key) ?? 0}
        />
      ));
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
          const [key] = keys === 'all' ? [] : keys;
          onTopic(key === undefined || key === allTopics ? null : String(key));
        }}
      >
        <TopicItem id={allTopics} mark="∗" title={t('review.topics.all')} count={total} />
        {guides.length === 1
          ? items(guides[0]!)
          : guides.map((guide) => (
              <ListBoxSection key={guide} id={guide}>
                <Header className={styles['guide']}>
                  {groups.find((group) => group.guide === guide)!.guideTitle}
                </Header>
                {items(guide)}
              </ListBoxSection>
            ))}
      </ListBox>
    </div>
  );
}

interface TopicItemProps {
  readonly id: string;
  readonly mark: string;
  readonly title: string;
  readonly language?: Language;
  readonly count: number;
}

function TopicItem({ id, mark, title, language, count }: TopicItemProps) {
  const { formatNumber } = useMessages();
  return (
    <ListBoxItem id={id} textValue={title} className={styles['topic']!}>
      <span className={styles['number']} aria-hidden="true">
        {mark}
      </span>
      <span lang={language}>{title}</span>
      <span className={styles['count']}>{formatNumber(count)}</span>
    </ListBoxItem>
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
