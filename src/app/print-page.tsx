import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import type { Guide } from '../contract/guide.ts';
import { Language } from '../contract/primitives.ts';
import { latestGuides } from '../guide/latest.ts';
import { PrintedGuide } from '../guide/printed-guide.tsx';
import { TallySheet, type Bilingual } from '../guide/tally-sheet.tsx';
import type { Enrolment } from '../store/db.ts';
import { getSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { Choice, ChoiceField } from '../ui/field.tsx';
import { catalogues } from '../ui/catalogues.ts';
import { loadMessaging, useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import css from './print-page.module.css';
import { useServices } from './services.ts';

export interface PrintPageProps {
  /** The guide to follow, or the blank form to write on. */
  readonly what: 'guide' | 'tally';
  /** `null`: the first one. */
  readonly guide: string | null;
  readonly enrolment: Enrolment;
}

/** What is printed before a meeting, for the day when the battery dies. */
export function PrintPage({ what, guide: id, enrolment }: PrintPageProps) {
  const { t, language } = useMessages();
  const { db } = useServices();
  const [, navigate] = useLocation();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  const guides = latestGuides(enrolment.campaign.guides);
  const guide = guides.find((each) => id === null || each.id === id);
  const words = useBilingual(guide);
  if (!guide) return <Redirect to="/" replace />;
  if (!settings || !words) return null;
  const picked = pickGuideText(guide, settings.guideLanguage ?? language);
  const other = what === 'guide' ? 'tally' : 'guide';
  return (
    <Page
      title={picked.text.title}
      titleLanguage={picked.language}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      focusTitle
    >
      <div className={css['controls']}>
        <p>{t(`print.${what}.what`)}</p>
        <div className={css['actions']}>
          <Button kind="main" onClick={() => print()}>
            {t('receipt.print')}
          </Button>
          <Button onClick={() => navigate(`/print/${other}/${guide.id}`, { replace: true })}>
            {t(`print.${other}`)}
          </Button>
          {what === 'tally' ? (
            <Button kind="quiet" onClick={() => navigate('/paper')}>
              {t('paper.title')}
            </Button>
          ) : null}
        </div>
        {guides.length < 2 ? null : (
          <ChoiceField legend={t('start.guide')}>
            {guides.map((each) => {
              const { text, language: textLanguage } = pickGuideText(
                each,
                settings.guideLanguage ?? language,
              );
              return (
                <Choice key={each.id} label={<span lang={textLanguage}>{text.title}</span>}>
                  <input
                    type="radio"
                    name="guide"
                    checked={each.id === guide.id}
                    onChange={() => navigate(`/print/${what}/${each.id}`, { replace: true })}
                  />
                </Choice>
              );
            })}
          </ChoiceField>
        )}
      </div>
      {what === 'guide' ? (
        <PrintedGuide text={picked.text} language={picked.language} />
      ) : (
        <TallySheet guide={guide} words={words} titled={picked.language} />
      )}
    </Page>
  );
}

/** The words of both languages of a guide at once; `null` until they are loaded. */
function useBilingual(guide: Guide | undefined): Bilingual | null {
  const [words, setWords] = useState<Bilingual | null>(null);
  useEffect(() => {
    let over = false;
    const languages = Language.options.filter((language) => guide?.texts[language]);
    void Promise.all(
      languages.map(async (language) => [language, (await loadMessaging(language, catalogues)).t] as const),
    ).then((loaded) => {
      if (!over) setWords(loaded);
    });
    return () => {
      over = true;
    };
  }, [guide]);
  return words;
}
