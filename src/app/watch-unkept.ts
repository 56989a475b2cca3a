import type { MeetingSession, SessionView } from './meeting-session.ts';

/** Whether a text that could not be kept waits in an open meeting: in its composer, in its line, or an outcome. */
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

function isUnkept({ refused, pending, unkeptOutcomes }: SessionView): boolean {
  return refused !== null || unkeptOutcomes.size > 0 || pending.some(({ problem }) => problem !== null);
}
