import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type BackupFile,
  isBackup,
  type LedgerCounts,
  syncFile,
  writeBackup,
} from '../endpoint/sqlite/backup.ts';
import { type CampaignPaths, openCampaignFolder } from './campaign-folder.ts';
import { counted, printJson, printLines, remark } from './output.ts';
import { failed, systemReason } from './stop.ts';

export interface BackupOptions {
  readonly out: string;
  readonly json?: true;
}

/**
 * `calepin backup`: the whole campaign in one file, as it stands at one moment, also while it is served.
 * The passphrase is not in it, wherever `init` put it: the file must not open what it holds.
 */
export function backup(folder: string, { out, json }: BackupOptions): void {
  const { campaign, paths } = openCampaignFolder(folder);
  if (!existsSync(paths.ledger)) throw failed(`${paths.ledger} is missing: restore it from a backup`);
  if (existsSync(out) && !(statSync(out).isFile() && isBackup(out))) {
    throw failed(`${out} is there and is not a backup: it is left alone`);
  }
  const counts = write(paths, resolve(out));
  const bytes = statSync(out).size;
  if (json) printJson({ file: resolve(out), campaign: campaign.id, ...counts, bytes });
  else {
    const held = `${counted(counts.envelopes, 'envelope')}, ${counted(counts.invitations, 'invitation')}`;
    printLines(`Backed up the campaign "${campaign.name}" to ${out}: ${held}.`);
    remark(
      'The passphrase and the recovery key are not in it. Keep them elsewhere: it cannot be read without.',
    );
  }
}

/** To a new file first, which then takes the place of an older backup. */
function write(paths: CampaignPaths, out: string): LedgerCounts {
  const temporary = `${out}.new`;
  try {
    rmSync(temporary, { force: true });
    const counts = writeBackup(paths.ledger, filesOf(paths), temporary);
    renameSync(temporary, out);
    syncFile(dirname(out));
    return counts;
  } catch (error) {
    rmSync(temporary, { force: true });
    const refused = error instanceof Error && 'syscall' in error;
    throw refused ? failed(`cannot write ${out}: ${systemReason(error)}`) : error;
  }
}

/** Everything that the folder needs but the ledger. */
function filesOf(paths: CampaignPaths): readonly BackupFile[] {
  const guides = existsSync(paths.guides)
    ? readdirSync(paths.guides, { recursive: true, encoding: 'utf8' }).map((name) => join(paths.guides, name))
    : [];
  return [paths.campaign, paths.reviewKey, paths.address, ...guides]
    .filter((path) => existsSync(path) && statSync(path).isFile())
    .map((path) => ({
      path: relative(paths.folder, path).split(sep).join('/'),
      bytes: readFileSync(path),
    }));
}
