import { join } from 'node:path';
import { test } from 'vitest';
import { createFacilitator } from '../e2e/facilitator.ts';
import { readMeeting } from '../e2e/meetings.ts';
import { launchBrowser } from '../support/browser.ts';
import { folder, sizes, variants, worldOfEach } from './looks.ts';

const world = worldOfEach(['mobilization', 'working-group']);

async function openPerson({ size, language, scheme }: (typeof variants)[number]) {
  const options = { viewport: sizes[size], locale: `${language}-CA`, colorScheme: scheme };
  const context = await launchBrowser(world().profile, options);
  const person = await createFacilitator(context.pages()[0]!, language);
  const { page, t } = person;
  const shoot = (name: string) =>
    page.screenshot({
      path: join(folder, `capture-${name}-${size}-${language}-${scheme}.png`),
      animations: 'disabled',
    });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const start = async (guide: string) => {
    await page.goto(`http://localhost:${world().proxy.port}/#/start`);
    await page.locator(`input[type=radio][value="${guide}"]`).check({ force: true });
    await page.locator('select[name=mode]').selectOption('hybrid');
    await press(t('start.go'));
    await page.waitForURL(/meeting/);
    await page.getByRole('main').waitFor();
  };
  const goTo = async (place: string) => {
    const [address] = /^.*#\/meeting\/[^/]+/.exec(page.url()) ?? [page.url()];
    await page.goto(`${address}/${place}`);
    await page.waitForTimeout(150);
  };
  const note = async (text: string) => {
    await page.getByRole('form').getByRole('textbox').click();
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    await page.getByText(text).first().waitFor();
  };

  await person.join(world().links.facilitator);
  return { person, page, t, shoot, press, start, goTo, note };
}

test.each(variants)('capture on a $size, in $language, $scheme', async (variant) => {
  const { size, language } = variant;
  const { person, page, t, shoot, press, start, goTo, note } = await openPerson(variant);
  await start('mobilization');
  for (const { labelled, jobTitle } of readMeeting(language).slice(0, 6)) {
    await person.note({ text: labelled.text, sector: null, region: null, jobTitle });
  }
  await page.getByRole('button', { name: t('capture.more.idea', { n: 6 }) }).click();
  await shoot('01-menu');
  await press(t('capture.more.heard'));
  await page.getByText(t('capture.done.heard', { n: 6 })).waitFor();
  await shoot('02-heard');
  await page.getByRole('button', { name: t('capture.edit.idea', { n: 5 }) }).click();
  await shoot('03-edit');
  await page.keyboard.press('Escape');
  await goTo('emergency/emergency.assemblies');
  await page.getByRole('button', { name: t('capture.hands.more', { name: t('capture.hands.yes') }) }).click();
  await note(language === 'en' ? 'A bus from each town' : 'Un autobus de chaque ville');
  await shoot('04-hands');
  await goTo('emergency/emergency.channels');
  await note(language === 'en' ? 'Text message' : 'Message texte');
  await note(language === 'en' ? 'Phone tree' : 'Chaîne téléphonique');
  await shoot('05-channels');
  if (size === 'phone') {
    await press(t('capture.topics'));
    await shoot('06-topics');
    await page.keyboard.press('Escape');
  }
});

test.each(variants)('a working group on a $size, in $language, $scheme', async (variant) => {
  const { language } = variant;
  const { page, t, shoot, press, start, goTo, note } = await openPerson(variant);
  await start('working-group');
  await shoot('07-checklist');
  await page
    .getByRole('button', { name: t('guide.statement.open') })
    .first()
    .click();
  await shoot('08-statement');
  await press(t('ui.close'));
  await goTo('overview/overview.inside');
  await shoot('09-information');
  await goTo('ladder/ladder.tactics');
  await note(language === 'en' ? 'A petition in each office' : 'Une pétition dans chaque bureau');
  await shoot('10-tactic');
  await goTo('next/next.actions');
  await note(language === 'en' ? 'Book the hall' : 'Réserver la salle');
  await page.getByRole('button', { name: t('capture.chip.due') }).click();
  await shoot('11-due');
  await page.keyboard.press('Escape');
  await goTo('next/next.meeting');
  await page.getByLabel(t('next.date'), { exact: true }).fill('2031-06-22');
  await shoot('12-next-meeting');
});
