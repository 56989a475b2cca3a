import { existsSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import { Campaign } from '../contract/campaign.ts';
import { Guide } from '../contract/guide.ts';
import { type Backup, type BackupFile, openBackup } from '../endpoint/sqlite/backup.ts';
import { failed } from './stop.ts';

/** Opens a backup that holds nothing but what a campaign folder has. Stops with 1 when it is not one, or not whole. */
export function openBackupFile(file: string): Backup {
  if (!existsSync(file)) throw failed(`${file}: there is no such file`);
  const opened = statSync(file).isFile() ? openBackup(file) : { type: 'not-a-backup' as const };
  if (opened.type === 'not-a-backup') throw failed(`${file} is not a backup that calepin backup made`);
  if (opened.type === 'damaged') throw failed(`${file} is damaged`);
  if (opened.files.every(({ path }) => goodPath.test(path))) return opened;
  opened.close();
  throw failed(`${file} holds files that no campaign has`);
}

/** What may stand in a backup, so that none can write elsewhere. */
const goodPath =
  /^(?:campaign\.json|review-key\.age|address\.json|guides(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)$/;

/** Stops with 1 when there is no good campaign.json. */
export function campaignOf(files: readonly BackupFile[], file: string): Campaign {
  const found = files.find(({ path }) => path === 'campaign.json');
  return found === undefined ? refuse(file, 'campaign.json') : parse(found, Campaign, file);
}

export function guidesOf(files: readonly BackupFile[], file: string): readonly Guide[] {
  return files.filter(({ path }) => /^guides\/.*\.json$/.test(path)).map((one) => parse(one, Guide, file));
}

function parse<T extends z.core.$ZodType>({ path, bytes }: BackupFile, schema: T, file: string): z.infer<T> {
  try {
    return z.parse(schema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return refuse(file, path);
  }
}

function refuse(file: string, path: string): never {
  throw failed(`${file} holds no good ${path}`);
}
