import { randomUUID } from 'node:crypto';
import type { Campaign } from '../contract/campaign.ts';
import { type Submission, submissionSchemaVersion } from '../contract/submission.ts';
import { openIdentity } from '../seal/identity.ts';
import { ideaDefaults } from '../contract/idea.ts';
import { openEnvelope } from '../seal/open.ts';
import { sealSubmission } from '../seal/seal.ts';
import { type CampaignPaths, openCampaignFolder, readReviewKey } from './campaign-folder.ts';

/**
 * Before anyone is invited: reads the folder back, seals a sample to its recipients, and opens it with
 * the review key as its passphrase gives it, and with the recovery key. Throws when any of it fails.
 */
export async function rehearse(paths: CampaignPaths, passphrase: string, recovery: string): Promise<void> {
  const { campaign } = openCampaignFolder(paths.folder);
  const review = await openIdentity(readReviewKey(paths), passphrase);
  if (review.type !== 'identity') throw new Error(`rehearsal: the review key says ${review.type}`);
  const sample = createSample(campaign);
  const envelope = await sealSubmission(sample, campaign.recipients, randomUUID());
  for (const identity of [review.identity, recovery]) {
    const result = await openEnvelope(envelope.bytes, [identity]);
    if (result.type !== 'opened' || result.submission.id !== sample.id) {
      throw new Error('rehearsal: a key does not open what was sealed to it');
    }
  }
}

function createSample(campaign: Campaign): Submission {
  return {
    schemaVersion: submissionSchemaVersion,
    id: randomUUID(),
    revision: 1,
    campaign: campaign.id,
    invitation: randomUUID(),
    guide: { id: 'rehearsal', version: 1 },
    fields: {
      date: '2000-01-01',
      start: null,
      end: null,
      mode: null,
      sector: null,
      region: null,
      present: null,
      regrets: null,
      language: 'fr',
      zone: null,
    },
    outcomes: [],
    asked: [],
    counts: [],
    next: null,
    comment: null,
    ideas: [
      {
        id: randomUUID(),
        topic: 'rehearsal',
        question: null,
        kind: 'idea',
        language: 'fr',
        text: 'Répétition',
        sector: null,
        region: null,
        jobTitle: null,
        redactions: [],
        ...ideaDefaults,
      },
    ],
  };
}
