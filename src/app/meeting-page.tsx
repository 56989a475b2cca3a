import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Redirect, useLocation } from 'wouter';
import { arrangeGuide } from '../capture/arrange-guide.ts';
import { withArrivals } from '../capture/arrivals.ts';
import { calendarType, createCalendarFile } from '../capture/calendar-file.ts';
import { CaptureScreen } from '../capture/capture-screen.tsx';
import type { KeepProblem } from '../capture/draft.ts';
import { countRemoved } from '../capture/removed.tsx';
import { savedState } from '../capture/saved-state.ts';
import { listSteps, type Step } from '../capture/steps.ts';
import { deviceTimeZone } from '../capture/time-zones.ts';
import type { Lists } from '../contract/campaign.ts';
import type { GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Uuid } from '../contract/primitives.ts';
import { saveCount, saveNext, setAsked, setPinned, setSkipped } from '../store/meetings.ts';
import { saveSettings } from '../store/settings.ts';
import { useMessages } from '../ui/i18n.tsx';
import { attempt, createMeetingWrites } from './create-meeting-writes.ts';
import { useLeaveWarning, useMinutes, useWakeLock, useWide } from './hooks.ts';
import type { MeetingSession } from './meeting-session.ts';
import { saveFile } from './save-file.ts';
import { useServices } from './services.ts';
import { useSaved } from './use-saved.ts';
import { useMeeting, type MeetingView } from './use-meeting.ts';
import { useSending } from './use-sending.ts';

export interface MeetingPageProps {
  readonly id: Uuid;
  /** `<topic>/<question>` or `<topic>/outcome`, from the address. */
  readonly place: string | undefined;
  readonly lists: Lists;
}

/** An open meeting; a closed one shows its receipt. */
export function MeetingPage(props: MeetingPageProps) {
  const view = useMeeting(props.id);
  if (view === undefined) return null;
  if (view === null) return <Redirect to="/" replace />;
  if (view.meeting.state === 'closed') return <Redirect to={`/meeting/${props.id}/receipt`} replace />;
  return <OpenMeeting {...props} view={view} />;
}

