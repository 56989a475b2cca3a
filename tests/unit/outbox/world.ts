import { randomUUID } from 'node:crypto';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import type { CampaignView } from '../../../src/contract/campaign.ts';
import { defaultLimits } from '../../../src/contract/campaign.ts';
import type { Invitation } from '../../../src/contract/invitation.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { saveEnrolment } from '../../../src/store/enrolment.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { sampleMeeting } from '../../support/samples.ts';

/** A device that joined a campaign and has one open meeting. */
export async function createWorld() {
  const db = openDatabase(`calepin-${randomUUID()}`);
  const key = await createKeyPair();
  const campaign = randomUUID();
  const invitation: Invitation = {
    v: 1,
    role: 'facilitator',
    campaign,
    id: randomUUID(),
    token: `cf_${'a'.repeat(43)}`,
    recipients: [key.recipient],
  };
  const view: CampaignView = {
    id: campaign,
    name: 'Campaign',
    languages: ['en', 'fr'],
    recipients: [key.recipient],
    lists: { sectors: [], regions: [], jobTitles: [], rungs: [] },
    keepList: [],
    limits: defaultLimits,
    guides: [],
    day: '2026-11-21',
  };
  await saveEnrolment(db, { invitation, campaign: view });
  const { id, guide, fields } = sampleMeeting();
  const meeting = await startMeeting(db, { id, campaign, guide, fields });
  return { db, key, invitation, meeting, close: { db, seal: sealSubmission, randomUuid: randomUUID } };
}
