import { useLiveQuery } from 'dexie-react-hooks';
import { useLocation } from 'wouter';
import { pickGuideText } from '../capture/guide-text.ts';
import { Paragraphs } from '../guide/paragraphs.tsx';
import { latestGuides } from '../guide/latest.ts';
import type { Enrolment } from '../store/db.ts';
import { getSettings } from '../store/settings.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import css from './role-page.module.css';
import { useServices } from './services.ts';

/** "Your role", from each guide of the campaign. */
export function RolePage(props: { readonly enrolment: Enrolment }) {
  const { t, language } = useMessages();
  const { db } = useServices();
  const [, navigate] = useLocation();
  const settings = useLiveQuery(() => getSettings(db), [db]);
  if (!settings) return null;
  const guides = latestGuides(props.enrolment.campaign.guides).map((guide) => ({
    id: guide.id,
    ...pickGuideText(guide, settings.guideLanguage ?? language),
  }));
  return (
    <Page
      title={t('role.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      focusTitle
    >
      {guides
        .filter(({ text }) => text.role.length > 0)
        .map((guide) => (
          <section key={guide.id} className={css['guide']}>
            <h2 lang={guide.language}>{guide.text.title}</h2>
            <Paragraphs paragraphs={guide.text.role} language={guide.language} />
          </section>
        ))}
    </Page>
  );
}
