import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calepinJson } from './calepin.ts';

/** What `calepin init` leaves and prints; the invitations work, and nothing was received. */
export interface MadeCampaign {
  readonly folder: string;
  readonly passphrase: string;
  readonly passphraseFile: string;
  /** The recovery key as `age-keygen` writes it: no passphrase, which takes seconds, stands before it. */
  readonly recoveryFile: string;
  readonly campaign: string;
  readonly reviewIdentity: string;
  readonly recoveryIdentity: string;
  readonly recipients: readonly string[];
  readonly invitations: readonly { readonly role: string; readonly link: string; readonly token: string }[];
}

const passphrase = 'a long passphrase, with é';

/** Names the folder of the campaigns of this run. */
export const campaignsVariable = 'CALEPIN_TEST_CAMPAIGNS';

/**
 * A campaign of its own in `home`: the copy of one that a real `init` made, once in a run of the tests, because its
 * passphrase costs seconds. Folder, ledger and files are nobody else's; keys and invitations are the same in each copy.
 */
export async function copyCampaign(
  home: string,
  guides: readonly string[] = ['mobilization'],
): Promise<MadeCampaign> {
  const made = join(process.env[campaignsVariable] ?? home, `made-${guides.join('-')}`);
  if (!existsSync(made)) await makeCampaign(made, guides);
  cpSync(made, home, { recursive: true });
  const printed = JSON.parse(readFileSync(join(home, 'printed.json'), 'utf8')) as MadeCampaign;
  const folder = join(home, 'campaign');
  return {
    ...printed,
    folder,
    passphrase,
    passphraseFile: join(home, 'passphrase.txt'),
    recoveryFile: join(home, 'recovery.txt'),
    reviewIdentity: printed.reviewIdentity.replace(/^.*\/campaign\//, `${folder}/`),
  };
}

/** Whoever comes second throws their own away. */
async function makeCampaign(made: string, guides: readonly string[]): Promise<void> {
  const home = `${made}-${randomUUID()}`;
  mkdirSync(home, { recursive: true });
  const passphraseFile = join(home, 'passphrase.txt');
  writeFileSync(passphraseFile, `${passphrase}\n`);
  const folder = join(home, 'campaign');
  const options = ['--passphrase-file', passphraseFile, '--guide', ...guides];
  const printed = await calepinJson<MadeCampaign>(['init', folder, ...options]);
  writeFileSync(join(home, 'printed.json'), JSON.stringify(printed));
  writeFileSync(join(home, 'recovery.txt'), `${printed.recoveryIdentity}\n`);
  try {
    renameSync(home, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
    rmSync(home, { recursive: true });
  }
}
