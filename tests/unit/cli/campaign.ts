import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { ideaDefaults, type SubmittedIdea } from '../../../src/contract/idea.ts';
import { submissionSchemaVersion, type Submission } from '../../../src/contract/submission.ts';
import { openSqliteLedger } from '../../../src/endpoint/sqlite/ledger.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { copyCampaign, type MadeCampaign } from '../../support/campaign-copy.ts';
import { freshFolder } from './fresh-folder.ts';

/** A campaign for the tests of a file, each of which gets a copy of its own. */
export function campaignForTests(): () => MadeCampaign {
  let template: MadeCampaign;
  let home: string;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'calepin-template-'));
    template = await copyCampaign(home);
  }, 120_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return () => {
    const folder = join(freshFolder(), 'campaign');
    cpSync(template.folder, folder, { recursive: true });
    return { ...template, folder };
  };
}

/** Seals a submission to the campaign and puts it into its ledger, as the endpoint does; the envelope's id. */
export async function store({ folder, recipients }: MadeCampaign, submission: Submission): Promise<string> {
  const envelope = await sealSubmission(submission, recipients, randomUUID());
  const ledger = openSqliteLedger(join(folder, 'ledger.sqlite'));
  await ledger.append([envelope], '2026-10-01');
  await ledger.close();
  return envelope.id;
}

export function createIdea(idea: Partial<SubmittedIdea> = {}): SubmittedIdea {
  return {
    id: randomUUID(),
    topic: 'means',
    question: 'means.repeat',
    kind: 'idea',
    language: 'en',
    text: 'A walk at noon with [person 1]',
    sector: 'health',
    region: 'estrie',
    jobTitle: 'nurse',
    redactions: [{ kind: 'PERSON', placeholder: '[person 1]', certain: true }],
    ...ideaDefaults,
    ...idea,
  };
}

export function createSubmission(submission: Partial<Submission> = {}): Submission {
  return {
    schemaVersion: submissionSchemaVersion,
    id: randomUUID(),
    revision: 1,
    campaign: randomUUID(),
    invitation: randomUUID(),
    guide: { id: 'mobilization', version: 1 },
    fields: {
      date: '2026-09-30',
      start: '19:00',
      end: null,
      mode: 'hybrid',
      sector: 'education',
      region: 'laval',
      present: 42,
      regrets: null,
      language: 'fr',
      zone: null,
    },
    outcomes: [{ topic: 'means', text: 'On recommence.' }],
    asked: [],
    counts: [],
    next: null,
    comment: null,
    ideas: [createIdea()],
    ...submission,
  };
}
