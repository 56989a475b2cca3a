import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { createFacilitator } from '../e2e/facilitator.ts';
import { launchBrowser } from '../support/browser.ts';
import { calepin, calepinJson } from '../support/calepin.ts';
import { fillDisk } from '../support/fill-disk.ts';
import { createNextVersion } from '../support/next-version.ts';
import { deliver } from '../support/proxy.ts';
import { folder, sizes, variants, worldOfEach } from './looks.ts';

const world = worldOfEach();

async function openPerson({ size, language, scheme }: (typeof variants)[number]) {
  const options = { viewport: sizes[size], locale: `${language}-CA`, colorScheme: scheme };
  const context = await launchBrowser(world().profile, options);
  const person = await createFacilitator(context.pages()[0]!, language);
  const { page, t } = person;
  const origin = `http://localhost:${world().proxy.port}`;
  const openNeighbour = async () => {
    const neighbour = await context.newPage();
    await neighbour.goto(`${origin}/robots.txt`);
    return neighbour;
  };
  return {
    context,
    person,
    page,
    t,
    origin,
    sees: (id: string) => page.getByText(t(id)).first().waitFor(),
    shoot: (name: string, fullPage = false, of: Page = page) =>
      of.screenshot({
        path: join(folder, `${name}-${size}-${language}-${scheme}.png`),
        animations: 'disabled',
        fullPage,
      }),
    press: (name: string) => page.getByRole('button', { name, exact: true }).first().click(),
    goTo: async (hash: string) => {
      await page.evaluate((to) => void (location.hash = to), hash);
      await page.waitForTimeout(300);
    },
    /** A tab that holds the database in this version. */
    holdDatabase: async (version: number) => {
      const tab = await openNeighbour();
      await tab.evaluate(
        (held) =>
          new Promise((resolve) => {
            indexedDB.open('calepin', held).addEventListener('success', resolve);
          }).then(() => null),
        version,
      );
      return tab;
    },
  };
}

test.each(variants)('what seldom happens, $size, in $language, $scheme', async (variant) => {
  const { context, person, page, t, origin, sees, shoot, press, holdDatabase } = await openPerson(variant);
  const words = variant.language === 'en' ? 'A petition at noon' : 'Une pétition à midi';
  const say = (text: string) => person.note({ text, sector: null, region: null, jobTitle: null });

  const old = await holdDatabase(10);
  await page.goto(origin);
  await sees('storage.blocked.what');
  await shoot('70-blocked');
  await old.close();
  await sees('join.paste');

  const { token } = world().init.invitations.find(({ role }) => role === 'facilitator')!;
  await calepin(['revoke', world().folder, token]);
  await page.goto('about:blank');
  await page.goto(world().links.facilitator);
  await sees('join.problem.revoked');
  await shoot('71-refused', true);
  const { link } = await calepinJson<{ link: string }>(['invite', world().folder]);
  await page.goto('about:blank');
  await person.join(`${origin}/${new URL(link).hash}`);

  await person.startMeeting(23, variant.language);
  await say(words);
  await context.setOffline(true);
  await page.getByText(t('state.offline'), { exact: true }).first().waitFor();
  await shoot('72-offline');
  const veil = () => page.evaluate(() => void document.documentElement.toggleAttribute('data-veiled'));
  await veil();
  await shoot('73-veiled');
  await veil();
  await context.setOffline(false);

  const composer = page.getByRole('form', { name: t('capture.composer') }).getByRole('textbox');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 16_000_000 });
  await page.evaluate(fillDisk);
  await composer.fill(`${words}. `.repeat(800));
  await composer.press('Enter');
  await sees('problem.storage-full');
  await shoot('74-full');
  await composer.fill('');
  await cdp.send('Storage.overrideQuotaForOrigin', { origin });

  world().proxy.fateOf = createNextVersion().fateOf;
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await page.goto(`${origin}/#/`);
  await sees('update.later');
  await shoot('75-update-later', true);
  world().proxy.fateOf = () => deliver;

  await press(t('home.continue'));
  await composer.fill(words);
  await holdDatabase(990);
  await sees('storage.newer.what');
  await shoot('77-newer-tab');
  await context.close();
});

test.each(variants)('a device that keeps nothing, $size, in $language, $scheme', async (variant) => {
  const first = await openPerson(variant);
  await first.page.goto(first.origin);
  await first.sees('join.paste');
  await first.context.close();
  const place = join(world().profile, 'Default', 'IndexedDB');
  const database = readdirSync(place).find((name) => name.endsWith('.leveldb'))!;
  rmSync(join(place, database), { recursive: true });
  writeFileSync(join(place, database), 'not a folder');

  const { context, page, t, origin, sees, shoot, press } = await openPerson(variant);
  await page.goto(origin);
  await sees('storage.memory.what');
  await shoot('78-memory', true);
  // A screen that is in no cache any more, and no network to fetch it.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.clearBrowserCache');
  await world().proxy.cut();
  await press(t('help.open'));
  await sees('recovery.what');
  await shoot('76-recovery', true);
});

test.each(variants)('a device that forgot, $size, in $language, $scheme', async (variant) => {
  const { context, person, page, t, origin, sees, shoot, goTo } = await openPerson(variant);
  await person.join(world().links.facilitator);
  await person.startMeeting(23, variant.language);
  await person.note({ text: 'Picnic', sector: null, region: null, jobTitle: null });
  const [, id] = /meeting\/([^/]+)/.exec(page.url()) ?? [];
  await goTo(`/meeting/${id}/close`);
  await world().proxy.cut();
  await person.close();
  await goTo('/hand-off');
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: t('hand-off.save'), exact: true }).click();
  const path = join(world().home, 'hand-off.html');
  await (await downloads).saveAs(path);
  await goTo('/receive');
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: t('receive.take') }).waitFor();
  await shoot('79-receive-found', true);
  await page.getByRole('button', { name: t('receive.take') }).click();
  await page.getByText(t('receive.known', { n: 1 })).waitFor();
  await shoot('80-receive-known', true);
  const cover = await context.newPage();
  await cover.goto(pathToFileURL(path).href);
  await shoot('81-cover', true, cover);
  await cover.close();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await world().proxy.restore();
  await page.reload();
  await sees('storage.lost.what');
  await shoot('82-lost', true);
});
