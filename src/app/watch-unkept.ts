import type { MeetingSession, SessionView } from './meeting-session.ts';

/** Whether an idea that could not be kept waits in an open meeting, in its composer or in its line. */
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

function isUnkept({ refused, pending }: SessionView): boolean {
  return refused !== null || pending.some(({ problem }) => problem !== null);
}
