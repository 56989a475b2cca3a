import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { Paragraphs } from '../guide/paragraphs.tsx';
import { latestGuides } from '../guide/latest.ts';
import type { Guide } from '../contract/guide.ts';
import { getSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import css from './help-page.module.css';
import { useServices } from './services.ts';

const tips = ['context', 'silence', 'round', 'neutral', 'time', 'strikes'] as const;
const cautions = ['dictation', 'keyboard', 'screen', 'limits'] as const;
const keys = ['enter', 'line', 'up', 'undo', 'topic', 'question', 'help'] as const;

/** What helps in the middle of a meeting, then the person's role, from each guide. Works offline, and on paper. */
export function HelpPage(props: { readonly guides: readonly Guide[]; readonly onBack: () => void }) {
  const { t, language } = useMessages();
  const { db } = useServices();
  const [, navigate] = useLocation();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  if (!settings) return null;
  const guides = latestGuides(props.guides).map((guide) => ({
    id: guide.id,
    ...pickGuideText(guide, settings.guideLanguage ?? language),
  }));
  return (
    <Page title={t('help.title')} back={{ label: t('help.back'), onPress: props.onBack }} focusTitle>
      <Section title={t('help.tips')}>
        <ul className={css['list']}>
          {tips.map((tip) => (
            <li key={tip}>{t(`help.tip.${tip}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('help.cautions')}>
        <ul className={css['list']}>
          {cautions.map((caution) => (
            <li key={caution}>{t(`help.caution.${caution}`)}</li>
          ))}
        </ul>
      </Section>
      {guides
        .filter(({ text }) => text.role.length > 0)
        .map((guide) => (
          <Section key={guide.id} title={t('role.title')}>
            <h3 lang={guide.language}>{guide.text.title}</h3>
            <Paragraphs paragraphs={guide.text.role} language={guide.language} />
            <p className={css['prints']}>
              <Button onClick={() => navigate(`/print/guide/${guide.id}`)}>{t('help.print.guide')}</Button>
              <Button onClick={() => navigate(`/print/tally/${guide.id}`)}>{t('help.print.tally')}</Button>
            </p>
          </Section>
        ))}
      <Section title={t('help.keys')}>
        <dl className={css['keys']}>
          {keys.map((key) => (
            <div key={key}>
              <dt>{t(`help.key.${key}`)}</dt>
              <dd>{t(`help.key.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <p>
        <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
      </p>
    </Page>
  );
}

function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css['section']}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
