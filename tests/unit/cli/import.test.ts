import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Envelope } from '../../../src/contract/envelope.ts';
import { writeHandOff } from '../../../src/contract/hand-off.ts';
import { openSqliteLedger } from '../../../src/endpoint/sqlite/ledger.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { calepin, serve } from '../../support/calepin.ts';
import type { MadeCampaign } from '../../support/campaign-copy.ts';
import { ageFile, entriesOf, envelope, formOf } from '../../endpoint/world.ts';
import { campaignForTests, createSubmission } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const createCampaign = campaignForTests();

function handOffFile(campaign: string, envelopes: readonly Envelope[]): string {
  const file = join(freshFolder(), 'calepin.html');
  const counts = { meetings: envelopes.length, ideas: 1 };
  writeFileSync(file, writeHandOff({ campaign, campaignName: 'Spring', counts, envelopes }));
  return file;
}

async function storedIn({ folder }: MadeCampaign) {
  const ledger = openSqliteLedger(join(folder, 'ledger.sqlite'));
  const entries = await entriesOf(ledger);
  await ledger.close();
  return entries;
}

async function importJson(made: MadeCampaign, ...files: readonly string[]) {
  const { code, stdout } = await calepin(['import', made.folder, ...files, '--json']);
  return { code, ...(JSON.parse(stdout) as { epoch: string; receipts: unknown[]; refused: unknown[] }) };
}

const names = (envelopes: readonly Envelope[], status: string) =>
  envelopes.map(({ id, sha256 }) => ({ id, sha256, status }));

describe('calepin import', () => {
  it('stores what is in the files, once however often, and gives a receipt for each envelope', async () => {
    const made = createCampaign();
    const sealed = await sealSubmission(createSubmission(), made.recipients, randomUUID());
    const files = [
      handOffFile(made.campaign, [sealed, envelope()]),
      handOffFile(made.campaign, [envelope()]),
    ];
    const first = await importJson(made, ...files);
    expect(first).toMatchObject({ code: 0, refused: [] });
    expect(first.receipts).toMatchObject([
      { id: sealed.id, status: 'stored' },
      { status: 'stored' },
      { status: 'stored' },
    ]);
    const again = await importJson(made, ...files);
    expect(again).toMatchObject({ code: 0, epoch: first.epoch });
    expect(again.receipts).toMatchObject([
      { status: 'duplicate' },
      { status: 'duplicate' },
      { status: 'duplicate' },
    ]);
    expect(await storedIn(made)).toHaveLength(3);
    const exported = await calepin(['export', made.folder, '--identity', made.recoveryFile, '--json']);
    expect(JSON.parse(exported.stdout)).toMatchObject({ stored: 3, opened: 1 });
  });

  it('says for people how many it stored and how many were there', async () => {
    const made = createCampaign();
    const [old, fresh] = [envelope(), envelope()];
    await calepin(['import', made.folder, handOffFile(made.campaign, [old])]);
    const file = handOffFile(made.campaign, [old, fresh]);
    expect(await calepin(['import', made.folder, file])).toEqual({
      code: 0,
      stdout: `${file}: 1 envelope stored, 1 already there.\n`,
      stderr: '',
    });
  });

  it('agrees with uploads to the endpoint that runs meanwhile: the same envelope is there once', async () => {
    const made = createCampaign();
    const serving = await serve(made.folder, ['--port', '0', '--review-port', '0']);
    onTestFinished(() => serving.kill('SIGKILL'));
    const { token } = made.invitations.find(({ role }) => role === 'facilitator')!;
    const upload = async (...envelopes: readonly Envelope[]) => {
      const reply = await fetch(`${serving.app}/v1/batches`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: formOf(...envelopes),
      });
      return (await reply.json()) as { receipts: { status: string }[] };
    };
    const [byHand, byWire] = [envelope(), envelope()];
    await upload(byWire);
    const imported = await importJson(made, handOffFile(made.campaign, [byHand, byWire]));
    expect(imported.receipts).toEqual([...names([byHand], 'stored'), ...names([byWire], 'duplicate')]);
    expect((await upload(byHand)).receipts).toMatchObject([{ status: 'duplicate' }]);
    expect(await storedIn(made)).toHaveLength(2);
  });

  it('leaves the first of two envelopes with one id, and says so', async () => {
    const made = createCampaign();
    const first = envelope();
    const other = envelope(ageFile(), first.id);
    await calepin(['import', made.folder, handOffFile(made.campaign, [first])]);
    const said = await calepin(['import', made.folder, handOffFile(made.campaign, [other, envelope()])]);
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(new RegExp(`${first.id} was not stored: another envelope`));
    expect((await storedIn(made)).map(({ sha256 }) => sha256)).toContain(first.sha256);
    expect(await storedIn(made)).toHaveLength(2);
  });

  it('rejects what is not an envelope as an upload would', async () => {
    const made = createCampaign();
    const note = envelope(new TextEncoder().encode('a readable note'));
    const { code, receipts } = await importJson(made, handOffFile(made.campaign, [note]));
    expect(code).toBe(1);
    expect(receipts).toMatchObject([
      { id: note.id, status: 'rejected', problem: { type: 'urn:calepin:problem:not-an-envelope' } },
    ]);
    expect(await storedIn(made)).toEqual([]);
  });

  it('refuses a file that is damaged, of another campaign or something else, and takes in the others', async () => {
    const made = createCampaign();
    const wrong = envelope();
    const elsewhere = randomUUID();
    const good = envelope();
    const damaged = handOffFile(made.campaign, [envelope(), { ...wrong, bytes: ageFile() }]);
    const other = handOffFile(elsewhere, [envelope()]);
    const bare = join(freshFolder(), 'bare.age');
    writeFileSync(bare, ageFile());
    const absent = join(freshFolder(), 'absent.html');
    const files = [damaged, other, bare, absent, handOffFile(made.campaign, [good])];
    expect(await importJson(made, ...files)).toMatchObject({
      code: 1,
      receipts: names([good], 'stored'),
      refused: [
        { file: damaged, reason: 'damaged', id: wrong.id },
        { file: other, reason: 'other-campaign', campaign: elsewhere },
        { file: bare, reason: 'not-a-hand-off' },
        { file: absent, reason: 'unreadable' },
      ],
    });
    expect((await storedIn(made)).map(({ id }) => id)).toEqual([good.id]);
    const said = await calepin(['import', made.folder, ...files.slice(0, 4)]);
    expect(said).toMatchObject({ code: 1, stdout: '' });
    expect(said.stderr.split('\n').map((line) => line.replace(/^calepin: \S+: /, ''))).toEqual([
      `damaged on its way (${wrong.id}), nothing of it was taken: ask for it again, the device still holds it`,
      `of another campaign (${elsewhere}), nothing of it was taken`,
      'this is not a hand-off file',
      'cannot be read: there is no such file or folder',
      '',
    ]);
  });

  it('is wrong use without a file, and fails on a folder that is no campaign', async () => {
    expect(await calepin(['import', createCampaign().folder])).toMatchObject({ code: 2, stdout: '' });
    const file = handOffFile(randomUUID(), [envelope()]);
    expect(await calepin(['import', freshFolder(), file])).toMatchObject({ code: 1, stdout: '' });
  });
});
