import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { calepin, calepinJson } from '../support/calepin.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let person: Facilitator;

beforeEach(async () => {
  world = await createWorld();
  const context = await launchBrowser(world.profile);
  person = await createFacilitator(context.pages()[0]!, 'en');
  await person.join(world.links.facilitator);
  await person.startMeeting(12, 'en');
  await person.note({ text: 'Red shirts on Thursdays.', sector: null, region: null, jobTitle: null });
  await goToClose();
});

afterEach(async () => {
  await world.close();
});

async function goToClose(): Promise<void> {
  const { page, t } = person;
  await page.getByRole('button', { name: t('capture.topics') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('capture.finish') })
    .click();
}

async function countStored(): Promise<number> {
  const identity = ['--identity', world.init.reviewIdentity, '--passphrase-file', world.passphraseFile];
  const { stored } = await calepinJson<{ stored: number }>(['export', world.folder, ...identity]);
  return stored;
}

test('a captive portal’s page is not taken for a receipt: it is said, and the meeting is sent later, once', async () => {
  const { page, t } = person;
  world.proxy.portal(true);
  await person.close();
  await page.getByText(t('trouble.not-us')).first().waitFor();
  world.proxy.portal(false);
  await page.getByRole('button', { name: t('home.send') }).click();
  await page.getByText(t('receipt.sent')).waitFor();
  expect(await countStored()).toBe(1);
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
  expect(await countStored()).toBe(1);
});
