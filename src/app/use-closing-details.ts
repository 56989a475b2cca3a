import { useEffect, useRef, useState } from 'react';
import {
  toClosingDetails,
  toFieldsChange,
  toNextMeeting,
  type ClosingDetails,
} from '../capture/closing-details.ts';
import type { KeepProblem } from '../capture/draft.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Database } from '../store/db.ts';
import { saveFields, saveNext } from '../store/meetings.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import type { MeetingSession } from './meeting-session.ts';

export interface ClosingDetailsState {
  readonly details: ClosingDetails;
  readonly set: (details: ClosingDetails) => void;
  readonly problem: KeepProblem | null;
  /** Keeps what changed; resolves when it is durable, with the problem if it is not. */
  readonly save: () => Promise<KeepProblem | null>;
}

/** The form at the end of a meeting: what it holds, and what of it is kept. */
export function useClosingDetails(
  db: Database,
  meeting: Meeting,
  session: MeetingSession,
): ClosingDetailsState {
  const kept = useRef(toClosingDetails(meeting));
  const latest = useRef(kept.current);
  const queue = useRef<Promise<KeepProblem | null>>(Promise.resolve(null));
  const [details, setDetails] = useState(kept.current);
  const [problem, setProblem] = useState<KeepProblem | null>(null);

  const set = (next: ClosingDetails) => {
    latest.current = next;
    setDetails(next);
  };

  // The kept, stripped words replace what was typed, unless typing went on meanwhile.
  const comment = meeting.comment ?? '';
  useEffect(() => {
    if (latest.current.comment !== kept.current.comment) return;
    kept.current = { ...kept.current, comment };
    set({ ...latest.current, comment });
  }, [comment]);

  const write = async (): Promise<KeepProblem | null> => {
    const before = kept.current;
    const now = latest.current;
    try {
      if (now.end !== before.end || now.present !== before.present || now.regrets !== before.regrets)
        await durably(db, () => saveFields(db, meeting.id, toFieldsChange(now)));
      if (now.nextDate !== before.nextDate || now.nextTime !== before.nextTime)
        await durably(db, () => saveNext(db, meeting.id, toNextMeeting(now, meeting)));
    } catch (error) {
      return toKeepProblem(error);
    }
    kept.current = { ...now, comment: before.comment };
    if (now.comment === before.comment) return null;
    kept.current = now;
    const failed = await session.keepComment(now.comment.trim());
    if (failed !== null) kept.current = { ...now, comment: before.comment };
    return failed;
  };
  const save = () => {
    queue.current = queue.current.then(write);
    void queue.current.then(setProblem);
    return queue.current;
  };
  return { details, set, problem, save };
}
