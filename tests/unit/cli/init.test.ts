import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { Campaign } from '../../../src/contract/campaign.ts';
import { Guide } from '../../../src/contract/guide.ts';
import { decodeInvitation } from '../../../src/contract/invitation.ts';
import { openSqliteInvitations } from '../../../src/endpoint/sqlite/invitations.ts';
import { openIdentity } from '../../../src/seal/identity.ts';
import { calepin } from '../../support/calepin.ts';
import { freshFolder } from './fresh-folder.ts';

interface Printed {
  readonly campaign: string;
  readonly reviewIdentity: string;
  readonly recoveryIdentity: string;
  readonly recipients: readonly string[];
  readonly invitations: readonly { readonly role: string; readonly link: string; readonly token: string }[];
}

// Sealing with a passphrase is slow on purpose.
describe('calepin init', { timeout: 120_000 }, () => {
  it('makes a campaign folder that only its owner can read, with keys and invitations that fit it', async () => {
    const folder = join(freshFolder(), 'not yet', 'there');
    const passphraseFile = join(freshFolder(), 'passphrase');
    writeFileSync(passphraseFile, 'twelve chars, or more\r\nremark\n');
    const ran = await calepin(
      ['init', '--passphrase-file', passphraseFile, '--name', 'Été 2027', '--json'].concat(
        '--guide',
        'mobilization',
        'working-group',
        folder,
      ),
    );
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const printed = JSON.parse(ran.stdout) as Printed;
    expect(Object.keys(printed)).toEqual([
      'campaign',
      'reviewIdentity',
      'recoveryIdentity',
      'recipients',
      'invitations',
    ]);
    const campaign = z.parse(Campaign, JSON.parse(readFileSync(join(folder, 'campaign.json'), 'utf8')));
    expect(campaign).toMatchObject({
      id: printed.campaign,
      name: 'Été 2027',
      recipients: printed.recipients,
    });
    expect(campaign.lists.regions).toHaveLength(17);
    for (const id of ['mobilization', 'working-group']) {
      const guide = z.parse(Guide, JSON.parse(readFileSync(join(folder, 'guides', id, 'v1.json'), 'utf8')));
      expect(Object.keys(guide.texts).sort()).toEqual(['en', 'fr']);
    }

    expect(printed.invitations.map(({ role }) => role)).toEqual(['facilitator', 'reviewer']);
    const invitations = openSqliteInvitations(join(folder, 'ledger.sqlite'));
    for (const { role, link, token } of printed.invitations) {
      const { id, ...carried } = decodeInvitation(link)!;
      expect(carried).toEqual({ v: 1, role, campaign: campaign.id, token, recipients: campaign.recipients });
      expect(await invitations.find(token)).toMatchObject({ id, role, revoked: null });
    }
    await invitations.close();

    const review = await openIdentity(readFileSync(printed.reviewIdentity), 'twelve chars, or more');
    expect(review.type).toBe('identity');
    for (const path of ['', ...(readdirSync(folder, { recursive: true }) as string[])]) {
      expect(statSync(join(folder, path)).mode & 0o077).toBe(0);
    }
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const { parentPath, name } of kept) {
      const bytes = readFileSync(join(parentPath, name));
      for (const secret of [printed.recoveryIdentity, ...printed.invitations.map(({ token }) => token)]) {
        expect(bytes.includes(secret)).toBe(false);
      }
    }
  });

  it('fills a folder that is there and empty, with a passphrase of its own making where nobody can be asked', async () => {
    const folder = freshFolder();
    chmodSync(folder, 0o755);
    const ran = await calepin(['init', folder]);
    expect(ran.code).toBe(0);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(ran.stdout).toContain('AGE-SECRET-KEY-1');
    expect(ran.stderr).toContain('review-passphrase.txt');
    const passphrase = readFileSync(join(folder, 'review-passphrase.txt'), 'utf8').trim();
    expect(passphrase).toMatch(/^(?:[2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
    expect(await openIdentity(readFileSync(join(folder, 'review-key.age')), passphrase)).toMatchObject({
      type: 'identity',
    });
    expect(readdirSync(folder).sort()).toEqual([
      'address.json',
      'campaign.json',
      'guides',
      'ledger.sqlite',
      'review-key.age',
      'review-passphrase.txt',
    ]);
  });

  it('makes nothing where the passphrase file cannot serve', async () => {
    const home = freshFolder();
    const files = { empty: '', blank: '\n', short: 'elevenchars\n' };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(home, name), content);
    for (const name of [...Object.keys(files), 'missing', '.']) {
      const ran = await calepin(['init', join(home, 'new'), '--passphrase-file', join(home, name)]);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(/^calepin: .*passphrase.*\n$/);
      expect(existsSync(join(home, 'new'))).toBe(false);
    }
  });

  it('makes nothing where the guide has a mistake or does not exist', async () => {
    const home = freshFolder();
    writeFileSync(join(home, 'en.md'), '---\nid: broken\n');
    for (const guide of [join(home, 'en.md'), 'no-such-guide']) {
      const ran = await calepin(['init', join(home, 'new'), '--guide', guide]);
      expect(ran).toMatchObject({ code: 1, stdout: '' });
      expect(ran.stderr).toMatch(/^(?:calepin: .*\n)+$/);
      expect(readdirSync(home)).toEqual(['en.md']);
    }
  });

  it('leaves a folder that holds something, and a file, as they are', async () => {
    const home = freshFolder();
    mkdirSync(join(home, 'full'));
    writeFileSync(join(home, 'full', 'mine.txt'), 'mine');
    for (const taken of [join(home, 'full'), join(home, 'full', 'mine.txt')]) {
      const ran = await calepin(['init', taken]);
      expect(ran).toMatchObject({ code: 1, stdout: '' });
      expect(ran.stderr).toMatch(/^calepin: .*\n$/);
    }
    expect(readdirSync(join(home, 'full'))).toEqual(['mine.txt']);
  });
});
