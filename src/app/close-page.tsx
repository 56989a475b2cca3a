import { useState, useSyncExternalStore } from 'react';
import { Redirect, useLocation } from 'wouter';
import { calendarType, createCalendarFile } from '../capture/calendar-file.ts';
import { toNextMeeting } from '../capture/closing-details.ts';
import { ClosingForm } from '../capture/closing-form.tsx';
import { ClosingScreen, type ClosingState } from '../capture/closing-screen.tsx';
import { JobTitleHint } from '../capture/job-title-hint.tsx';
import { RemovedReview } from '../capture/removed-review.tsx';
import type { Lists } from '../contract/campaign.ts';
import type { Uuid } from '../contract/primitives.ts';
import { editIdea } from '../store/ideas.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { durably } from './keep-problem.ts';
import { saveFile } from './save-file.ts';
import { useServices } from './services.ts';
import { useClosingDetails } from './use-closing-details.ts';
import { useMeeting, type MeetingView } from './use-meeting.ts';

/** The end of a meeting: closing words, what was removed, the last facts, seal. */
export function ClosePage(props: { readonly id: Uuid; readonly lists: Lists }) {
  const view = useMeeting(props.id);
  if (view === undefined) return null;
  if (view === null) return <Redirect to="/" replace />;
  if (view.meeting.state === 'closed') return <Redirect to={`/meeting/${props.id}/receipt`} replace />;
  return <OpenMeeting view={view} lists={props.lists} />;
}

function OpenMeeting(props: { readonly view: MeetingView; readonly lists: Lists }) {
  const { t } = useMessages();
  const services = useServices();
  const { db } = services;
  const [, navigate] = useLocation();
  const [state, setState] = useState<ClosingState>('idle');
  const { meeting, ideas, text, guideLanguage } = props.view;
  const session = services.session(meeting);
  const { removals } = useSyncExternalStore(session.subscribe, session.view);
  const facts = useClosingDetails(db, meeting, session);

  const close = async () => {
    setState('sealing');
    try {
      if ((await facts.save()) !== null) return setState('idle');
      if (await session.settle()) return setState('unkept');
      const result = await services.close(meeting.id);
      if (result.type !== 'closed') return setState(result.type);
      navigate(`/meeting/${meeting.id}/receipt`, { replace: true });
    } catch {
      setState('failed');
    }
  };
  const leave = async (to: string, replace: boolean) => {
    if ((await facts.save()) === null) navigate(to, { replace });
  };
  const back = () => void leave(`/meeting/${meeting.id}`, true);
  const calendar = () => {
    const next = toNextMeeting(facts.details, meeting);
    if (next === null) return;
    saveFile('calepin.ics', createCalendarFile({ uid: meeting.id, title: text.title, next }), calendarType);
  };
  return (
    <Page
      title={t('close.title')}
      back={{ label: t('close.back'), onPress: back }}
      state={<AppState />}
      focusTitle
    >
      <ClosingScreen
        text={text}
        guideLanguage={guideLanguage}
        ideas={ideas}
        outcomes={meeting.outcomes}
        review={
          ideas.length === 0 ? null : (
            <>
              <RemovedReview
                text={text}
                guideLanguage={guideLanguage}
                ideas={ideas}
                removals={removals}
                onPutBack={(words) => session.putBack(words)}
                onMark={(words) => session.mark(words)}
                onUnmark={(words) => session.unmark(words)}
              />
              <JobTitleHint
                ideas={ideas}
                jobTitles={props.lists.jobTitles}
                onListed={(idea, jobTitle) =>
                  void session
                    .change(idea, { text: idea.text, jobTitle })
                    .then((failed) => failed && setState('failed'))
                }
                onJobTitle={(idea, jobTitle) =>
                  void durably(db, () => editIdea(db, idea.id, { jobTitle })).catch(() => setState('failed'))
                }
              />
            </>
          )
        }
        facts={
          <ClosingForm
            details={facts.details}
            asksRegrets={props.view.fields.includes('regrets')}
            language={meeting.fields.language}
            today={services.today()}
            problem={facts.problem}
            onDetails={facts.set}
            onSave={() => void facts.save()}
            onCalendar={calendar}
          />
        }
        state={state}
        onClose={() => void close()}
        onBack={back}
        onMinutes={() => void leave(`/meeting/${meeting.id}/minutes`, false)}
      />
    </Page>
  );
}
