import type { CampaignView } from '../contract/campaign.ts';
import type { Guide } from '../contract/guide.ts';
import type { Invitation } from '../contract/invitation.ts';
import type { GuideRef } from '../contract/meeting.ts';
import type { Slug } from '../contract/primitives.ts';
import type { Database, Enrolment } from './db.ts';

/** Joins, or renews: saves the invitation, the campaign, and every guide version not yet held. */
export async function saveEnrolment(
  db: Database,
  joined: { readonly invitation: Invitation; readonly campaign: CampaignView },
): Promise<void> {
  const { guides } = joined.campaign;
  await db.transaction('rw', db.enrolment, db.guides, async () => {
    const before = await db.enrolment.get('enrolment');
    const held = await db.guides.toCollection().primaryKeys();
    const same = before?.invitation.campaign === joined.invitation.campaign;
    const changed = same ? [...(before.changedGuides ?? []), ...newerThan(held, guides)] : [];
    await db.enrolment.put({ key: 'enrolment', ...joined, changedGuides: [...new Set(changed)] });
    for (const guide of guides) {
      if (!held.some(([id, version]) => id === guide.id && version === guide.version))
        await db.guides.add(guide);
    }
  });
}

/** The person knows that the guide changed. */
export async function noteChangedGuide(db: Database, guide: Slug): Promise<void> {
  await db.enrolment.toCollection().modify((row, ref) => {
    ref.value = { ...row, changedGuides: (row.changedGuides ?? []).filter((id) => id !== guide) };
  });
}

/** The guides of which only older versions are held. */
function newerThan(held: readonly (readonly [Slug, number])[], guides: readonly Guide[]): Slug[] {
  return guides
    .filter(({ id, version }) => {
      const versions = held.filter(([each]) => each === id).map(([, each]) => each);
      return versions.length > 0 && version > Math.max(...versions);
    })
    .map(({ id }) => id);
}

export function getEnrolment(db: Database): Promise<Enrolment | undefined> {
  return db.enrolment.get('enrolment');
}

/** The very version a meeting started with, also when the campaign has gone on to a newer one. */
export function getGuide(db: Database, ref: GuideRef): Promise<Guide | undefined> {
  return db.guides.get([ref.id, ref.version]);
}
