import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../bin/toolchain.mjs';
import { readDeviceData } from '../support/device-data.ts';
import { createNextVersion, notFound } from '../support/next-version.ts';
import { deliver } from '../support/proxy.ts';
import { portal200, rawReply } from '../support/replies.ts';
import { countStored, goToClose, note, noted, startMeeting } from './at-close.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let person: Facilitator;

beforeEach(async () => {
  world = await createWorld();
  person = await startMeeting(world);
});

afterEach(async () => {
  await world.close();
});

const origin = () => `http://localhost:${world.proxy.port}/`;

/** Has the browser look for a new version; resolves with what became of it. */
function update(page: Page): Promise<ServiceWorkerState> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<ServiceWorker>((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing!), { once: true });
    });
    await registration.update();
    const worker = await found;
    return new Promise<ServiceWorkerState>((resolve) => {
      const look = () => {
        if (worker.state !== 'installing') resolve(worker.state);
      };
      worker.addEventListener('statechange', look);
      look();
    });
  });
}

/** Offline, the app of before opens, with all its screens. */
async function worksOffline({ page, t }: Facilitator): Promise<void> {
  await world.proxy.cut();
  await page.goto('about:blank');
  await page.goto(origin());
  await page.getByRole('button', { name: t('home.start') }).click();
  await page.getByLabel(t('start.present')).waitFor();
  await page.goto(origin());
  await page.getByRole('button', { name: t('home.continue') }).click();
  await page.getByText(noted).waitFor();
}

test('a new version that lands in the middle of an idea takes nothing away; it is taken after the meeting, by a press', async () => {
  const { page, t } = person;
  const composer = page.getByRole('form', { name: t('capture.composer') }).getByRole('textbox');
  await composer.fill('A table out');
  world.proxy.fateOf = createNextVersion().fateOf;
  expect(await update(page)).toBe('installed');
  await composer.pressSequentially('side.');
  await page.keyboard.press('Enter');
  await page.getByText('A table outside.').waitFor();

  await page.goto(`${origin()}#/`);
  await page.getByText(t('update.later')).waitFor();
  await page.getByRole('button', { name: t('home.continue') }).click();
  await goToClose(person);
  await person.close();
  await page.goto(`${origin()}#/`);
  await page.getByText(t('status.sent'), { exact: true }).waitFor();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: t('update.now') }).click();
  await reloaded;
  await page.getByText(t('status.sent'), { exact: true }).waitFor();
  expect(await page.locator('script[src]').first().getAttribute('src')).toBe(
    createNextVersion().pathOf('index-', '.js'),
  );
  expect(await countStored(world)).toBe(1);
});

test('a new version of which one file is missing is not taken; the one before works offline', async () => {
  const next = createNextVersion();
  const missing = next.pathOf('seal-');
  world.proxy.fateOf = (request) => (request.path.startsWith(missing) ? notFound : next.fateOf(request));
  expect(await update(person.page)).toBe('redundant');
  await worksOffline(person);
});

test('a planted bug is seen: a service worker that swallows what fails in its installation is taken', async () => {
  const next = createNextVersion();
  const missing = next.pathOf('seal-');
  const swallow =
    'const wait = ExtendableEvent.prototype.waitUntil;' +
    'ExtendableEvent.prototype.waitUntil = function (done) { return wait.call(this, Promise.resolve(done).catch(() => {})); };';
  const worker = rawReply(
    '200 OK',
    ['content-type: text/javascript'],
    Buffer.concat([Buffer.from(swallow), next.bytesOf('/sw.js')]),
  );
  world.proxy.fateOf = (request) => {
    if (request.path === '/sw.js') return { type: 'answer', reply: worker };
    return request.path.startsWith(missing) ? notFound : next.fateOf(request);
  };
  expect(await update(person.page)).toBe('installed');
});

test.each(['the page', 'a file'])(
  'when a captive portal answers for %s of a new version, nothing of it is kept; the one before works offline',
  async (what) => {
    const next = createNextVersion();
    const path = what === 'the page' ? '/index.html' : next.pathOf('latest-');
    world.proxy.fateOf = (request) =>
      request.path.startsWith(path) ? { type: 'answer', reply: portal200 } : next.fateOf(request);
    expect(await update(person.page)).toBe('redundant');
    await worksOffline(person);
  },
);

