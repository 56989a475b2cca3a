import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CampaignView } from '../contract/campaign.ts';
import type { HandOff } from '../contract/hand-off.ts';
import type { FileReading } from '../seal/hand-off-file.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { carry, type CarryResult } from './hand-off.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import css from './receive-page.module.css';
import { useServices } from './services.ts';
import { takeSharedFiles } from './shared-files.ts';

type Refusal = Exclude<FileReading['type'], 'hand-off'> | 'other-campaign';

/** What a person who carries a file sees of it: counts and a word on each, nothing of what is sealed. */
interface Opened {
  readonly files: readonly HandOff[];
  readonly refusals: readonly Refusal[];
}

/** Files of other facilitators, taken into this device's outbox to be sent from here. */
export function ReceivePage(props: { readonly campaign: CampaignView }) {
  const { t } = useMessages();
  const { db, sync } = useServices();
  const [, navigate] = useLocation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [result, setResult] = useState<CarryResult | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const open = async (files: readonly Blob[]) => {
    if (files.length === 0) return;
    const { readHandOffFile } = await import('../seal/hand-off-file.ts');
    const readings = await Promise.all(files.map(readHandOffFile));
    const ours = (reading: FileReading) =>
      reading.type === 'hand-off' && reading.campaign === props.campaign.id;
    setResult(null);
    setFailed(null);
    setOpened({
      files: readings.filter((reading) => reading.type === 'hand-off').filter(ours),
      refusals: readings
        .filter((reading) => !ours(reading))
        .map(({ type }) => (type === 'hand-off' ? 'other-campaign' : type)),
    });
  };
  const opening = useRef(open);
  useEffect(() => {
    const storage = 'caches' in window ? caches : undefined;
    void takeSharedFiles(storage)
      .then((files) => opening.current(files))
      .catch(() => {});
  }, []);

  const take = async (files: readonly HandOff[]) => {
    try {
      const taken = await durably(db, () => carry(db, joinFiles(props.campaign, files)));
      setResult(taken);
      setOpened(null);
      if (taken.type === 'carried' && taken.added > 0) void sync.wake('closed').catch(() => {});
    } catch (error) {
      setFailed(t(`problem.${toKeepProblem(error)}`));
    }
  };
  const envelopes = new Set((opened?.files ?? []).flatMap((file) => file.envelopes.map(({ id }) => id)));
  return (
    <Page
      title={t('receive.title')}
      back={{ label: t('outbox.title'), onPress: () => navigate('/outbox') }}
      state={<AppState />}
      focusTitle
    >
      <p className={css['lead']}>{t('receive.lead')}</p>
      <section
        className={over ? `${css['drop']} ${css['over']}` : css['drop']}
        aria-label={t('receive.file')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void open([...event.dataTransfer.files]);
        }}
      >
        <input
          ref={input}
          className="visually-hidden"
          tabIndex={-1}
          type="file"
          accept=".html,.htm,text/html"
          multiple
          aria-label={t('receive.file')}
          onChange={(event) => {
            void open([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button kind={opened || result ? 'plain' : 'main'} onClick={() => input.current?.click()}>
          {t('receive.choose')}
        </Button>
        <p>{t('receive.drop')}</p>
      </section>
      <div aria-live="polite" className={css['results']}>
        {(opened?.refusals ?? []).map((refusal, index) => (
          <Notice key={index} kind="attention" title={t(`receive.problem.${refusal}`)}>
            <p>{t(`receive.problem.${refusal}.do`)}</p>
          </Notice>
        ))}
        {opened && envelopes.size > 0 ? (
          <Notice
            kind="plain"
            title={t('receive.found', { n: envelopes.size, campaign: props.campaign.name })}
          >
            <p>{t('receive.found.what')}</p>
            <Button kind="main" onClick={() => void take(opened.files)}>
              {t('receive.take')}
            </Button>
          </Notice>
        ) : null}
        {result ? <TakenNotice result={result} onOutbox={() => navigate('/outbox')} /> : null}
        {failed === null ? null : <Notice kind="attention" title={failed} />}
      </div>
    </Page>
  );
}

function TakenNotice(props: { readonly result: CarryResult; readonly onOutbox: () => void }) {
  const { t } = useMessages();
  const { result } = props;
  if (result.type === 'other-campaign') {
    return (
      <Notice kind="attention" title={t('receive.problem.other-campaign')}>
        <p>{t('receive.problem.other-campaign.do')}</p>
      </Notice>
    );
  }
  const { added, known, refused } = result;
  return (
    <Notice
      kind={refused > 0 ? 'attention' : 'good'}
      title={added > 0 ? t('receive.added', { n: added }) : t('receive.nothing-new')}
    >
      {known > 0 ? <p>{t('receive.known', { n: known })}</p> : null}
      {refused > 0 ? <p>{t('receive.refused', { n: refused })}</p> : null}
      {added > 0 ? <p>{t('receive.added.what')}</p> : null}
      <Button onClick={props.onOutbox}>{t('outbox.title')}</Button>
    </Notice>
  );
}

function joinFiles({ id }: CampaignView, files: readonly HandOff[]): HandOff {
  return { campaign: id, envelopes: files.flatMap(({ envelopes }) => envelopes) };
}
