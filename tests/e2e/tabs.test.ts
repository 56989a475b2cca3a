import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDeviceData } from '../support/device-data.ts';
import { notFound } from '../support/next-version.ts';
import { deliver } from '../support/proxy.ts';
import { countStored, note, noted, startAtClose } from './at-close.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let person: Facilitator;
/** How often the meeting left the device. */
let sendings: number;

beforeEach(async () => {
  world = await createWorld();
  person = await startAtClose(world);
  sendings = 0;
});

afterEach(async () => {
  await world.close();
});

/** Another tab on the same device. */
async function openTab(prepare: (page: Page) => Promise<void> = async () => {}): Promise<Facilitator> {
  const page = await person.page.context().newPage();
  await prepare(page);
  await page.goto(`http://localhost:${world.proxy.port}/`);
  return createFacilitator(page, 'en');
}

/** The first tab sends, and is never answered: it holds the lock. The next request goes through. */
async function holdTheLock(): Promise<void> {
  const sent = new Promise<void>((resolve) => {
    world.proxy.fateOf = ({ path }) => {
      if (path === '/sw.js') return notFound;
      if (path !== '/v1/batches') return deliver;
      sendings += 1;
      resolve();
      return sendings === 1 ? { type: 'hang' } : deliver;
    };
  });
  await person.close();
  await sent;
}

/** The service worker takes its turn as well, also at being the first; here the tabs are looked at. */
async function withoutServiceWorkers({ page }: Facilitator): Promise<void> {
  world.proxy.fateOf = ({ path }) => (path === '/sw.js' ? notFound : deliver);
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister();
  });
  await page.reload();
}

test('two tabs on one meeting: closed once, sent once', async () => {
  world.proxy.fateOf = ({ path }) => {
    if (path === '/v1/batches') sendings += 1;
    return deliver;
  };
  const other = await openTab();
  const { page, t } = other;
  await page.getByRole('button', { name: t('home.continue') }).click();
  await page.goto(person.page.url());
  // Whoever comes second may find the button gone.
  const buttons = await Promise.all(
    [person, other].map((tab) => tab.page.getByRole('button', { name: t('close.go') }).elementHandle()),
  );
  await Promise.all(buttons.map((button) => button.dispatchEvent('click')));
  for (const tab of [person, other]) {
    await tab.page.getByText(t('receipt.sent')).waitFor();
  }
  expect(sendings).toBe(1);
  expect(await countStored(world)).toBe(1);
});

test('an idea that is kept in one tab comes into the list of another, with its number', async () => {
  const other = await openTab();
  await other.page.getByRole('button', { name: other.t('home.continue') }).click();
  await other.page.getByText(noted).waitFor();
  await person.page.goto(other.page.url());
  await note(person, 'Sing in the lobby at noon.');
  await other.page.getByText('Sing in the lobby at noon.').waitFor();
  await note(other, 'Wear red on Thursdays.');
  await person.page.locator('li[value="3"]', { hasText: 'Wear red on Thursdays.' }).waitFor();
});

test('while the tab that sends is frozen, another one waits; after a minute it sends all the same', async () => {
  await withoutServiceWorkers(person);
  await holdTheLock();
  const devtools = await person.page.context().newCDPSession(person.page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  const other = await openTab((page) => page.clock.install());
  const { page, t } = other;
  await page.getByRole('button', { name: t('home.send') }).click();
  await page.clock.fastForward(30_000);
  expect(sendings).toBe(1);
  await page.clock.fastForward(31_000);
  await page.getByText(t('status.sent'), { exact: true }).waitFor();
  expect(await countStored(world)).toBe(1);
});

test('when the tab that sends crashes, another one takes over', async () => {
  await withoutServiceWorkers(person);
  await holdTheLock();
  // Opened before, it might be the one that sends.
  const other = await openTab();
  const { page, t } = other;
  await page.getByRole('button', { name: t('home.send') }).waitFor();
  const devtools = await person.page.context().newCDPSession(person.page);
  const crashed = person.page.waitForEvent('crash');
  // A tab that has crashed answers no more.
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  await page.getByRole('button', { name: t('home.send') }).click();
  await page.getByText(t('status.sent'), { exact: true }).waitFor();
  expect((await readDeviceData(page)).entries).toMatchObject([{ state: 'received', tries: 2 }]);
  expect(await countStored(world)).toBe(1);
});