test('a tab that stayed open over an update says that it must be reloaded, and loses nothing', async () => {
  const { page, t } = person;
  await goToClose(person);
  await person.close();
  await page.getByText(t('receipt.sent')).waitFor();
  await page.goto(`${origin()}#/`);
  const old = await createFacilitator(await page.context().newPage(), 'en');
  await old.page.goto(origin());
  await old.page.getByText(t('status.sent'), { exact: true }).waitFor();
  world.proxy.fateOf = createNextVersion().fateOf;
  expect(await update(page)).toBe('installed');
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: t('update.now') }).click();
  await reloaded;
  await (await page.context().newCDPSession(old.page)).send('Network.clearBrowserCache');
  await world.proxy.cut();

  await old.page.getByRole('button', { name: t('home.start') }).click();
  await old.page.getByRole('button', { name: t('recovery.reload') }).click();
  await old.page.getByLabel(t('start.present')).waitFor();
  await old.page.goto(`${origin()}#/`);
  await old.startMeeting(5, 'en');
  await note(old, 'A table outside.');
  await old.page.goto(`${origin()}#/`);
  await old.page.getByText(t('status.sent'), { exact: true }).waitFor();
});

test('a bad release is taken off by the kill switch, and what waits stays and is sent', async () => {
  const { page } = person;
  await goToClose(person);
  await world.proxy.cut();
  await person.close();
  const killSwitch = readFileSync(join(root, 'dist/app/kill-switch.js'));
  const reply = rawReply('200 OK', ['content-type: text/javascript'], killSwitch);
  world.proxy.fateOf = ({ path }) => {
    if (path === '/sw.js') return { type: 'answer', reply };
    return path === '/v1/batches' ? { type: 'hang' } : deliver;
  };
  await world.proxy.restore();
  await update(page);
  await page.waitForFunction(async () => (await caches.keys()).length === 0);
  expect((await readDeviceData(page)).entries).toMatchObject([
    { state: expect.stringMatching(/queued|sending/) },
  ]);

  world.proxy.fateOf = deliverOnly;
  await page.goto('about:blank');
  await page.goto(origin());
  await untilSent();
  expect(await countStored(world)).toBe(1);
});

const deliverOnly = () => deliver;

/** Closes the meeting offline and leaves the app; `wake` is what the browser does when a network appears. */
async function leaveWhileOffline(): Promise<{ devtools: CDPSession; wake: () => Promise<void> }> {
  const { page } = person;
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const registration = registrations.find(({ scopeURL }) => scopeURL === origin());
      if (registration) resolve(registration.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  await goToClose(person);
  await world.proxy.cut();
  await person.close();
  await page.goto('about:blank');
  await world.proxy.restore();
  const about = { origin: origin().replace(/\/$/, ''), registrationId, tag: 'send', lastChance: false };
  return { devtools, wake: async () => void (await devtools.send('ServiceWorker.dispatchSyncEvent', about)) };
}

test('in a pocket, with no tab open, the service worker sends what waits when a network appears', async () => {
  const { wake } = await leaveWhileOffline();
  const replied = replyTo('/v1/batches');
  await wake();
  await replied;
  await expect.poll(() => countStored(world), { timeout: 30_000 }).toBe(1);
  await person.page.goto(origin());
  await person.page.getByText(person.t('status.sent'), { exact: true }).waitFor();
});

test('a service worker that is stopped while it sends loses nothing: the app sends it, once', async () => {
  const { devtools, wake } = await leaveWhileOffline();
  const asked = replyTo('/v1/batches', { type: 'cut reply', after: 0 });
  await wake();
  await asked;
  await devtools.send('ServiceWorker.stopAllWorkers');
  world.proxy.fateOf = deliverOnly;
  await person.page.goto(origin());
  await untilSent();
  expect(await countStored(world)).toBe(1);
});

/**
 * Pressed, unless its time comes first: then it goes by itself, and there is nothing to press. A worker that waits for an
 * answer keeps the turn until Chromium ends it, after half a minute.
 */
async function untilSent(): Promise<void> {
  const send = person.page.getByRole('button', { name: person.t('home.send') });
  const sent = person.page.getByText(person.t('status.sent'), { exact: true });
  const patient = { timeout: 60_000 };
  await Promise.any([sent.waitFor(patient), send.click(patient).then(() => sent.waitFor(patient))]);
}

/** Resolves when a request to `path` has come by; it has this fate. */
function replyTo(path: string, fate: ReturnType<World['proxy']['fateOf']> = deliver): Promise<void> {
  return new Promise((resolve) => {
    world.proxy.fateOf = (request) => {
      if (request.path !== path) return deliver;
      resolve();
      return fate;
    };
  });
}
