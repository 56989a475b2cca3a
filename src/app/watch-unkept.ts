import type { MeetingSession, SessionView } from './meeting-session.ts';

/** Whether a text that could not be kept waits in an open meeting: in its composer, in its line, an edit, or an outcome. */
export interface Unkept {
  readonly view: () => boolean;
  readonly subscribe: (changed: () => void) => () => void;
}

export function watchUnkept(sessions: () => Iterable<MeetingSession>): Unkept {
  return {
    view: () => [...sessions()].some((session) => isUnkept(session.view())),
    subscribe(changed) {
      const stops = [...sessions()].map((session) => session.subscribe(changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function isUnkept({ refused, pending, unkeptOutcomes, unkeptEdits }: SessionView): boolean {
  const waits = unkeptOutcomes.size + unkeptEdits.size > 0;
  return refused !== null || waits || pending.some(({ problem }) => problem !== null);
}
