import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { StartForm } from '../capture/start-form.tsx';
import type { GuideRef, MeetingFields } from '../contract/meeting.ts';
import { latestGuides } from '../guide/latest.ts';
import type { Enrolment } from '../store/db.ts';
import { startMeeting } from '../store/meetings.ts';
import { getSettings } from '../store/settings.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { durably, toKeepProblem } from './keep-problem.ts';
import { useServices } from './services.ts';
import type { KeepProblem } from '../capture/draft.ts';

/** Starts a meeting. */
export function StartPage(props: { readonly enrolment: Enrolment }) {
  const { t, language } = useMessages();
  const { db, randomUuid, today } = useServices();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  const settings = useLiveQuery(() => getSettings(db), [db]);
  const { campaign } = props.enrolment;

  const start = async (guide: GuideRef, fields: MeetingFields) => {
    try {
      const id = randomUuid();
      await durably(db, () => startMeeting(db, { id, campaign: campaign.id, guide, fields }));
      navigate(`/meeting/${id}`, { replace: true });
    } catch (error) {
      setProblem(toKeepProblem(error));
    }
  };
  if (!settings) return null;
  return (
    <Page
      title={t('start.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      focusTitle
    >
      {problem === null ? null : <Notice kind="attention" live title={t(`problem.${problem}`)} />}
      <StartForm
        guides={latestGuides(campaign.guides)}
        guideLanguage={settings.guideLanguage ?? language}
        lists={campaign.lists}
        today={today()}
        onStart={(guide, fields) => void start(guide, fields)}
      />
    </Page>
  );
}
