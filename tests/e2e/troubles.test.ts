import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Campaign } from '../../src/contract/campaign.ts';
import { createKeyPair } from '../../src/seal/identity.ts';
import { launchBrowser } from '../support/browser.ts';
import { calepin, calepinJson } from '../support/calepin.ts';
import { readDeviceData } from '../support/device-data.ts';
import { deliver } from '../support/proxy.ts';
import { portal302, portal511, problemReply } from '../support/replies.ts';
import { countStored, goToClose, note, noted, startAtClose } from './at-close.ts';
import type { Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let person: Facilitator;

beforeEach(async () => {
  world = await createWorld();
  person = await startAtClose(world);
});

afterEach(async () => {
  await world.close();
});

test('a captive portal’s page is not taken for a receipt: it is said, and the meeting is sent later, once', async () => {
  const { page, t } = person;
  world.proxy.portal(true);
  await person.close();
  await page.getByText(t('trouble.not-us')).first().waitFor();
  world.proxy.portal(false);
  await page.getByRole('button', { name: t('home.send') }).click();
  await page.getByText(t('receipt.sent')).waitFor();
  expect(await countStored(world)).toBe(1);
});

test('a redirect to a log-in page, a demand for a log-in, a busy and a full endpoint are told apart, and nothing is lost', async () => {
  const { page, t } = person;
  const answers = [
    [portal302, 'trouble.not-us'],
    [portal511, 'trouble.not-us'],
    [problemReply('too-many', 'retry-after: 600'), 'trouble.busy'],
    [problemReply('not-ready', 'retry-after: 600'), 'trouble.busy'],
    [problemReply('too-large'), 'trouble.too-large'],
  ] as const;
  const [[first]] = answers;
  let reply = first;
  world.proxy.fateOf = ({ path }) => (path.startsWith('/v1/') ? { type: 'answer', reply } : deliver);
  await person.close();
  for (const [answer, sentence] of answers) {
    reply = answer;
    await page.getByRole('button', { name: t('home.send') }).click();
    await page.getByText(t(sentence)).first().waitFor();
  }
  world.proxy.fateOf = () => deliver;
  await page.getByRole('button', { name: t('home.send') }).click();
  await page.getByText(t('receipt.sent')).waitFor();
  expect(await countStored(world)).toBe(1);
});

test('with a revoked invitation everything is kept, and goes when a new one is opened', async () => {
  const { page, t } = person;
  const { token } = world.init.invitations.find(({ role }) => role === 'facilitator')!;
  expect((await calepin(['revoke', world.folder, token])).code).toBe(0);
  await person.close();
  await page.getByText(t('trouble.invitation-refused')).first().waitFor();
  const renewed = await calepinJson<{ link: string }>(['invite', world.folder]);
  await page.goto('about:blank');
  await page.goto(`http://localhost:${world.proxy.port}/${new URL(renewed.link).hash}`);
  await page.getByRole('button', { name: t('ready.go') }).click();
  await page.getByText(t('status.sent'), { exact: true }).waitFor();
  expect(await countStored(world)).toBe(1);
});

test('when the endpoint names other keys it is said, and nothing is sealed to them: what is sent opens with those of the invitation', async () => {
  const { page, t } = person;
  const file = join(world.folder, 'campaign.json');
  const campaign = Campaign.parse(JSON.parse(readFileSync(file, 'utf8')));
  const other = await createKeyPair();
  writeFileSync(file, JSON.stringify({ ...campaign, recipients: [other.recipient] }));
  await world.killEndpoint();
  await world.restart();
  const close = page.url();
  await page.goto(`${new URL(close).origin}/#/`);
  await page.reload();
  await page.getByText(t('home.other-keys')).waitFor();
  await page.goto(close);
  await person.close();
  await page.getByText(t('receipt.sent')).waitFor();
  expect(await world.readExport()).toMatchObject({ stored: 1, opened: 1 });
  const theirs = join(world.home, 'theirs.txt');
  writeFileSync(theirs, other.identity);
  expect((await calepin(['export', world.folder, '--identity', theirs])).code).toBe(1);

  await page.goto('about:blank');
  await page.goto(world.links.facilitator);
  await page.getByText(t('join.problem.other-keys')).waitFor();
});

test('a meeting that left, and whose receipt was lost, is opened again, corrected and sent: the team reads it as corrected, once', async () => {
  const { page, t } = person;
  const left = world.proxy.loseReplyTo('POST /v1/batches');
  world.proxy.fateOf = ({ path }) => (path === '/v1/batches' ? { type: 'cut reply', after: 0 } : deliver);
  await person.close();
  await left;
  await page.getByRole('button', { name: t('home.reopen') }).click();
  await page.getByText(noted).waitFor();
  await note(person, 'A table outside.');
  await page.getByRole('button', { name: t('capture.more.idea', { n: 1 }) }).click();
  await page.getByRole('button', { name: t('capture.remove.idea', { n: 1 }) }).click();
  await expect.poll(() => page.getByText(noted).count()).toBe(0);
  await goToClose(person);
  world.proxy.fateOf = () => deliver;
  await person.close();
  await page.getByText(t('receipt.sent')).waitFor();
  expect(await page.getByRole('button', { name: t('home.reopen') }).count()).toBe(0);
  const { stored, meetings } = await world.readExport();
  expect(stored).toBe(2);
  expect(meetings.map(({ revision, ideas }) => [revision, ideas.map(({ text }) => text)])).toEqual([
    [2, ['A table outside.']],
  ]);
});

test('while a request hangs, notes are taken as ever', async () => {
  const { page, t } = person;
  world.proxy.fateOf = ({ path }) => (path === '/v1/batches' ? { type: 'hang' } : deliver);
  await person.close();
  await page.getByRole('button', { name: t('capture.back') }).click();
  await person.startMeeting(7, 'en');
  await note(person, 'A table outside.');
  await page.getByText(t('state.saved')).waitFor();
});

test('who reads the whole line sees no word of a meeting', async () => {
  const { page, t } = person;
  const heard: Buffer[] = [];
  world.proxy.fateOf = ({ head, body }) => {
    heard.push(Buffer.from(head), body);
    return deliver;
  };
  await person.close();
  await page.getByText(t('receipt.sent')).waitFor();
  const line = Buffer.concat(heard).toString('latin1');
  expect(line).toContain('POST /v1/batches');
  expect(line).not.toContain(noted.slice(0, 12));
  expect(line).not.toContain('mobilization');
});

test('a clock that is years ahead or behind, or a journey to the date line, changes nothing: sent once, and the sealed copy is kept', async () => {
  const { page, t } = person;
  const day = 24 * 60 * 60_000;
  await page.clock.setSystemTime(Date.now() + 3 * 365 * day);
  await world.proxy.cut();
  await person.close();
  await page.getByText(t('trouble.offline')).first().waitFor();
  await page.clock.setSystemTime(Date.now() - 400 * day);
  await world.proxy.restore();
  await page.reload();
  await page.getByText(t('receipt.sent')).waitFor();
  await page.clock.setSystemTime(Date.now() + 3 * 365 * day);
  await page.reload();
  await page.getByText(t('receipt.sent')).waitFor();
  expect((await readDeviceData(page)).entries).toMatchObject([{ state: 'received', sealed: true }]);
  const receipt = page.url();
  await page.context().close();
  const elsewhere = await launchBrowser(world.profile, { zone: 'Pacific/Kiritimati' });
  const there = elsewhere.pages()[0]!;
  await there.goto(receipt);
  await there.getByText(t('receipt.sent')).waitFor();
  expect((await readDeviceData(there)).entries).toMatchObject([{ state: 'received', sealed: true }]);
  expect(await countStored(world)).toBe(1);
});
