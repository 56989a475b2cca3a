import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { killBrowser, launchBrowser } from '../support/browser.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let person: Facilitator;

const carrierProfile = () => join(world.folder, '..', 'carrier');

beforeEach(async () => {
  world = await createWorld();
  const context = await launchBrowser(world.profile);
  person = await createFacilitator(context.pages()[0]!, 'en');
  await person.join(world.links.facilitator);
});

afterEach(async () => {
  killBrowser(carrierProfile());
  await world.close();
});

const goTo = ({ page }: Facilitator, hash: string) => page.evaluate((to) => void (location.hash = to), hash);

/** A closed meeting that cannot be sent, in a file. */
async function makeFile(): Promise<string> {
  const { page, t } = person;
  await world.proxy.cut();
  await person.startMeeting(12, 'en');
  await person.note({ text: 'Red shirts on Thursdays.', sector: null, region: null, jobTitle: null });
  const id = page.url().match(/meeting\/([^/]+)/)![1]!;
  await goTo(person, `/meeting/${id}/close`);
  await person.close();
  await goTo(person, '/hand-off');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t('hand-off.save'), exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^calepin-\d{4}-\d\d-\d\d\.html$/);
  const path = join(world.folder, '..', 'hand-off.html');
  await file.saveAs(path);
  await page.getByText(t('hand-off.not-confirmed')).waitFor();
  return path;
}

test('a meeting handed off by file is sent from another person’s phone, and its own sending later is no second copy', async () => {
  const path = await makeFile();
  expect(readFileSync(path, 'utf8')).not.toContain('Red shirts');

  // The carrier has a line to the endpoint of their own.
  const context = await launchBrowser(carrierProfile());
  const carrier = await createFacilitator(context.pages()[0]!, 'en');
  const { page, t } = carrier;
  await carrier.join(`${world.endpoint().app.replace(/\/$/, '')}/${new URL(world.links.facilitator).hash}`);
  await goTo(carrier, '/receive');
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: t('receive.take') }).click();
  await page.getByText(t('receive.added', { n: 1 })).waitFor();
  await goTo(carrier, '/outbox');
  await page.getByText(t('outbox.empty')).waitFor();
  const receipt = await page.getByText(/receipt [0-9A-F]{4}-[0-9A-F]{4}/).innerText();
  expect(await world.readExport()).toMatchObject({ stored: 1, opened: 1 });

  // A second time the file says that it is here already.
  await goTo(carrier, '/receive');
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: t('receive.take') }).click();
  await page.getByText(t('receive.known', { n: 1 })).waitFor();

  // The device that made the file finds a network after all.
  await goTo(person, '/outbox');
  await person.page.getByText(person.t('outbox.handed-off')).waitFor();
  await world.proxy.restore();
  await person.page.getByRole('button', { name: person.t('outbox.send-all') }).click();
  await person.page.getByText(person.t('outbox.empty')).waitFor();
  expect(await person.page.getByText(/receipt [0-9A-F]{4}-[0-9A-F]{4}/).innerText()).toBe(receipt);
  expect(await world.readExport()).toMatchObject({ stored: 1, opened: 1 });
});

test('a file that another app shares is taken in by the service worker, offline, and only on the person’s word', async () => {
  const path = await makeFile();
  const { page, t } = person;
  await goTo(person, '/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // As the system does: from outside the app, whose own pages may submit no form.
  const action = new URL('/receive', page.url()).href;
  await page.goto('about:blank');
  await page.evaluate(
    ([to, name, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content!], name!, { type: 'text/html' }));
      const form = document.createElement('form');
      form.method = 'post';
      form.action = to!;
      form.enctype = 'multipart/form-data';
      const input = document.createElement('input');
      input.type = 'file';
      input.name = 'file';
      input.files = data.files;
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [action, 'hand-off.html', readFileSync(path, 'utf8')],
  );
  await page.waitForURL(/#\/receive$/);
  await page.getByRole('button', { name: t('receive.take') }).click();
  await page.getByText(t('receive.known', { n: 1 })).waitFor();
  await page.reload();
  await page.getByText(t('receive.lead')).waitFor();
  expect(await page.getByRole('button', { name: t('receive.take') }).count()).toBe(0);
});

test('a shared device forgets everything once what it held is in a file, and the app stays, offline', async () => {
  const { page, t } = person;
  await makeFile();
  await goTo(person, '/wipe');
  await page.getByLabel(t('wipe.type', { word: t('wipe.word') })).fill('no');
  await page.getByRole('button', { name: t('wipe.go') }).click();
  await page.getByText(t('wipe.mistyped', { word: t('wipe.word') })).waitFor();
  await page.getByLabel(t('wipe.type', { word: t('wipe.word') })).fill(t('wipe.word'));
  await page.getByRole('button', { name: t('wipe.go') }).click();
  await page.getByLabel(t('join.paste')).waitFor();
  await page.reload();
  await page.getByLabel(t('join.paste')).waitFor();
  const meetings = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('calepin');
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          const { result } = opening;
          if (!result.objectStoreNames.contains('meetings')) return resolve(0);
          const counting = result.transaction('meetings').objectStore('meetings').count();
          counting.addEventListener('success', () => resolve(counting.result));
        });
      }),
  );
  expect(meetings).toBe(0);
});
