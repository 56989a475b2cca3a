import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createFacilitator } from '../e2e/facilitator.ts';
import { readMeeting } from '../e2e/meetings.ts';
import { publishGuide } from '../e2e/publish-guide.ts';
import { folder, sizes, variants, worldOfEach } from './looks.ts';

const world = worldOfEach();

test.each(variants)('screens on a $size, in $language, $scheme', async ({ size, language, scheme }) => {
  const options = { viewport: sizes[size], locale: `${language}-CA`, colorScheme: scheme };
  const context = await launchBrowser(world().profile, options);
  const person = await createFacilitator(context.pages()[0]!, language);
  const { page, t } = person;
  const shoot = (name: string, of: Page = page) =>
    of.screenshot({
      path: join(folder, `${name}-${size}-${language}-${scheme}.png`),
      animations: 'disabled',
    });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await page.goto(`http://localhost:${world().proxy.port}/`);
  await page.getByLabel(t('join.paste')).waitFor();
  await shoot('01-join');
  await page.goto('about:blank');
  await page.goto(world().links.facilitator);
  await page.getByText(t('ready.set')).waitFor();
  await shoot('02-ready');
  const how = page.getByText(t('install.how'));
  if (await how.isVisible()) await how.click();
  await page.screenshot({
    path: join(folder, `02b-install-${size}-${language}-${scheme}.png`),
    fullPage: true,
  });
  await press(t('ready.practice'));
  for (let n = 1; n <= 3; n += 1) {
    await press(t('practice.fill'));
    await page.keyboard.press('Enter');
    await page
      .getByRole('list', { name: t('practice.list') })
      .getByRole('listitem')
      .nth(n - 1)
      .waitFor();
    if (n < 3) await shoot(`02c-practice-${n}`);
  }
  await shoot('02d-practised');
  await press(t('ready.go'));
  await page.getByText(t('home.empty')).waitFor();
  await shoot('03-home-empty');
  await press(t('help.open'));
  await page.getByText(t('help.keys')).waitFor();
  await page.screenshot({ path: join(folder, `04-help-${size}-${language}-${scheme}.png`), fullPage: true });
  await press(t('help.back'));
  await press(t('settings.title'));
  await page.getByText(t('settings.text-size')).waitFor();
  await page.screenshot({
    path: join(folder, `05-settings-${size}-${language}-${scheme}.png`),
    fullPage: true,
  });
  await press(t('capture.back'));
  await press(t('home.start'));
  await page.getByLabel(t('start.present')).waitFor();
  await page.getByText(t('start.minutes'), { exact: true }).click();
  await page.screenshot({ path: join(folder, `06-start-${size}-${language}-${scheme}.png`), fullPage: true });
  await press(t('capture.back'));
  await person.startMeeting(23, language);
  await shoot('07-capture-empty');
  await page.goto(
    `${page.url().split('#')[0]}${new URL(page.url()).hash.replace(/^(#\/meeting\/[^/]+).*$/, '$1/agenda')}`,
  );
  await page
    .getByText(t('agenda.questions', { n: 3 }))
    .first()
    .click();
  await shoot('07b-agenda');
  await press(t('home.continue'));
  for (const { labelled, jobTitle } of readMeeting(language).slice(0, 9)) {
    await person.note({ text: labelled.text, sector: null, region: null, jobTitle });
  }
  await page.keyboard.insertText('Picnic');
  await shoot('08-capture');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: t('capture.more.idea', { n: 9 }) }).click();
  await page.getByRole('button', { name: t('capture.remove.idea', { n: 9 }) }).click();
  await shoot('09-removed');
  await page.getByRole('button', { name: new RegExp(`^${t('capture.chip.region')}`) }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('10-pick');
  await page.keyboard.press('Escape');
  const field = page.getByLabel(t('capture.outcome.label'));
  if (size === 'laptop') await press(t('capture.outcome.go'));
  while (!(await field.isVisible())) await press(t('guide.next'));
  await shoot('11-outcome');
  if (size === 'phone') {
    await press(t('capture.topics'));
    await shoot('12-topics');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('capture.finish') })
      .click();
  } else {
    await press(t('capture.finish'));
  }
  await page.getByRole('button', { name: t('close.go') }).waitFor();
  await shoot('13-close');
  await world().proxy.cut();
  await person.close();
  await shoot('14-ready-to-send');
  await press(t('capture.back'));
  await shoot('15-home');
  await world().proxy.restore();
  await press(t('home.send'));
  await press(t('home.show-receipt'));
  await page.getByText(t('receipt.sent')).waitFor();
  await shoot('16-receipt');

  await page.goto(world().links.reviewer);
  await page.locator('input[type=password]').waitFor();
  await shoot('20-review-passphrase');
  await page.locator('input[type=password]').fill(world().init.passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').waitFor();
  await page.getByText('person 1').or(page.getByText('personne 1')).first().waitFor();
  await shoot('21-review-ideas');

  await publishGuide(world());
  await page.goto(`http://localhost:${world().proxy.port}/`);
  await page.getByText(t('home.guide-changed'), { exact: true }).waitFor();
  await shoot('22-home-guide-changed');
});
