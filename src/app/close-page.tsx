import { useState, useSyncExternalStore } from 'react';
import { Redirect, useLocation } from 'wouter';
import { ClosingScreen, type ClosingState } from '../capture/closing-screen.tsx';
import { RemovedReview } from '../capture/removed-review.tsx';
import type { Uuid } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Page } from '../ui/page.tsx';
import { AppState } from './app-state.tsx';
import { useServices } from './services.ts';
import { useMeeting, type MeetingView } from './use-meeting.ts';

/** The end of a meeting: closing words, counts, seal. */
export function ClosePage(props: { readonly id: Uuid }) {
  const view = useMeeting(props.id);
  if (view === undefined) return null;
  if (view === null) return <Redirect to="/" replace />;
  if (view.meeting.state === 'closed') return <Redirect to={`/meeting/${props.id}/receipt`} replace />;
  return <OpenMeeting view={view} />;
}

function OpenMeeting(props: { readonly view: MeetingView }) {
  const { t } = useMessages();
  const services = useServices();
  const [, navigate] = useLocation();
  const [state, setState] = useState<ClosingState>('idle');
  const { meeting, ideas, text, guideLanguage } = props.view;
  const session = services.session(meeting);
  const { removals } = useSyncExternalStore(session.subscribe, session.view);

  const close = async () => {
    setState('sealing');
    try {
      if (await session.settle()) return setState('unkept');
      const result = await services.close(meeting.id);
      if (result.type !== 'closed') return setState(result.type);
      navigate(`/meeting/${meeting.id}/receipt`, { replace: true });
    } catch {
      setState('failed');
    }
  };
  const back = () => navigate(`/meeting/${meeting.id}`, { replace: true });
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
            <RemovedReview
              text={text}
              guideLanguage={guideLanguage}
              ideas={ideas}
              removals={removals}
              onPutBack={(words) => session.putBack(words)}
              onMark={(words) => session.mark(words)}
              onUnmark={(words) => session.unmark(words)}
            />
          )
        }
        state={state}
        onClose={() => void close()}
        onBack={back}
      />
    </Page>
  );
}
