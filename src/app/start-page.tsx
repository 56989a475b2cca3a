import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { KeepProblem } from '../capture/draft.ts';
import { StartForm } from '../capture/start-form.tsx';
import { deviceTimeZone } from '../capture/time-zones.ts';
import type { GuideRef, Meeting, MeetingFields } from '../contract/meeting.ts';
import type { Uuid } from '../contract/primitives.ts';
import { latestGuides } from '../guide/latest.ts';
import type { Enrolment } from '../store/db.ts';
import { getFollowUp } from '../store/follow-ups.ts';
import { getMeeting, startMeeting } from '../store/meetings.ts';
import { getSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { durably, toKeepProblem } from './keep-problem.ts';
import { useServices } from './services.ts';

export interface StartPageProps {
  readonly enrolment: Enrolment;
  /** An earlier meeting to set this one up like. */
  readonly like: Uuid | null;
  /** It was held on paper, and is typed in now. */
  readonly paper: boolean;
}

/** Starts a meeting, or the typing in of one that was held on paper. */
export function StartPage(props: StartPageProps) {
  const { t, language } = useMessages();
  const { db, randomUuid, today } = useServices();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  const { paper } = props;
  const { campaign } = props.enrolment;
  const guides = latestGuides(campaign.guides);
  const found = useLiveQuery(async () => {
    const carried = await Promise.all(
      guides.map(async ({ id }) => [id, (await getFollowUp(db, id))?.carriedOver.length ?? 0] as const),
    );
    return {
      settings: await getSettings(db),
      like: (props.like === null ? undefined : await getMeeting(db, props.like)) ?? null,
      carriedOver: Object.fromEntries(carried),
    };
  }, [db, props.like]);

  const start = async (guide: GuideRef, fields: MeetingFields, minutes: Meeting['minutes']) => {
    try {
      const id = randomUuid();
      await durably(db, () => startMeeting(db, { id, campaign: campaign.id, guide, fields, minutes, paper }));
      const carriedOver = found?.carriedOver[guide.id] ?? 0;
      navigate(carriedOver > 0 && !paper ? `/meeting/${id}/agenda` : `/meeting/${id}`, { replace: true });
    } catch (error) {
      setProblem(toKeepProblem(error));
    }
  };
  if (!found) return null;
  const guideLanguage = found.settings.guideLanguage ?? language;
  return (
    <Page
      title={t(paper ? 'paper.title' : 'start.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      focusTitle
    >
      {problem === null ? null : <Notice kind="attention" live title={t(`problem.${problem}`)} />}
      {paper ? <p>{t('paper.what')}</p> : null}
      <StartForm
        key={String(paper)}
        paper={paper}
        guides={guides}
        guideLanguage={guideLanguage}
        ideaLanguage={found.settings.ideaLanguage ?? guideLanguage}
        lists={campaign.lists}
        today={today()}
        zone={deviceTimeZone()}
        like={found.like}
        carriedOver={found.carriedOver}
        onStart={(guide, fields, minutes) => void start(guide, fields, minutes)}
      />
      {paper ? null : (
        <p>
          <Button kind="quiet" onClick={() => navigate('/paper')}>
            {t('paper.title')}
          </Button>
        </p>
      )}
    </Page>
  );
}
