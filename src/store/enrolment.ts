import type { CampaignView } from '../contract/campaign.ts';
import type { Guide } from '../contract/guide.ts';
import type { Invitation } from '../contract/invitation.ts';
import type { GuideRef } from '../contract/meeting.ts';
import type { Database, Enrolment } from './db.ts';

/** Joins, or renews: saves the invitation, the campaign, and every guide version not yet held. */
export async function saveEnrolment(
  db: Database,
  joined: { readonly invitation: Invitation; readonly campaign: CampaignView },
): Promise<void> {
  await db.transaction('rw', db.enrolment, db.guides, async () => {
    await db.enrolment.put({ key: 'enrolment', ...joined });
    for (const guide of joined.campaign.guides) {
      if (!(await db.guides.get([guide.id, guide.version]))) await db.guides.add(guide);
    }
  });
}

export function getEnrolment(db: Database): Promise<Enrolment | undefined> {
  return db.enrolment.get('enrolment');
}

/** The very version a meeting started with, also when the campaign has gone on to a newer one. */
export function getGuide(db: Database, ref: GuideRef): Promise<Guide | undefined> {
  return db.guides.get([ref.id, ref.version]);
}
