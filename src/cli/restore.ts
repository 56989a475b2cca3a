import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Backup, type BackupFile, isInUse, syncFile } from '../endpoint/sqlite/backup.ts';
import { quotasFileOf } from '../endpoint/sqlite/invitations.ts';
import { campaignOf, openBackupFile } from './backup-contents.ts';
import { type CampaignPaths, campaignPaths, makeSecretFolder, writeSecretFile } from './campaign-folder.ts';
import { fillFolder } from './fill-folder.ts';
import { counted, printJson, printLines } from './output.ts';
import { failed } from './stop.ts';

export interface RestoreOptions {
  readonly force?: true;
  readonly json?: true;
}

/**
 * `calepin restore`: a campaign folder from a backup. Its ledger gets a new epoch, by which devices learn
 * that it may have lost what it once acknowledged, and offer it again. With `force` what a folder held of
 * a campaign is moved aside, never deleted; a folder in use is refused all the same.
 */
export async function restore(file: string, folder: string, { force, json }: RestoreOptions): Promise<void> {
  const opened = openBackupFile(file);
  try {
    const campaign = campaignOf(opened.files, file);
    refuseFull(folder, force === true);
    const movedTo = moveAside(campaignPaths(folder));
    let epoch = '';
    await fillFolder(folder, async (paths) => {
      for (const one of opened.files) writeFile(paths, one);
      epoch = opened.restoreLedger(paths.ledger);
    });
    syncFile(resolve(folder));
    syncFile(dirname(resolve(folder)));
    const { envelopes, invitations, epoch: previousEpoch } = opened.counts;
    const at = resolve(folder);
    if (json)
      printJson({ folder: at, campaign: campaign.id, epoch, previousEpoch, envelopes, invitations, movedTo });
    else printLines(...lines(campaign, folder, opened, movedTo));
  } finally {
    opened.close();
  }
}

function refuseFull(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw failed(`${folder} is not a folder`);
  const { ledger } = campaignPaths(folder);
  if (existsSync(ledger) && isInUse(ledger)) {
    throw failed(`${folder} is in use: stop calepin serve first`);
  }
  if (readdirSync(folder).length > 0 && !force) {
    throw failed(`${folder} is not empty: name another folder, or move what it holds aside with --force`);
  }
}

/** Where what is there of a campaign was moved, within the folder; `null`: there was nothing. */
function moveAside(paths: CampaignPaths): string | null {
  const { folder, campaign, guides, reviewKey, ledger, address } = paths;
  const quotas = quotasFileOf(ledger);
  const present = [
    campaign,
    guides,
    reviewKey,
    address,
    ledger,
    `${ledger}-wal`,
    `${ledger}-shm`,
    quotas,
    `${quotas}-journal`,
  ].filter((path) => existsSync(path));
  if (present.length === 0) return null;
  let aside = join(folder, 'before-restore');
  for (let n = 2; existsSync(aside); n++) aside = join(folder, `before-restore-${n}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const path of present) renameSync(path, join(aside, basename(path)));
  return aside;
}

function writeFile({ folder }: CampaignPaths, { path, bytes }: BackupFile): void {
  const target = join(folder, path);
  makeSecretFolder(dirname(target));
  writeSecretFile(target, bytes);
  syncFile(target);
}

function lines(
  { name }: { name: string },
  folder: string,
  { counts: { envelopes, invitations } }: Backup,
  movedTo: string | null,
): readonly string[] {
  return [
    `Restored the campaign "${name}" to ${folder}: ${counted(envelopes, 'envelope')}, ${counted(invitations, 'invitation')}.`,
    'Devices notice at their next connection, and send again what came after the backup, as far as they keep it (30 days).',
    'An invitation that was revoked after the backup is good again: revoke it once more.',
    ...(movedTo === null ? [] : [`What the folder held before is in ${movedTo}`]),
  ];
}
