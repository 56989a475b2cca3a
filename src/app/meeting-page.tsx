import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { Redirect, useLocation } from 'wouter';
import { CaptureScreen } from '../capture/capture-screen.tsx';
import type { KeepProblem } from '../capture/draft.ts';
import { countRemoved } from '../capture/removed.tsx';
import { listSteps, type Step } from '../capture/steps.ts';
import type { Lists } from '../contract/campaign.ts';
import type { GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Uuid } from '../contract/primitives.ts';
import { moveIdea, removeIdea, restoreIdea } from '../store/ideas.ts';
import { setAsked } from '../store/meetings.ts';
import { saveSettings } from '../store/settings.ts';
import { useMessages } from '../ui/i18n.tsx';
import { useKeyboardHeight, useLeaveWarning, useMinutes, useWakeLock, useWide } from './hooks.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import { useServices } from './services.ts';
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
  const { meeting, ideas, text, guideLanguage, bilingual } = props.view;
  const session = services.session(meeting);
  const view = useSyncExternalStore(session.subscribe, session.view);
  const step = stepOf(text, props.place ?? session.place, ideas);
  useEffect(() => {
    session.place = placeOf(step);
  });
  const minutes = useMinutes(session.elapsed, step.topic);
  useWakeLock();
  useLeaveWarning(
    useCallback(() => session.draftText.trim() !== '' || session.view().pending.length > 0, [session]),
  );

  const attempt = async (write: () => Promise<void>): Promise<KeepProblem | null> => {
    try {
      await durably(db, write);
      return null;
    } catch (error) {
      return toKeepProblem(error);
    }
  };
  const { lastKept, pending } = view;
  const failed = pending.some(({ problem }) => problem !== null);
  return (
    <CaptureScreen
      text={text}
      guideLanguage={guideLanguage}
      language={meeting.fields.language}
      step={step}
      wide={useWide()}
      height={useKeyboardHeight()}
      ideas={ideas}
      pending={pending}
      removals={view.removals}
      lists={props.lists}
      asked={meeting.asked}
      outcomes={meeting.outcomes}
      minutes={minutes}
      state={{
        saved: failed ? 'failed' : pending.length > 0 ? 'keeping' : 'saved',
        ...useSending(),
      }}
      attributes={view.attributes}
      draftText={session.draftText}
      preview={session.preview}
      announcement={lastKept ? announce(t, lastKept) : ''}
      onBack={() => navigate('/')}
      onStep={(to) => navigate(`/meeting/${meeting.id}/${placeOf(to)}`, { replace: true })}
      onFinish={() => navigate(`/meeting/${meeting.id}/close`)}
      onGuideLanguage={
        bilingual
          ? () => void saveSettings(db, { guideLanguage: guideLanguage === 'en' ? 'fr' : 'en' })
          : null
      }
      onAsked={(prompt, asked) => void attempt(() => setAsked(db, meeting.id, prompt, asked))}
      onAttributes={(attributes) => session.setAttributes(attributes)}
      onDraftText={(words) => {
        session.draftText = words;
        session.preview.ask(words);
      }}
      onKeep={(draft) => session.keep(draft)}
      onRetry={(id) => session.retry(id)}
      onTakenBack={(id) => session.takeBack(id)}
      onChange={(idea, words) => session.change(idea, words)}
      onPutBack={(words) => session.putBack(words)}
      onMark={(words) => session.mark(words)}
      onUnmark={(words) => session.unmark(words)}
      onRemove={(idea) => attempt(() => removeIdea(db, idea.id))}
      onRestore={(idea) => attempt(() => restoreIdea(db, idea.id))}
      onMove={(idea, to) => attempt(() => moveIdea(db, idea.id, to))}
      onOutcome={(topic, words) => session.keepOutcome(topic, words)}
    />
  );
}

function placeOf({ topic, question }: Step): string {
  return `${topic}/${question ?? 'outcome'}`;
}

/** The step of the address, or the one last on screen; else where the last idea was noted; else the first one. */
function stepOf(text: GuideText, place: string | null, ideas: readonly Idea[]): Step {
  const steps = listSteps(text);
  const asked = steps.find((step) => placeOf(step) === place);
  const last = [...ideas].reverse().find(({ question }) => question !== null);
  const lately = steps.find((step) => step.topic === last?.topic && step.question === last.question);
  const first = steps[0];
  if (!first) throw new Error('a guide has at least one topic');
  return asked ?? lately ?? first;
}

function announce(t: ReturnType<typeof useMessages>['t'], idea: Idea): string {
  const kept = t('capture.kept', { n: idea.number });
  return idea.redactions.length === 0 ? kept : `${kept}, ${countRemoved(idea.redactions, t)}`;
}
