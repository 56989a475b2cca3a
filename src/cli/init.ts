import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import type { Campaign } from '../contract/campaign.ts';
import type { Invitation } from '../contract/invitation.ts';
import { openSqliteInvitations } from '../endpoint/sqlite/invitations.ts';
import { createKeyPair, type KeyPair, sealIdentity } from '../seal/identity.ts';
import {
  type CampaignPaths,
  campaignPaths,
  defaultAddress,
  writeAddress,
  writeSecretFile,
} from './campaign-folder.ts';
import { createInvitation, type PrintedInvitation, toPrinted } from './create-invitation.ts';
import { defaultJobTitles } from './defaults/job-titles.ts';
import { defaultKeepList } from './defaults/keep-list.ts';
import { defaultRegions } from './defaults/regions.ts';
import { defaultRungs } from './defaults/rungs.ts';
import { defaultSectors } from './defaults/sectors.ts';
import { fillFolder } from './fill-folder.ts';
import { compileGuides, resolveGuide } from './guide-files.ts';
import { writeGuide } from './guide-publish.ts';
import { printJson, printLines, remark } from './output.ts';
import { askNewPassphrase, createPassphrase, readNewPassphrase } from './passphrase.ts';
import { rehearse } from './rehearse.ts';
import { failed } from './stop.ts';
import { today } from './today.ts';

export interface InitOptions {
  readonly name: string;
  readonly guide: readonly string[];
  readonly passphraseFile?: string;
  readonly json?: true;
}

/** What `calepin init --json` prints; the recovery identity is nowhere else. */
interface InitResult {
  readonly campaign: string;
  readonly reviewIdentity: string;
  readonly recoveryIdentity: string;
  readonly recipients: readonly string[];
  readonly invitations: readonly PrintedInvitation[];
}

/** `calepin init`: the whole campaign folder or, when anything fails, nothing. */
export async function init(folder: string, options: InitOptions): Promise<void> {
  const chosen = options.passphraseFile === undefined ? null : readNewPassphrase(options.passphraseFile);
  refuseFull(folder);
  const guides = compileGuides(options.guide.map(resolveGuide));
  const generated = chosen === null && !process.stdin.isTTY ? createPassphrase() : null;
  const passphrase = chosen ?? generated ?? (await askNewPassphrase());

  const review = await createKeyPair();
  const recovery = await createKeyPair();
  const campaign = createCampaign(options.name, [review, recovery]);
  const invitations = [
    createInvitation(campaign, 'facilitator', null),
    createInvitation(campaign, 'reviewer', null),
  ];
  const sealed = await sealIdentity(review.identity, passphrase);

  await fillFolder(folder, async (paths) => {
    for (const guide of guides) writeGuide(paths, guide);
    writeSecretFile(paths.reviewKey, sealed);
    if (generated !== null) writeSecretFile(paths.passphrase, `${generated}\n`);
    writeAddress(paths, defaultAddress);
    await storeInvitations(paths, invitations);
    writeSecretFile(paths.campaign, `${JSON.stringify(campaign, null, 2)}\n`);
    await rehearse(paths, passphrase, recovery.identity);
  });

  const paths = campaignPaths(folder);
  if (generated !== null) {
    remark(`The passphrase of the review key was made for you and is in ${paths.passphrase}`);
    remark('Move that file to a place away from this machine: who has both can read every idea.');
  }
  print(options, {
    campaign: campaign.id,
    reviewIdentity: paths.reviewKey,
    recoveryIdentity: recovery.identity,
    recipients: campaign.recipients,
    invitations: invitations.map((invitation) => toPrinted(invitation, defaultAddress)),
  });
}

function createCampaign(name: string, pairs: readonly KeyPair[]): Campaign {
  return {
    schemaVersion: 1,
    id: randomUUID(),
    name,
    languages: ['en', 'fr'],
    recipients: pairs.map(({ recipient }) => recipient),
    lists: {
      sectors: [...defaultSectors],
      regions: [...defaultRegions],
      jobTitles: [...defaultJobTitles],
      rungs: [...defaultRungs],
    },
    keepList: [...defaultKeepList],
  };
}

async function storeInvitations(paths: CampaignPaths, made: readonly Invitation[]): Promise<void> {
  const invitations = openSqliteInvitations(paths.ledger);
  try {
    for (const { token, id, role } of made) {
      await invitations.add({ token, id, role, label: null, created: today(), expires: null });
    }
  } finally {
    await invitations.close();
  }
}

function refuseFull(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw failed(`${folder} is not a folder`);
  if (readdirSync(folder).length > 0)
    throw failed(`${folder} is not empty: a campaign needs a folder of its own`);
}

function print({ name, json }: InitOptions, result: InitResult): void {
  if (json) return printJson(result);
  const link = (role: string) =>
    result.invitations.find((invitation) => invitation.role === role)?.link ?? '';
  printLines(
    `The campaign "${name}" is ready.`,
    '',
    'Link for a facilitator:',
    link('facilitator'),
    '',
    'Link for a reviewer:',
    link('reviewer'),
    '',
    `Review key, sealed with its passphrase: ${result.reviewIdentity}`,
    '',
    'Recovery key. It is shown this once and kept nowhere: write it down, keep it offline.',
    'It opens everything if the review key or its passphrase is lost.',
    result.recoveryIdentity,
  );
}
