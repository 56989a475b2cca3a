import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { latestGuides } from '../guide/latest.ts';
import type { Enrolment } from '../store/db.ts';
import { noteChangedGuide } from '../store/enrolment.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import css from './changed-guides.module.css';
import { useServices } from './services.ts';

/** Guides of which a newer version has come: what it means for the next meeting, and a way to read it. */
export function ChangedGuides(props: { readonly enrolment: Enrolment }) {
  const { t, language } = useMessages();
  const { db } = useServices();
  const [, navigate] = useLocation();
  const { campaign, changedGuides = [] } = props.enrolment;
  const changed = latestGuides(campaign.guides).filter(({ id }) => changedGuides.includes(id));
  return changed.map((guide) => {
    const { text, language: textLanguage } = pickGuideText(guide, language);
    return (
      <Notice key={guide.id} kind="plain" icon="pen" title={t('home.guide-changed')}>
        <p>
          <span lang={textLanguage}>{text.title}</span>
          {t('home.guide-changed.version', { version: guide.version })}
        </p>
        <p>{t('home.guide-changed.do')}</p>
        <p className={css['ways']}>
          <Button onClick={() => navigate(`/print/guide/${guide.id}`)}>{t('home.guide-changed.read')}</Button>
          <Button kind="quiet" onClick={() => void noteChangedGuide(db, guide.id)}>
            {t('home.guide-changed.noted')}
          </Button>
        </p>
      </Notice>
    );
  });
}
