import type { HandOffCover } from '../contract/hand-off.ts';
import type { CloseDeps } from '../outbox/close-meeting.ts';
import { createSubmission } from '../seal/submission.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { listIdeas } from '../store/ideas.ts';
import { listMeetings } from '../store/meetings.ts';
import { isUnsent, toEnvelopes } from './hand-off.ts';

/**
 * All that is not at the endpoint yet, sealed, for a hand-off file; `null` when there is nothing, or no campaign
 * to seal to. Writes nothing: the database may be all that still works, and only for reading.
 *
 * An open meeting goes as a copy under an id of its own, so that it never stands against the meeting when that is
 * closed after all; its ideas keep theirs, and readers count an id once.
 */
export async function rescueAll({ db, seal, randomUuid }: CloseDeps): Promise<HandOffCover | null> {
  const enrolment = await getEnrolment(db);
  if (!enrolment) return null;
  const { invitation, campaign } = enrolment;
  const waiting = (await db.outbox.toArray()).filter(isUnsent);
  const envelopes = toEnvelopes(waiting);
  const counts = { meetings: waiting.length, ideas: waiting.reduce((sum, { ideas }) => sum + ideas, 0) };
  for (const meeting of await listMeetings(db)) {
    if (meeting.state !== 'open' || meeting.campaign !== invitation.campaign) continue;
    const ideas = await listIdeas(db, meeting.id);
    const copy = createSubmission({ ...meeting, id: randomUuid(), revision: 0 }, ideas, invitation.id);
    envelopes.push(await seal(copy, invitation.recipients, randomUuid()));
    counts.meetings += 1;
    counts.ideas += ideas.length;
  }
  if (envelopes.length === 0) return null;
  return { campaign: campaign.id, campaignName: campaign.name, counts, envelopes };
}

/** Meetings and ideas as they are stored: stripped, and readable by whoever gets the file. */
export async function readableCopy(db: Database): Promise<string> {
  const meetings = await listMeetings(db);
  const notes = await Promise.all(
    meetings.map(async (meeting) => ({ meeting, ideas: await listIdeas(db, meeting.id) })),
  );
  return JSON.stringify({ calepin: 1, notes }, null, 2);
}
