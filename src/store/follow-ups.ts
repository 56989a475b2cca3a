import type { FollowUp } from '../contract/follow-up.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';
import type { StrippedText } from '../contract/redaction.ts';
import type { Database } from './db.ts';
import { keepIdea } from './ideas.ts';
import type { NewIdea } from './new-idea.ts';

/** All that is still to follow up, the latest meeting first. */
export async function listFollowUps(db: Database): Promise<FollowUp[]> {
  const rows = await db.followUps.toArray();
  return rows.sort((a, b) => b.date.localeCompare(a.date) || a.meeting.localeCompare(b.meeting));
}

/** What the last meeting with this guide left for the next one. */
export async function getFollowUp(db: Database, guide: Slug): Promise<FollowUp | undefined> {
  return (await listFollowUps(db)).find((row) => row.guide === guide);
}

export function removeFollowUp(db: Database, meeting: Uuid): Promise<void> {
  return db.followUps.delete(meeting);
}

/** Notes a point that was carried over in the new meeting, and takes it off the list: both, or nothing. */
export async function takeUpPoint(
  db: Database,
  from: Uuid,
  point: StrippedText,
  idea: Omit<NewIdea, 'text'>,
): Promise<void> {
  await db.transaction('rw', db.meetings, db.ideas, db.followUps, async () => {
    await keepIdea(db, { ...idea, text: point });
    await dropPoint(db, from, point);
  });
}

/** Takes a point off the list; with the last thing to follow up, the whole goes. */
export async function dropPoint(db: Database, from: Uuid, point: StrippedText): Promise<void> {
  await db.transaction('rw', db.followUps, async () => {
    const row = await db.followUps.get(from);
    if (!row) return;
    const left = { ...row, carriedOver: withoutOne(row.carriedOver, point) };
    const isEmpty =
      left.carriedOver.length + left.actions.length + left.keyPoints.length === 0 && left.next === null;
    if (isEmpty) await db.followUps.delete(from);
    else await db.followUps.put(left);
  });
}

function withoutOne(points: readonly StrippedText[], point: StrippedText): StrippedText[] {
  const at = points.indexOf(point);
  return at === -1 ? [...points] : [...points.slice(0, at), ...points.slice(at + 1)];
}
