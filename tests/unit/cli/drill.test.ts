import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';
import type { Campaign } from '../../../src/contract/campaign.ts';
import { decodeInvitation } from '../../../src/contract/invitation.ts';
import { openSqliteLedger } from '../../../src/endpoint/sqlite/ledger.ts';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { calepinJson } from '../../support/calepin.ts';
import type { MadeCampaign } from '../../support/campaign-copy.ts';
import { campaignForTests, createIdea, createSubmission, store } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const createCampaign = campaignForTests();
const saying = (text: string) => createSubmission({ ideas: [createIdea({ text })] });

/** The idea of each envelope in the ledger, by the stock `age` program as docs/envelope.md says; `null`: not opened. */
async function openWithAge({ folder }: MadeCampaign, identity: string): Promise<(string | null)[]> {
  const place = freshFolder();
  writeFileSync(join(place, 'recovery.txt'), `${identity}\n`);
  const handbook = readFileSync(join(root, 'docs', 'envelope.md'), 'utf8');
  const pipeline = /^age -d -i recovery\.txt .*$/m.exec(handbook)![0];
  const ledger = openSqliteLedger(join(folder, 'ledger.sqlite'));
  const { envelopes } = await ledger.index(null, 100);
  const all = await Promise.all(envelopes.map(async ({ id }) => (await ledger.bytes(id))!));
  await ledger.close();
  return all.map((bytes) => {
    writeFileSync(join(place, 'envelope.age'), bytes);
    const { stdout } = spawnSync('sh', ['-c', pipeline], { cwd: place, encoding: 'utf8' });
    return stdout === '' ? null : (JSON.parse(stdout) as { ideas: { text: string[] } }).ideas.text[0]!;
  });
}

describe('when a key is gone', () => {
  it('and it was the review key with its passphrase, the recovery key opens all, also without Calepin', async () => {
    const made = createCampaign();
    const texts = ['A walk at noon', 'Red on Thursdays', 'Une marche à midi'];
    for (const text of texts) await store(made, saying(text));
    for (const lost of [join(made.folder, 'review-key.age'), made.passphraseFile]) rmSync(lost);
    expect(await openWithAge(made, made.recoveryIdentity)).toEqual(texts);
    expect(await calepinJson(['export', made.folder, '--identity', made.recoveryFile])).toMatchObject({
      stored: 3,
      opened: 3,
    });
  });

  it('because someone left with it, later invitations name another; who left opens only what was sealed before', async () => {
    const made = createCampaign();
    const leaver = await createKeyPair();
    const [recovery] = made.recipients.slice(1);
    const [before, newcomer] = [
      { ...made, recipients: [leaver.recipient, recovery!] },
      await createKeyPair(),
    ];
    await store(before, saying('Before'));

    const file = join(made.folder, 'campaign.json');
    const campaign = JSON.parse(readFileSync(file, 'utf8')) as Campaign;
    const recipients = [newcomer.recipient, recovery!];
    writeFileSync(file, JSON.stringify({ ...campaign, recipients }));
    const { link } = await calepinJson<{ link: string }>(['invite', made.folder]);
    const read = decodeInvitation(link);
    expect(read).toMatchObject({ recipients });
    await store({ ...made, recipients }, saying('After'));

    expect(await openWithAge(made, leaver.identity)).toEqual(['Before', null]);
    expect(await openWithAge(made, newcomer.identity)).toEqual([null, 'After']);
    expect(await openWithAge(made, made.recoveryIdentity)).toEqual(['Before', 'After']);
  });
});
