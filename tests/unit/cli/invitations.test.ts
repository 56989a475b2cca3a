import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeInvitation } from '../../../src/contract/invitation.ts';
import { calepin, calepinJson } from '../../support/calepin.ts';
import { campaignForTests } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const createCampaign = campaignForTests();

interface Printed {
  readonly role: string;
  readonly link: string;
  readonly token: string;
}

interface Listed {
  readonly id: string;
  readonly role: string;
  readonly label: string | null;
  readonly expires: string | null;
  readonly revoked: string | null;
}

describe('calepin invite, revoke and invitations', () => {
  it('invites a facilitator by a link to the address of the last serve, pinned to the campaign’s keys', async () => {
    const { folder, campaign, recipients } = createCampaign();
    writeFileSync(
      join(folder, 'address.json'),
      JSON.stringify({ app: 'https://notes.example.org', review: 'https://review.example.org' }),
    );
    const { role, link, token } = await calepinJson<Printed>(['invite', folder, '--expires', '2031-02-28']);
    expect(role).toBe('facilitator');
    expect(link).toMatch(/^https:\/\/notes\.example\.org\/#\/join\/[\w-]+$/);
    expect(decodeInvitation(link)).toMatchObject({
      role,
      campaign,
      token,
      recipients,
      expires: '2031-02-28',
    });
    const reviewer = await calepinJson<Printed>(['invite', folder, '--role', 'reviewer']);
    expect(reviewer.link).toMatch(/^https:\/\/review\.example\.org\/#\/open\/[\w-]+$/);
  });

  it('lists all of them without their tokens, and revokes by label, by token and by id', async () => {
    const { folder, invitations } = createCampaign();
    await calepinJson(['invite', folder, '--label', 'Côte-Nord']);
    const byToken = await calepinJson<Printed>(['invite', folder]);
    const before = await calepin(['invitations', folder, '--json']);
    for (const { token } of [...invitations, byToken]) expect(before.stdout).not.toContain(token);
    const listed = JSON.parse(before.stdout) as readonly Listed[];
    expect(listed.map(({ role, label, revoked }) => [role, label, revoked])).toEqual([
      ['facilitator', null, null],
      ['reviewer', null, null],
      ['facilitator', 'Côte-Nord', null],
      ['facilitator', null, null],
    ]);
    for (const what of ['Côte-Nord', byToken.token, listed[0]!.id]) {
      expect(await calepinJson(['revoke', folder, what])).toEqual({ revoked: 1 });
    }
    const after = await calepinJson<readonly Listed[]>(['invitations', folder]);
    expect(after.map(({ revoked }) => revoked !== null)).toEqual([true, false, true, true]);
  });

  it('fails to revoke what is not there, without repeating it', async () => {
    const { folder } = createCampaign();
    const ran = await calepin(['revoke', folder, 'cf_nothing']);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^calepin: .*\n$/);
    expect(ran.stderr).not.toContain('cf_nothing');
  });

  it('says in one line what is wrong with a folder', async () => {
    const empty = freshFolder();
    const { folder } = createCampaign();
    writeFileSync(join(folder, 'campaign.json'), '{"schemaVersion": 1, "name": 3, "extra": true}');
    for (const [where, line] of [
      [empty, /is not a campaign folder/],
      [join(empty, 'none'), /there is no such folder/],
      [folder, /name: must be string/],
    ] as const) {
      const ran = await calepin(['invite', where]);
      expect(ran).toMatchObject({ code: 1, stdout: '' });
      expect(ran.stderr).toMatch(/^calepin: .*\n$/);
      expect(ran.stderr).toMatch(line);
    }
  });
});

describe('calepin, used wrongly', () => {
  it('ends with 2 and a clear line', async () => {
    for (const args of [
      ['nothing'],
      ['invite'],
      ['invite', '/', '--role', 'king'],
      ['invite', '/', '--unknown'],
      ['invite', '/', '--expires', '2027-02-30'],
      ['serve', '/', '--port', '70000'],
      ['serve', '/', '--public-url', 'notes.example.org'],
      ['init', '--guide', 'mobilization'],
      ['export', '/', '--identity', 'x', '--format', 'pdf'],
    ]) {
      const ran = await calepin(args);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(/^calepin: .+\n/);
      expect(ran.stderr).not.toContain('    at ');
    }
  });

  it('helps everywhere, with 0', async () => {
    const commands = ['init', 'serve', 'invite', 'revoke', 'invitations', 'strip', 'export', 'guide'];
    const ran = await calepin(['--help']);
    for (const name of commands) expect(ran.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const args of [['invite'], ['guide'], ['guide', 'check']]) {
      expect(await calepin([...args, '--help'])).toMatchObject({ code: 0, stderr: '' });
    }
  });
});
