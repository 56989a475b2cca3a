import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type CampaignPaths, campaignPaths } from './campaign-folder.ts';
import { failed, systemReason } from './stop.ts';

/**
 * Fills a temporary folder on the same disk, then puts it in place: all of it or nothing. A folder that is
 * already there (a mounted volume cannot be replaced) gets the entries one by one, campaign.json last:
 * without it nothing takes the folder for a campaign's.
 */
export async function fillFolder(
  folder: string,
  fill: (paths: CampaignPaths) => Promise<void>,
): Promise<void> {
  const target = resolve(folder);
  const exists = existsSync(target);
  let stage: string | null = null;
  try {
    if (!exists) makeParents(dirname(target));
    stage = mkdtempSync(
      exists ? join(target, '.init-') : join(dirname(target), `.${basename(target)}-init-`),
    );
    await fill(campaignPaths(stage));
    if (exists) moveEntries(stage, target);
    else renameSync(stage, target);
  } catch (error) {
    if (stage !== null) rmSync(stage, { recursive: true, force: true });
    const refused = error instanceof Error && 'syscall' in error;
    throw refused ? failed(`cannot write ${folder}: ${systemReason(error)}`) : error;
  }
}

/** Node's own `recursive` never ends where the system answers ENOENT for a parent that exists, as under /proc. */
function makeParents(folder: string): void {
  if (existsSync(folder)) return;
  makeParents(dirname(folder));
  mkdirSync(folder);
}

function moveEntries(from: string, to: string): void {
  const last = basename(campaignPaths(from).campaign);
  const names = readdirSync(from).filter((name) => name !== last);
  for (const name of [...names, last]) renameSync(join(from, name), join(to, name));
  rmdirSync(from);
  try {
    chmodSync(to, 0o700);
  } catch {
    // A mounted volume may refuse; each entry is its owner's alone all the same.
  }
}
