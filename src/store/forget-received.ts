import type { FollowUp } from '../contract/follow-up.ts';
import type { Idea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Database } from './db.ts';
import { listIdeas } from './ideas.ts';

/**
 * The readable texts of a meeting go with the receipt of its last revision, not before; a meeting that was
 * reopened keeps them. What the group needs until its next meeting stays. In a transaction of its own or of the
 * caller's.
 */
export function forgetReceived(db: Database, id: Uuid, revision: number): Promise<void> {
  return db.transaction('rw', db.meetings, db.ideas, db.followUps, async () => {
    const meeting = await db.meetings.get(id);
    if (meeting?.state !== 'closed' || meeting.revision !== revision) return;
    const followUp = createFollowUp(meeting, await listIdeas(db, id));
    if (followUp !== null) await db.followUps.put(followUp);
    await db.ideas.where('meeting').equals(id).delete();
    await db.meetings.put({ ...meeting, outcomes: {}, comment: null });
  });
}

/** What the group needs of a received meeting until its next one; `null` when it agreed on nothing. */
export function createFollowUp(meeting: Meeting, ideas: readonly Idea[]): FollowUp | null {
  const textsOf = (wanted: (idea: Idea) => boolean) => ideas.filter(wanted).map(({ text }) => text);
  const carriedOver = textsOf(({ carryOver }) => carryOver);
  const keyPoints = textsOf(({ kind, carryOver }) => kind === 'key-point' && !carryOver);
  const actions = ideas
    .filter(({ kind }) => kind === 'action')
    .map(({ text, owner, region, due }) => ({ text, owner, region, due }));
  const { id, guide, fields, next } = meeting;
  if (next === null && keyPoints.length + actions.length + carriedOver.length === 0) return null;
  const { date, language } = fields;
  return { meeting: id, guide: guide.id, date, language, keyPoints, actions, carriedOver, next };
}
