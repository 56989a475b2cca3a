import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeHandOff } from '../../../src/contract/hand-off.ts';
import { decodeInvitation } from '../../../src/contract/invitation.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { calepin, calepinJson, serve } from '../../support/calepin.ts';
import { createDevice } from '../../support/device.ts';
import { campaignForTests, createIdea, createSubmission } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const createCampaign = campaignForTests();

/** A word as it is, and as usual programs would have written it. */
function spellings(word: string): readonly Buffer[] {
  const plain = Buffer.from(word);
  const wide = Buffer.from(word, 'utf16le');
  // Base64 of the same bytes has three faces, by what stands before; the ends depend on the neighbours.
  const faces = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), plain])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    plain,
    wide,
    ...[plain.toString('hex'), ...faces.filter((face) => face.length > 5)].map((text) => Buffer.from(text)),
  ];
}

/** Every file below a folder, or the file itself. */
function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/** The names of the files that hold a word in any spelling. */
function holdersOf(word: string, paths: readonly string[]): readonly string[] {
  return paths
    .flatMap(filesBelow)
    .filter((file) => {
      const bytes = readFileSync(file);
      return spellings(word).some((spelling) => bytes.includes(spelling));
    })
    .map((file) => file.split('/').at(-1)!)
    .sort();
}

it('takes marked words the whole way, and they are found only where they may be', async () => {
  const made = createCampaign();
  const idea = 'canary-of-an-idea-4b1d';
  const label = 'canary-of-a-label-99c2';
  const agent = 'canary-of-a-browser-0e7a';
  const name = 'canary-of-a-campaign-51f0';
  const { token, link } = await calepinJson<{ token: string; link: string }>([
    'invite',
    made.folder,
    '--label',
    label,
  ]);
  const { id: invitation } = decodeInvitation(link)!;
  const seal = () => {
    const marked = createIdea({ text: `${idea}, in red`, jobTitle: idea });
    const outcomes = [{ topic: 'means', text: idea }];
    const submission = createSubmission({ campaign: made.campaign, invitation, ideas: [marked], outcomes });
    return sealSubmission({ ...submission, comment: idea }, made.recipients, randomUUID());
  };
  const serving = await serve(made.folder, ['--port', '0', '--review-port', '0']);
  onTestFinished(() => serving.kill('SIGKILL'));
  const device = createDevice(() => serving.app, {
    token,
    envelopes: [await seal(), await seal()],
    deps: {
      fetch: (path, init) =>
        fetch(serving.app + (path as string), {
          ...init,
          headers: { ...init?.headers, 'user-agent': agent },
        }),
    },
  });
  await device.sync.wake('start');
  expect(device.entries().map(({ state }) => state)).toEqual(['received', 'received']);
  const outside = freshFolder();
  const handOff = join(outside, 'hand-off.html');
  const counts = { meetings: 1, ideas: 1 };
  const envelopes = [await seal()];
  writeFileSync(handOff, writeHandOff({ campaign: made.campaign, campaignName: name, counts, envelopes }));
  await calepinJson(['import', made.folder, handOff]);
  const backup = join(outside, 'campaign.backup');
  await calepinJson(['backup', made.folder, '--out', backup]);
  const restored = join(outside, 'restored');
  await calepinJson(['restore', backup, restored]);
  await serving.kill('SIGKILL');
  const log = join(outside, 'log.txt');
  writeFileSync(log, serving.log());

  const everywhere = [made.folder, outside];
  const key = ['--identity', join(made.folder, 'review-key.age'), '--passphrase-file', made.passphraseFile];
  const { stdout } = await calepin(['export', made.folder, ...key, '--json']);
  expect(stdout.match(new RegExp(`${idea}, in red`, 'g'))).toHaveLength(3);
  const passphrase = readFileSync(made.passphraseFile, 'utf8').trim();
  for (const secret of [idea, token, token.slice(3), passphrase, made.recoveryIdentity, 'AGE-SECRET-KEY-1']) {
    expect(holdersOf(secret, everywhere)).toEqual([]);
  }
  for (const secret of [agent, '127.0.0.1', new Date().toISOString().slice(0, 11)]) {
    expect(holdersOf(secret, everywhere)).toEqual([]);
  }
  expect(holdersOf(name, everywhere)).toEqual(['hand-off.html']);
  const ledgers = ['campaign.backup', 'ledger.sqlite', 'ledger.sqlite'];
  expect(holdersOf(label, everywhere).filter((file) => file !== 'ledger.sqlite-wal')).toEqual(ledgers);
  expect(holdersOf(invitation, everywhere).filter((file) => file !== 'ledger.sqlite-wal')).toEqual(ledgers);
}, 120_000);
