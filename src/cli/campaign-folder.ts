import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { Campaign } from '../contract/campaign.ts';
import { Guide } from '../contract/guide.ts';
import { defaultPorts } from './default-ports.ts';
import { failed, systemReason } from './stop.ts';

/** The origins that invitation links begin with, as the last `serve` had them. */
export const Address = z.strictObject({ app: z.url(), review: z.url() });
export type Address = z.infer<typeof Address>;

export const defaultAddress: Address = {
  app: `http://localhost:${defaultPorts.app}`,
  review: `http://localhost:${defaultPorts.review}`,
};

/** Absolute paths of what a campaign folder holds. */
export interface CampaignPaths {
  readonly folder: string;
  readonly campaign: string;
  readonly guides: string;
  /** The review identity, an age file sealed with the passphrase. */
  readonly reviewKey: string;
  /** Only where `init` made the passphrase itself. */
  readonly passphrase: string;
  readonly ledger: string;
  readonly address: string;
}

export function campaignPaths(folder: string): CampaignPaths {
  const at = (name: string) => join(resolve(folder), name);
  return {
    folder: resolve(folder),
    campaign: at('campaign.json'),
    guides: at('guides'),
    reviewKey: at('review-key.age'),
    passphrase: at('review-passphrase.txt'),
    ledger: at('ledger.sqlite'),
    address: at('address.json'),
  };
}

/** A campaign folder that was read and holds what its schema says. */
export interface CampaignFolder {
  readonly paths: CampaignPaths;
  readonly campaign: Campaign;
}

/** Stops with 1 and one line when `folder` is not a campaign folder or its campaign.json has a mistake. */
export function openCampaignFolder(folder: string): CampaignFolder {
  const paths = campaignPaths(folder);
  if (!existsSync(paths.folder)) throw failed(`${folder}: there is no such folder`);
  if (!statSync(paths.folder).isDirectory()) throw failed(`${folder} is not a folder`);
  if (!existsSync(paths.campaign)) {
    throw failed(`${folder} is not a campaign folder: it holds no campaign.json (calepin init makes one)`);
  }
  return { paths, campaign: readJsonFile(paths.campaign, Campaign) };
}

export function readReviewKey(paths: CampaignPaths): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(paths.reviewKey));
  } catch (error) {
    throw failed(`cannot read ${paths.reviewKey}: ${systemReason(error)}`);
  }
}

export function readAddress(paths: CampaignPaths): Address {
  return existsSync(paths.address) ? readJsonFile(paths.address, Address) : defaultAddress;
}

export function writeAddress(paths: CampaignPaths, address: Address): void {
  const temporary = `${paths.address}.new`;
  writeSecretFile(temporary, `${JSON.stringify(address, null, 2)}\n`);
  renameSync(temporary, paths.address);
}

/** Every published guide: ids in order, each with its newest version first. */
export function readPublishedGuides(paths: CampaignPaths): readonly Guide[] {
  if (!existsSync(paths.guides)) return [];
  const ids = readdirSync(paths.guides, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ids
    .map((entry) => entry.name)
    .sort()
    .flatMap((id) => publishedFiles(join(paths.guides, id)).map((file) => readJsonFile(file, Guide)));
}

export function publishedGuidePath(paths: CampaignPaths, guide: Pick<Guide, 'id' | 'version'>): string {
  return join(paths.guides, guide.id, `v${guide.version}.json`);
}

/** Readable by its owner only. */
export function writeSecretFile(path: string, content: string | Uint8Array): void {
  writeFileSync(path, content, { mode: 0o600 });
}

export function makeSecretFolder(path: string): void {
  mkdirSync(path, { mode: 0o700, recursive: true });
}

function publishedFiles(folder: string): readonly string[] {
  const versionOf = (name: string) => Number(/^v(\d+)\.json$/.exec(name)?.[1]);
  return readdirSync(folder)
    .filter((name) => !Number.isNaN(versionOf(name)))
    .sort((a, b) => versionOf(b) - versionOf(a))
    .map((name) => join(folder, name));
}

function readJsonFile<T extends z.core.$ZodType>(path: string, schema: T): z.infer<T> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw failed(`cannot read ${path}: ${systemReason(error)}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw failed(`${path} is not JSON${placeOf(error, text)}`);
  }
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return parsed.data;
  throw failed(`${path}: ${describeIssues(parsed.error.issues)}`);
}

/** V8 gives either a position or the line and column; its quotation of the file stays unsaid. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec((error as Error).message)?.[1];
  if (position === undefined) return '';
  return ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}

/** Zod's messages of the mini build are "Invalid input"; the issue's code says more. */
function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .slice(0, 5)
    .map((issue) => {
      const field = issue.path.map(String).join('.') || 'the whole file';
      if (issue.code === 'unrecognized_keys') return `${field}: unknown ${issue.keys.join(', ')}`;
      if (issue.code === 'invalid_type') return `${field}: must be ${issue.expected}`;
      if (issue.code === 'invalid_value') return `${field}: must be one of ${issue.values.join(', ')}`;
      if (issue.code === 'too_small') return `${field}: too short or too small`;
      return `${field}: not valid`;
    })
    .join('; ');
}
