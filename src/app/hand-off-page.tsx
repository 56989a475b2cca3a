import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { CampaignView } from '../contract/campaign.ts';
import { maxHandOffLength, writeHandOff } from '../contract/hand-off.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import { listEntries } from '../outbox/outbox.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import css from './hand-off-page.module.css';
import { isUnsent, markHandedOff, toEnvelopes } from './hand-off.ts';
import { saveFile } from './save-file.ts';
import { useServices } from './services.ts';
import { canShareFile, share } from './share.ts';

const fileType = 'text/html';

export interface HandOffPageProps {
  /** One entry; `null`: everything that has no receipt. */
  readonly id: Uuid | null;
  readonly campaign: CampaignView;
}

/** What waits, as one file that another person carries to a network, or to the team. */
export function HandOffPage({ id, campaign }: HandOffPageProps) {
  const { t, language, formatNumber } = useMessages();
  const { db, today } = useServices();
  const [, navigate] = useLocation();
  const [made, setMade] = useState<'saved' | 'shared' | 'too-large' | null>(null);
  const entries = useLiveQuery(async () => {
    const unsent = (await listEntries(db)).filter(isUnsent);
    return unsent.filter((entry) => id === null || entry.id === id);
  }, [db, id]);
  if (!entries) return null;
  if (entries.length === 0) return <Redirect to="/outbox" replace />;
  const name = `calepin-${today()}.html`;
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const own = entries.find(({ meeting }) => meeting !== null)?.meeting ?? null;

  const make = async (deliver: (text: string) => Promise<'saved' | 'shared' | null>) => {
    if (size > (maxHandOffLength * 3) / 4 - 1_000_000) return setMade('too-large');
    const done = await deliver(
      writeHandOff({ ...coverOf(entries, campaign), first: language, envelopes: toEnvelopes(entries) }),
    );
    if (done === null) return;
    await markHandedOff(
      db,
      entries.map((entry) => entry.id),
    );
    setMade(done);
  };
  const save = async (text: string) => {
    saveFile(name, text, fileType);
    return 'saved' as const;
  };
  const pass = async (text: string) => {
    const files = [new File([text], name, { type: fileType })];
    return (await share({ files })) === 'shared' ? ('shared' as const) : null;
  };
  return (
    <Page
      title={t('hand-off.title')}
      back={{ label: t('outbox.title'), onPress: () => navigate('/outbox') }}
      state={<AppState />}
      focusTitle
    >
      <section className={css['way']} aria-labelledby="by-file">
        <h2 id="by-file">{t('hand-off.file')}</h2>
        <p>
          {t('hand-off.counts', {
            n: entries.length,
            size: formatNumber(Math.max(1, Math.round(size / 1000))),
          })}
        </p>
        <p>{t('hand-off.what')}</p>
        <ol className={css['steps']}>
          <li>{t('hand-off.step.make')}</li>
          <li>{t('hand-off.step.give')}</li>
          <li>{t('hand-off.step.keep')}</li>
        </ol>
        <div className={css['actions']}>
          {canShareFile(fileType, name) ? (
            <Button kind="main" onClick={() => void make(pass)}>
              {t('hand-off.share')}
            </Button>
          ) : null}
          <Button kind={canShareFile(fileType, name) ? 'plain' : 'main'} onClick={() => void make(save)}>
            {t('hand-off.save')}
          </Button>
        </div>
        <div aria-live="polite">
          {made === null ? null : made === 'too-large' ? (
            <Notice kind="attention" title={t('hand-off.too-large')} />
          ) : (
            <Notice kind="plain" title={t(`hand-off.${made}`, { name })}>
              <p>{t('hand-off.not-confirmed')}</p>
            </Notice>
          )}
        </div>
      </section>
      {own === null ? null : (
        <section className={css['way']} aria-labelledby="on-paper">
          <h2 id="on-paper">{t('hand-off.paper')}</h2>
          <p>{t('hand-off.paper.what')}</p>
          <p>
            <Button onClick={() => navigate(`/meeting/${own}/minutes`)}>{t('minutes.title')}</Button>
          </p>
        </section>
      )}
    </Page>
  );
}

function coverOf(entries: readonly OutboxEntry[], campaign: CampaignView) {
  const ideas = entries.reduce((sum, entry) => sum + entry.ideas, 0);
  return { campaign: campaign.id, campaignName: campaign.name, counts: { meetings: entries.length, ideas } };
}
