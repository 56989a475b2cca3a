import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, FileTrigger, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useMessages } from '../../ui/i18n.tsx';
import { group } from '../group.ts';
import { noFilter, type Filter } from '../search.ts';
import type { SeenMark } from '../seen.ts';
import type { OpenState } from '../session.ts';
import { AsidePanel } from './AsidePanel.tsx';
import controlStyles from './controls.module.css';
import styles from './Desk.module.css';
import { FilesNotice } from './FilesNotice.tsx';
import { IdeasPanel } from './IdeasPanel.tsx';
import { MeetingsPanel } from './MeetingsPanel.tsx';
import { TallyLine } from './TallyLine.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import { useWide } from './use-wide.ts';

export interface DeskProps {
  readonly state: OpenState;
  readonly controls: ReactNode;
  readonly onRefresh: () => void;
  readonly onLock: () => void;
  /** Hand-off files that were chosen or dropped. */
  readonly onFiles: (files: readonly Blob[]) => void;
  readonly onSeen: (mark: SeenMark, seen: boolean) => void;
}

/** The open notebook: ideas, meetings, and what is set aside. Its title is where focus arrives. */
export function Desk({ state, controls, onRefresh, onLock, onFiles, onSeen }: DeskProps) {
  const { t, language, formatNumber } = useMessages();
  const { campaign, folded } = state;
  const wide = useWide();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [topic, setTopic] = useState<string | null>(null);
  const groups = useMemo(
    () => group(folded.ideas, campaign.guides, language),
    [folded.ideas, campaign.guides, language],
  );
  const tab = (id: string, count: number) => (
    <Tab id={id} className={styles['tab']!}>
      {t(`review.tab.${id}`)} <span className={styles['count']}>{formatNumber(count)}</span>
    </Tab>
  );
  const strip = (
    <div className={styles['strip']}>
      <p className={styles['facts']}>
        <output className={styles[freshnessOf(state)]}>{t(`review.${freshnessOf(state)}`)}</output>
        <span>{t('review.memory-only.short')}</span>
      </p>
      <div className={styles['actions']}>
        <Button className={controlStyles['quiet']!} isPending={state.pulling} onPress={onRefresh}>
          {t('review.refresh')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['text/html', '.html', '.htm']}
          allowsMultiple
          onSelect={(files) => onFiles([...(files ?? [])])}
        >
          <Button className={controlStyles['quiet']!}>{t('review.files.open')}</Button>
        </FileTrigger>
        {controls}
        <Button className={controlStyles[wide ? 'secondary' : 'quiet']!} onPress={onLock}>
          {t('review.lock')}
        </Button>
      </div>
    </div>
  );
  return (
    <div
      className={styles['desk']}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <header className={styles['bar']}>
        <div className={styles['heading']}>
          <h1 className={styles['title']} ref={heading} tabIndex={-1}>
            {campaign.name}
          </h1>
          <TallyLine
            tally={folded.tally}
            carried={folded.carried}
            check={folded.check}
            checkFailed={state.checkFailed}
          />
        </div>
        {wide && strip}
      </header>
      {!wide && strip}
      {state.trouble !== null && <TroubleNotice trouble={state.trouble} />}
      {state.files !== null && <FilesNotice files={state.files} />}
      <Tabs className={styles['tabs']!}>
        <TabList className={styles['tabList']!} aria-label={t('review.tabs')}>
          {tab('ideas', folded.ideas.length)}
          {tab('meetings', folded.meetings.length)}
          {tab('aside', folded.quarantined.length)}
        </TabList>
        <TabPanel id="ideas" className={styles['panel']!}>
          <IdeasPanel
            groups={groups}
            ideas={folded.ideas}
            lists={campaign.lists}
            tally={folded.tally}
            check={folded.check}
            checkFailed={state.checkFailed}
            pulling={state.pulling}
            filter={filter}
            topic={topic}
            onFilter={setFilter}
            onTopic={setTopic}
            onSeen={onSeen}
          />
        </TabPanel>
        <TabPanel id="meetings" className={styles['panel']!}>
          <MeetingsPanel
            meetings={folded.meetings}
            guides={campaign.guides}
            lists={campaign.lists}
            tally={folded.tally}
            pulling={state.pulling}
            onSeen={onSeen}
          />
        </TabPanel>
        <TabPanel id="aside" className={styles['panel']!}>
          <AsidePanel quarantined={folded.quarantined} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function freshnessOf({ pulling, trouble }: OpenState): 'pulling' | 'up-to-date' | 'not-up-to-date' {
  if (pulling) return 'pulling';
  return trouble === null ? 'up-to-date' : 'not-up-to-date';
}
