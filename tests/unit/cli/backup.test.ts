import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteLedger } from '../../../src/endpoint/sqlite/ledger.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { calepin, calepinJson, serve as startServing, type Serving } from '../../support/calepin.ts';
import type { MadeCampaign } from '../../support/campaign-copy.ts';
import { createDevice } from '../../support/device.ts';
import { entriesOf, envelope } from '../../endpoint/world.ts';
import { campaignForTests, createSubmission } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const createCampaign = campaignForTests();

interface Restored {
  readonly epoch: string;
  readonly previousEpoch: string;
  readonly movedTo: string | null;
}

async function serve(folder: string): Promise<Serving> {
  const serving = await startServing(folder, ['--port', '0', '--review-port', '0']);
  onTestFinished(() => serving.kill('SIGKILL'));
  return serving;
}

const backup = (folder: string, out: string) =>
  calepinJson<{ envelopes: number }>(['backup', folder, '--out', out]);

const backupFile = () => join(freshFolder(), 'campaign.backup');

const tokenOf = ({ invitations }: MadeCampaign) =>
  invitations.find(({ role }) => role === 'facilitator')!.token;

async function idsIn(folder: string): Promise<string[]> {
  const ledger = openSqliteLedger(join(folder, 'ledger.sqlite'));
  const ids = (await entriesOf(ledger)).map(({ id }) => id);
  await ledger.close();
  return ids.sort();
}

const idsOf = (envelopes: readonly { id: string }[]) => envelopes.map(({ id }) => id).sort();

async function fill({ folder }: MadeCampaign, count: number) {
  const ledger = openSqliteLedger(join(folder, 'ledger.sqlite'));
  const sent = Array.from({ length: count }, () => envelope());
  await ledger.append(sent, '2031-05-17');
  await ledger.close();
  return sent;
}