function OpenMeeting(props: MeetingPageProps & { readonly view: MeetingView }) {
  const { t } = useMessages();
  const services = useServices();
  const { db } = services;
  const [, navigate] = useLocation();
  const { meeting, guideLanguage, bilingual, settings } = props.view;
  const pinned = meeting.pinned.join();
  const text = useMemo(() => arrangeGuide(props.view.text, pinned.split(',')), [props.view.text, pinned]);
  const session = services.session(meeting);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const ideas = useFreshIdeas(props.view.ideas, session, view.fresh);
  const step = stepOf(text, props.place ?? session.place, ideas);
  useEffect(() => {
    session.place = placeOf(step);
  });
  const { language } = meeting.fields;
  useEffect(() => session.setLanguage(language), [session, language]);
  const minutes = useMinutes(session.elapsed, step.topic);
  useWakeLock(settings.screenStaysOn && !meeting.paper);
  useLeaveWarning(
    useCallback(() => session.draftText().trim() !== '' || session.view().pending.length > 0, [session]),
  );
  const writes = useMemo(() => createMeetingWrites(db, session), [db, session]);
  const [deviceZone] = useState(deviceTimeZone);
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  const save = (write: () => Promise<void>) => void attempt(db, write).then(setProblem);

  const { lastKept, pending } = view;
  const problems = [
    view.refused,
    problem,
    ...[...pending, ...view.unkeptOutcomes.values(), ...view.unkeptEdits.values()].map((one) => one.problem),
  ];
  return (
    <CaptureScreen
      text={text}
      guideLanguage={guideLanguage}
      meeting={meeting}
      step={step}
      wide={useWide()}
      ideas={ideas}
      removals={view.removals}
      outcomeRemovals={view.outcomeRemovals}
      unkeptOutcomes={view.unkeptOutcomes}
      unkeptEdits={view.unkeptEdits}
      lists={props.lists}
      minutes={minutes}
      state={{
        saved: useSaved(savedState(problems, pending.length > 0)),
        ...useSending(),
      }}
      draft={{
        text: session.draftText(),
        details: view.details,
        jobTitleStays: view.jobTitleStays,
        preview: session.preview,
        arrivals: session.arrivals,
        pending,
        refused: view.refused,
      }}
      enterKeeps={settings.enterKeeps}
      today={services.today()}
      announcement={lastKept ? announce(t, lastKept) : ''}
      writes={writes}
      drafting={{
        onText: (words) => {
          session.typed(words);
          session.preview.ask(words);
        },
        onRefused: (refused) => session.refuse(refused),
        onDetails: (details) => session.setDetails(details),
        onJobTitleStays: (stays) => session.setJobTitleStays(stays),
        onKeep: (drafts) => session.keep(...drafts),
        onRetry: (ids) => {
          for (const id of ids) session.retry(id);
        },
        onTakenBack: (id) => session.takeBack(id),
      }}
      forms={{
        zone: meeting.fields.zone ?? deviceZone,
        onAsked: (prompt, asked) => save(() => setAsked(db, meeting.id, prompt, asked)),
        onCount: (question, hands) => save(() => saveCount(db, meeting.id, question, hands)),
        onNext: (next) => save(() => saveNext(db, meeting.id, next)),
        onCalendar: (next) =>
          saveFile(
            `${next.date}.ics`,
            createCalendarFile({ uid: services.randomUuid(), title: text.title, next }),
            calendarType,
          ),
      }}
      formProblem={problem}
      onBack={() => navigate('/')}
      onAgenda={() => navigate(`/meeting/${meeting.id}/agenda`)}
      onStep={(to) => navigate(`/meeting/${meeting.id}/${placeOf(to)}`, { replace: true })}
      onFinish={() => navigate(`/meeting/${meeting.id}/close`)}
      onGuideLanguage={
        bilingual
          ? () => void saveSettings(db, { guideLanguage: guideLanguage === 'en' ? 'fr' : 'en' })
          : null
      }
      screenStaysOn={'wakeLock' in navigator && !meeting.paper ? settings.screenStaysOn : null}
      onScreenStaysOn={(screenStaysOn) => void saveSettings(db, { screenStaysOn })}
      onPin={(question, pinned) => save(() => setPinned(db, meeting.id, question, pinned))}
      onSkip={(topic, skipped) => save(() => setSkipped(db, meeting.id, topic, skipped))}
    />
  );
}

/** The ideas as they were read last, and those that became durable since: a row does not wait for a reading. */
function useFreshIdeas(
  read: readonly Idea[],
  session: MeetingSession,
  fresh: readonly Idea[],
): readonly Idea[] {
  useEffect(() => session.forgetFresh(read.map(({ id }) => id)), [session, read]);
  return useMemo(() => withArrivals(read, fresh), [read, fresh]);
}

function placeOf({ topic, question }: Step): string {
  return `${topic}/${question ?? 'outcome'}`;
}

/** The step of the address, or the one last on screen; else where the last idea was noted; else the first one. */
function stepOf(text: GuideText, place: string | null, ideas: readonly Idea[]): Step {
  const steps = listSteps(text);
  const asked = steps.find((step) => placeOf(step) === place);
  if (asked) return asked;
  const last = [...ideas].reverse().find(({ question }) => question !== null);
  const lately = steps.find((step) => step.topic === last?.topic && step.question === last.question);
  const first = steps[0];
  if (!first) throw new Error('a guide has at least one topic');
  return lately ?? first;
}

function announce(t: ReturnType<typeof useMessages>['t'], idea: Idea): string {
  const kept = t('capture.kept', { n: idea.number });
  return idea.redactions.length === 0 ? kept : `${kept}, ${countRemoved(idea.redactions, t)}`;
}
