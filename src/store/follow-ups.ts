import type { FollowUp } from '../contract/follow-up.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';
import type { Database } from './db.ts';

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