describe('calepin backup and restore', () => {
  it('close the gap: what was acknowledged after the backup comes again from the devices', async () => {
    const made = createCampaign();
    const first = await serve(made.folder);
    let origin = first.app;
    const before = Array.from({ length: 20 }, () => envelope());
    const device = createDevice(() => origin, { token: tokenOf(made), envelopes: before });
    await device.sync.wake('start');
    const out = backupFile();
    expect(await backup(made.folder, out)).toMatchObject({ envelopes: 20 });

    const after = Array.from({ length: 100 }, () => envelope());
    device.add(...after);
    await device.sync.wake('closed');
    expect(device.entries().filter(({ state }) => state === 'received')).toHaveLength(120);
    await first.kill('SIGKILL');

    const restored = join(freshFolder(), 'restored');
    const { epoch, previousEpoch } = await calepinJson<Restored>(['restore', out, restored]);
    expect(epoch).not.toBe(previousEpoch);
    expect(await idsIn(restored)).toEqual(idsOf(before));
    const second = await serve(restored);
    origin = second.app;
    await device.sync.wake('start');
    const healed = device.entries().filter((one) => one.state === 'received' && one.epoch === epoch);
    expect(healed).toHaveLength(120);
    await second.kill('SIGTERM');
    expect(await idsIn(restored)).toEqual(idsOf([...before, ...after]));
  });

  it('hold everything of a campaign, which then serves and exports as before', async () => {
    const made = createCampaign();
    const sealed = await sealSubmission(createSubmission(), made.recipients, randomUUID());
    const ledger = openSqliteLedger(join(made.folder, 'ledger.sqlite'));
    await ledger.append([sealed], '2031-05-17');
    await ledger.close();
    const out = backupFile();
    await backup(made.folder, out);
    const restored = join(freshFolder(), 'restored');
    await calepinJson(['restore', out, restored]);
    for (const name of ['campaign.json', 'review-key.age', 'address.json']) {
      expect(readFileSync(join(restored, name)), name).toEqual(readFileSync(join(made.folder, name)));
    }
    const { app } = await serve(restored);
    const headers = { authorization: `Bearer ${tokenOf(made)}` };
    const view = await (await fetch(`${app}/v1/campaign`, { headers })).json();
    expect(view).toMatchObject({ id: made.campaign, guides: [{ id: 'mobilization' }] });
    const key = [
      '--identity',
      join(restored, 'review-key.age'),
      '--passphrase-file',
      made.passphraseFile,
      '--json',
    ];
    for (const source of [restored, out]) {
      const exported = await calepin(['export', source, ...key]);
      expect(JSON.parse(exported.stdout), exported.stderr).toMatchObject({
        campaign: made.campaign,
        opened: 1,
      });
    }
  });

  it('are consistent while envelopes come in: all that was acknowledged before is in it, nothing in part', async () => {
    const made = createCampaign();
    const { app } = await serve(made.folder);
    const device = createDevice(() => app, { token: tokenOf(made) });
    const acknowledged = new Set<string>();
    const over = new AbortController();
    const uploading = (async () => {
      while (!over.signal.aborted) {
        const batch = [envelope(), envelope(), envelope()];
        device.add(...batch);
        await device.sync.wake('closed');
        for (const { id, state } of device.entries()) if (state === 'received') acknowledged.add(id);
      }
    })();
    for (let n = 0; n < 3; n++) {
      const sure = [...acknowledged];
      const out = backupFile();
      const { envelopes } = await backup(made.folder, out);
      const restored = join(freshFolder(), 'restored');
      await calepinJson(['restore', out, restored]);
      const ids = await idsIn(restored);
      expect(ids).toHaveLength(envelopes);
      expect(ids).toEqual(expect.arrayContaining(sure));
    }
    over.abort();
    await uploading;
  });

  it('keep the passphrase, tokens and what was noted out of the file, and others out of it', async () => {
    const made = createCampaign();
    writeFileSync(join(made.folder, 'review-passphrase.txt'), 'canary passphrase\n');
    await fill(made, 3);
    const out = backupFile();
    const { stdout, stderr } = await calepin(['backup', made.folder, '--out', out]);
    expect(stdout).toBe(`Backed up the campaign "Calepin" to ${out}: 3 envelopes, 2 invitations.\n`);
    expect(stderr).toContain('The passphrase and the recovery key are not in it.');
    const bytes = readFileSync(out);
    for (const secret of ['canary passphrase', tokenOf(made), made.recoveryIdentity, 'AGE-SECRET-KEY']) {
      expect(bytes.includes(secret)).toBe(false);
    }
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it('replace an older backup, and leave any other file alone', async () => {
    const made = createCampaign();
    await fill(made, 1);
    const out = backupFile();
    await backup(made.folder, out);
    await fill(made, 2);
    expect(await backup(made.folder, out)).toMatchObject({ envelopes: 3 });
    expect(readdirSync(join(out, '..'))).toEqual(['campaign.backup']);
    const ledger = join(made.folder, 'ledger.sqlite');
    const before = readFileSync(ledger);
    for (const other of [ledger, join(made.folder, 'campaign.json'), made.folder]) {
      expect(await calepin(['backup', made.folder, '--out', other])).toMatchObject({ code: 1, stdout: '' });
    }
    expect(readFileSync(ledger)).toEqual(before);
  });

  it('refuse a folder that holds anything, and with --force move what it held aside', async () => {
    const made = createCampaign();
    const kept = await fill(made, 2);
    const out = backupFile();
    await backup(made.folder, out);
    const later = await fill(made, 3);
    const refused = await calepin(['restore', out, made.folder]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^calepin: .*is not empty.*--force\n$/);
    expect(await idsIn(made.folder)).toEqual(idsOf([...kept, ...later]));

    writeFileSync(join(made.folder, 'notes of my own.txt'), 'mine');
    const { movedTo } = await calepinJson<Restored>(['restore', out, made.folder, '--force']);
    expect(movedTo).toBe(join(made.folder, 'before-restore'));
    expect(await idsIn(made.folder)).toEqual(idsOf(kept));
    expect(await idsIn(movedTo!)).toEqual(idsOf([...kept, ...later]));
    expect(readFileSync(join(made.folder, 'notes of my own.txt'), 'utf8')).toBe('mine');
    const again = await calepinJson<Restored>(['restore', out, made.folder, '--force']);
    expect(again.movedTo).toBe(join(made.folder, 'before-restore-2'));
  });

  it('refuse a folder in use, also with --force', async () => {
    const made = createCampaign();
    const sent = await fill(made, 1);
    const out = backupFile();
    await backup(made.folder, out);
    const serving = await serve(made.folder);
    const refused = await calepin(['restore', out, made.folder, '--force']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('is in use: stop calepin serve first');
    expect((await fetch(`${serving.app}/v1/health`)).status).toBe(200);
    await serving.kill('SIGTERM');
    expect(await idsIn(made.folder)).toEqual(idsOf(sent));
  });

  it('restore into a folder that is there and empty, as a mounted volume is', async () => {
    const made = createCampaign();
    const out = backupFile();
    await backup(made.folder, out);
    const volume = freshFolder();
    const { stdout } = await calepin(['restore', out, volume]);
    expect(stdout).toContain(`Restored the campaign "Calepin" to ${volume}: 0 envelopes, 2 invitations.`);
    expect(readdirSync(volume).sort()).toEqual([
      'address.json',
      'campaign.json',
      'guides',
      'ledger.sqlite',
      'review-key.age',
    ]);
  });

  it('refuse what is not a backup, is damaged, or would write elsewhere, and then write nothing', async () => {
    const made = createCampaign();
    await fill(made, 40);
    const out = backupFile();
    await backup(made.folder, out);
    const cut = backupFile();
    writeFileSync(cut, readFileSync(out).subarray(0, -20_000));
    const hostile = backupFile();
    copyFileSync(out, hostile);
    const database = new DatabaseSync(hostile);
    database.exec("INSERT INTO backup_files (path, bytes) VALUES ('guides/../../escaped.txt', x'00')");
    database.close();
    const text = backupFile();
    writeFileSync(text, 'not a backup');
    const sentences = {
      [cut]: 'is damaged',
      [hostile]: 'holds files that no campaign has',
      [text]: 'is not a backup',
      [join(made.folder, 'ledger.sqlite')]: 'is not a backup',
      [join(made.folder, 'absent')]: 'there is no such file',
      [made.folder]: 'is not a backup',
    };
    for (const [file, sentence] of Object.entries(sentences)) {
      const target = join(freshFolder(), 'restored');
      const refused = await calepin(['restore', file, target]);
      expect(refused, file).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain(sentence);
      expect(existsSync(target)).toBe(false);
      expect(existsSync(join(target, '..', 'escaped.txt'))).toBe(false);
    }
  });

  it('are wrong use without a place, and fail where they cannot write', async () => {
    const made = createCampaign();
    expect(await calepin(['backup', made.folder])).toMatchObject({ code: 2, stdout: '' });
    expect(await calepin(['restore', made.folder])).toMatchObject({ code: 2, stdout: '' });
    const nowhere = await calepin(['backup', made.folder, '--out', join(freshFolder(), 'absent', 'file')]);
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toMatch(/^calepin: cannot write .*there is no such file or folder\n$/);
    const empty = freshFolder();
    mkdirSync(join(empty, 'x'));
    expect(await calepin(['backup', empty, '--out', backupFile()])).toMatchObject({ code: 1 });
  });
});
