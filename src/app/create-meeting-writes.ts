import type { KeepProblem } from '../capture/draft.ts';
import type { MeetingWrites } from '../capture/meeting-writes.ts';
import type { Database } from '../store/db.ts';
import { editIdea, moveIdea, removeIdea, restoreIdea, tallyIdea } from '../store/ideas.ts';
import { durably, toKeepProblem } from './keep-problem.ts';
import type { MeetingSession } from './meeting-session.ts';

/** What touches words goes through the session, which strips; the rest goes straight to the store. */
export function createMeetingWrites(db: Database, session: MeetingSession): MeetingWrites {
  return {
    change: (idea, edit) => session.change(idea, edit),
    giveUp: ({ id }) => session.giveUp(id),
    split: (idea, text, at) => session.split(idea, text, at),
    merge(into, later) {
      session.forgetFresh([later.id]);
      return session.merge(into, later);
    },
    restore(before, since) {
      session.forgetFresh(since);
      return session.restore(before, since);
    },
    putBack: (words) => session.putBack(words),
    mark: (words) => session.mark(words),
    unmark: (words) => session.unmark(words),
    outcome: (topic, text) => session.keepOutcome(topic, text),
    tally: ({ id }, by) => attempt(db, () => tallyIdea(db, id, by)),
    flag: ({ id }, change) => attempt(db, () => editIdea(db, id, change)),
    remove({ id }) {
      session.giveUp(id);
      session.forgetFresh([id]);
      return attempt(db, () => removeIdea(db, id));
    },
    bringBack: ({ id }) => attempt(db, () => restoreIdea(db, id)),
    move: ({ id }, to) => attempt(db, () => moveIdea(db, id, to)),
  };
}

/** A write of the store, with what went wrong as a value. */
export async function attempt(db: Database, write: () => Promise<void>): Promise<KeepProblem | null> {
  try {
    await durably(db, write);
    return null;
  } catch (error) {
    return toKeepProblem(error);
  }
}
