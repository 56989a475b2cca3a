import { Encrypter, armor } from 'age-encryption';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { calepin } from '../../support/calepin.ts';
import type { MadeCampaign } from '../../support/campaign-copy.ts';
import { unzip } from '../../support/unzip.ts';
import { freshFolder } from './fresh-folder.ts';
import { campaignForTests, createIdea, createSubmission, store } from './campaign.ts';

const createCampaign = campaignForTests();

function recoveryFile({ recoveryIdentity }: MadeCampaign): string {
  const file = join(freshFolder(), 'recovery.txt');
  writeFileSync(file, `# kept offline\n${recoveryIdentity}\n`);
  return file;
}

async function exportJson(made: MadeCampaign): Promise<unknown> {
  const ran = await calepin(['export', made.folder, '--identity', recoveryFile(made), '--format', 'json']);
  expect(ran.code).toBe(0);
  return JSON.parse(ran.stdout);
}

describe('calepin export', () => {
  it('gives back what was sealed, with the review key and its passphrase', async () => {
    const made = createCampaign();
    const submission = createSubmission({
      ideas: [createIdea({ text: 'Café à midi, ça réchauffe 🎉' }), createIdea()],
    });
    await store(made, submission);
    const reviewKey = join(made.folder, 'review-key.age');
    const ran = await calepin(
      ['export', made.folder, '--identity', reviewKey, '--format', 'json'].concat(
        '--passphrase-file',
        made.passphraseFile,
      ),
    );
    const { id, revision, invitation, guide, fields, outcomes, counts, next, comment, ideas } = submission;
    expect(JSON.parse(ran.stdout)).toEqual({
      campaign: made.campaign,
      stored: 1,
      opened: 1,
      quarantined: [],
      meetings: [
        {
          id,
          revision,
          invitation,
          guide,
          fields,
          outcomes: outcomes.map((outcome) => ({ ...outcome, flags: [] })),
          counts,
          next,
          comment,
          commentFlags: [],
          ideas: ideas.map((idea) => ({ ...idea, flags: [] })),
        },
      ],
    });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });

  it('counts a meeting once, at its highest revision', async () => {
    const made = createCampaign();
    const first = createSubmission();
    const second = { ...first, revision: 2, ideas: [createIdea({ text: 'Second thoughts' })] };
    await store(made, second);
    await store(made, first);
    expect(await exportJson(made)).toMatchObject({
      stored: 2,
      opened: 2,
      meetings: [{ id: first.id, revision: 2, ideas: [{ text: 'Second thoughts' }] }],
    });
  });

  it('sets aside an envelope sealed to somebody else, names it, and exports the rest', async () => {
    const made = createCampaign();
    await store(made, createSubmission());
    const stranger = await createKeyPair();
    const id = await store({ ...made, recipients: [stranger.recipient] }, createSubmission());
    expect(await exportJson(made)).toMatchObject({
      stored: 2,
      opened: 1,
      quarantined: [{ id, reason: 'not-sealed-to-us' }],
    });
  });

  it('fails with the count when the identity opens nothing', async () => {
    const made = createCampaign();
    await store(made, createSubmission());
    await store(made, createSubmission());
    const { identity } = await createKeyPair();
    const file = recoveryFile({ ...made, recoveryIdentity: identity });
    const ran = await calepin(['export', made.folder, '--identity', file]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^calepin: this identity opens none of the 2 envelopes.*\n$/);
  });

  it('writes an empty export of an empty ledger', async () => {
    expect(await exportJson(createCampaign())).toMatchObject({ stored: 0, opened: 0, meetings: [] });
  });

  it('opens one .age file without its campaign folder', async () => {
    const { identity, recipient } = await createKeyPair();
    const submission = createSubmission();
    const envelope = await sealSubmission(submission, [recipient], randomUUID());
    const folder = freshFolder();
    writeFileSync(join(folder, 'key.txt'), identity);
    writeFileSync(join(folder, 'one.age'), envelope.bytes);
    const args = ['--identity', join(folder, 'key.txt'), '--format', 'json'];
    const ran = await calepin(['export', join(folder, 'one.age'), ...args]);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      campaign: null,
      stored: 1,
      meetings: [{ id: submission.id }],
    });

    const damaged = envelope.bytes.with(envelope.bytes.length - 1, envelope.bytes.at(-1)! ^ 1);
    writeFileSync(join(folder, 'one.age'), damaged);
    const again = await calepin(['export', join(folder, 'one.age'), ...args]);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/^calepin: none of the 1 envelope could be opened \(1 damaged\)\n$/);
  });

  it('reads an armored identity sealed with a passphrase', async () => {
    const { identity, recipient } = await createKeyPair();
    const folder = freshFolder();
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(10);
    encrypter.setPassphrase('correct horse battery');
    writeFileSync(join(folder, 'key.age'), armor.encode(await encrypter.encrypt(`${identity}\n`)));
    writeFileSync(join(folder, 'right.txt'), 'correct horse battery\n');
    writeFileSync(join(folder, 'wrong.txt'), 'correct horse batterie\n');
    const { bytes } = await sealSubmission(createSubmission(), [recipient], randomUUID());
    writeFileSync(join(folder, 'one.age'), bytes);
    const run = (...more: readonly string[]) =>
      calepin(['export', join(folder, 'one.age'), '--identity', join(folder, 'key.age'), ...more]);
    expect(await run('--passphrase-file', join(folder, 'right.txt'))).toMatchObject({ code: 0 });
    const wrong = await run('--passphrase-file', join(folder, 'wrong.txt'));
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toMatch(/^calepin: the passphrase does not open .*key\.age\n$/);
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
  });

  it('writes a table with the names of codes in both languages, safe for spreadsheets', async () => {
    const made = createCampaign();
    await store(made, createSubmission({ ideas: [createIdea({ text: '=1+1, "so"\nthey say' })] }));
    const out = join(freshFolder(), 'ideas.csv');
    const ran = await calepin(['export', made.folder, '--identity', recoveryFile(made), '--out', out]);
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    const csv = readFileSync(out, 'utf8');
    expect(csv).toMatch(/^\uFEFFidea,text,kind,/);
    expect(csv).toContain(`"'=1+1, ""so""\nthey say"`);
    expect(csv).toContain('Estrie (Eastern Townships),Estrie,nurse,Nurse,Infirmière ou infirmier');
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it('writes a workbook whose texts are texts, also one that looks like a formula or is not XML', async () => {
    const made = createCampaign();
    await store(made, createSubmission({ ideas: [createIdea({ text: '=HYPERLINK("x") & <b>\u0001' })] }));
    const out = join(freshFolder(), 'ideas.xlsx');
    const ran = await calepin(['export', made.folder, '--identity', recoveryFile(made), '--out', out]);
    expect(ran).toMatchObject({ code: 0 });
    const xml = unzip(readFileSync(out));
    expect(xml).toContain('=HYPERLINK');
    expect(xml).toContain('On recommence.');
    expect(xml).toContain('to_check');
    expect(xml).not.toContain('<f>');
    expect(xml).not.toContain('\u0001');
  });

  it('refuses an identity that is none, a missing one and a missing option as wrong use', async () => {
    const made = createCampaign();
    const { folder } = made;
    expect(await calepin(['export', folder])).toMatchObject({ code: 2, stdout: '' });
    expect(await calepin(['export', folder, '--identity', join(folder, 'none')])).toMatchObject({ code: 2 });
    expect(await calepin(['export', folder, '--identity', join(folder, 'campaign.json')])).toMatchObject({
      code: 2,
    });
  });

  it('leaves nothing behind where it cannot write', async () => {
    const made = createCampaign();
    const out = join(freshFolder(), 'no such folder', 'ideas.csv');
    const ran = await calepin(['export', made.folder, '--identity', recoveryFile(made), '--out', out]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(existsSync(out)).toBe(false);
  });
});

describe('the second net of calepin export', () => {
  const named = () =>
    createSubmission({
      outcomes: [{ topic: 'means', text: 'On demande à Sylvie Gagnon de rappeler.' }],
      ideas: [
        createIdea({ text: 'Ask [person 1], then Margaret Thompson, at 819 555-0142' }),
        createIdea({ jobTitle: 'assistant of Margaret Thompson', redactions: [], text: 'A march in June' }),
        createIdea({ text: 'A walk at noon', redactions: [] }),
      ],
    });

  interface Flagged {
    readonly text: string;
    readonly jobTitle: string;
    readonly redactions: readonly object[];
    readonly flags: readonly { field: 'text' | 'jobTitle'; kind: string; start: number; end: number }[];
  }
  const meetingOf = (stdout: string) =>
    (JSON.parse(stdout) as { meetings: { ideas: Flagged[]; outcomes: Flagged[] }[] }).meetings[0]!;
  const run = (made: MadeCampaign, ...more: readonly string[]) =>
    calepin(['export', made.folder, '--identity', recoveryFile(made), ...more]);

  it('leaves the texts as they are, says where a name still stands, and counts on stderr without a name', async () => {
    const made = createCampaign();
    const submission = named();
    await store(made, submission);
    const ran = await run(made, '--format', 'json');
    const { ideas, outcomes } = meetingOf(ran.stdout);
    expect(ideas.map(({ flags: _, ...idea }) => idea)).toEqual(submission.ideas);
    const found = [...ideas, ...outcomes].map((each) =>
      each.flags.map(({ field, kind, start, end }) => `${kind} ${each[field].slice(start, end)}`),
    );
    expect(found).toEqual([
      ['PERSON Margaret Thompson', 'PHONE 819 555-0142'],
      ['PERSON Margaret Thompson'],
      [],
      ['PERSON Sylvie Gagnon'],
    ]);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stderr).toMatch(/^2 of 3 ideas and 1 outcome still look as if they named someone.*\n$/);
    expect(ran.stderr).not.toMatch(/Thompson|Gagnon/);
  });

  it('replaces what it found with --strip, numbered after the placeholders that stood there', async () => {
    const made = createCampaign();
    await store(made, named());
    const ran = await run(made, '--format', 'json', '--strip');
    const { ideas, outcomes } = meetingOf(ran.stdout);
    expect(ideas[0]).toMatchObject({
      text: 'Ask [person 1], then [person 2], at [phone 1]',
      redactions: [
        { kind: 'PERSON', placeholder: '[person 1]' },
        { kind: 'PERSON', placeholder: '[person 2]' },
        { kind: 'PHONE', placeholder: '[phone 1]' },
      ],
      flags: [],
    });
    expect(ideas[1]).toMatchObject({
      jobTitle: 'assistant of [person 1]',
      text: 'A march in June',
      flags: [],
    });
    expect(outcomes[0]).toMatchObject({ text: 'On demande à [personne 1] de rappeler.', flags: [] });
    expect(ran).toMatchObject({
      code: 0,
      stderr: 'Replaced what looked like an identifier of a person in 2 of 3 ideas and 1 outcome.\n',
    });
  });

  it('reads the questions of a meeting’s own too', async () => {
    const made = createCampaign();
    const questions = [
      { id: 'own.1', topic: 'means', language: 'en' as const, text: 'What would Margaret Thompson say?' },
    ];
    await store(made, { ...createSubmission({ ideas: [] }), questions });
    const question = async (...more: readonly string[]) => {
      const { stdout } = await run(made, '--format', 'json', ...more);
      return (JSON.parse(stdout) as { meetings: { questions: Flagged[] }[] }).meetings[0]!.questions[0];
    };
    expect(await question()).toEqual({
      ...questions[0],
      flags: [{ field: 'text', kind: 'PERSON', start: 11, end: 28 }],
    });
    expect(await question('--strip')).toMatchObject({ text: 'What would [person 1] say?', flags: [] });
  });

  it('says how much there is to check in a column of the table', async () => {
    const made = createCampaign();
    await store(made, named());
    const { stdout } = await run(made, '--format', 'csv');
    const [head, ...rows] = stdout.trim().split('\r\n');
    const at = head!.split(',').indexOf('to_check');
    expect(at).toBeGreaterThan(0);
    const cells = (row: string) =>
      [...row.matchAll(/(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([cell]) => cell);
    expect(rows.map((row) => cells(row)[at])).toEqual(['2,', '1,', '0,']);
  });

  it('flags neither a placeholder, nor a job title of the list, nor a public figure of the campaign', async () => {
    const made = createCampaign();
    const ideas = [
      createIdea({ text: 'Write to François Legault with [person 1] and [personne 2]', jobTitle: 'nurse' }),
    ];
    await store(made, createSubmission({ ideas }));
    const ran = await run(made, '--format', 'json');
    expect(meetingOf(ran.stdout).ideas[0]!.flags).toEqual([]);
    expect(ran.stderr).toBe('');
  });
});
