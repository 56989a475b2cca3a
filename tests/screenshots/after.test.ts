import { join } from 'node:path';
import { test } from 'vitest';
import { createFacilitator } from '../e2e/facilitator.ts';
import { readMeeting } from '../e2e/meetings.ts';
import { launchBrowser } from '../support/browser.ts';
import { folder, sizes, variants, worldOfEach } from './looks.ts';

const world = worldOfEach();

test.each(variants)('after the meeting, $size, in $language, $scheme', async ({ size, language, scheme }) => {
  const options = { viewport: sizes[size], locale: `${language}-CA`, colorScheme: scheme };
  const context = await launchBrowser(world().profile, options);
  const person = await createFacilitator(context.pages()[0]!, language);
  const { page, t } = person;
  const shoot = (name: string) =>
    page.screenshot({
      path: join(folder, `${name}-${size}-${language}-${scheme}.png`),
      animations: 'disabled',
      fullPage: true,
    });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const goTo = (hash: string) => page.evaluate((to) => (location.hash = to), hash);

  await person.join(world().links.facilitator);
  await person.startMeeting(23, language);
  for (const { labelled } of readMeeting(language).slice(0, 6)) {
    await person.note({ text: labelled.text, sector: null, region: null, jobTitle: 'garde forestière' });
  }
  const id = page.url().match(/meeting\/([^/]+)/)![1]!;
  await goTo(`/meeting/${id}/close`);
  await page.getByLabel(t('close.next.date')).fill('2031-10-22');
  await page.getByLabel(t('close.comment')).fill('Very clear.');
  await shoot('30-close');
  await press(t('minutes.title'));
  await page.getByRole('checkbox').check();
  await shoot('31-minutes');
  await page.emulateMedia({ media: 'print' });
  await shoot('32-minutes-print');
  await page.emulateMedia({ media: 'screen', colorScheme: scheme });
  await press(t('minutes.back'));
  await world().proxy.cut();
  await person.close();
  await shoot('33-ready-to-send');
  await goTo('/outbox');
  await page.getByText(t('outbox.send-all')).waitFor();
  await shoot('34-outbox');
  await press(t('outbox.hand-off.all'));
  await press(t('hand-off.save'));
  await page.getByText(t('hand-off.not-confirmed')).waitFor();
  await shoot('35-hand-off');
  await goTo('/receive');
  await page.locator('input[type=file]').setInputFiles({
    name: 'notes.html',
    mimeType: 'text/html',
    buffer: Buffer.from('<p>Notes</p>'),
  });
  await page.getByText(t('receive.problem.not-a-hand-off')).waitFor();
  await shoot('36-receive');
  await goTo('/wipe');
  await page.getByText(t('wipe.type', { word: t('wipe.word') })).waitFor();
  await shoot('39-wipe');
  await goTo('/outbox');
  await world().proxy.restore();
  await press(t('outbox.send-all'));
  await page.getByText(t('outbox.empty')).waitFor();
  await shoot('37-outbox-empty');
  await press(t('home.show-receipt'));
  await press(t('receipt.delete'));
  await shoot('38-receipt');
  await goTo('/print/guide');
  await page.getByText(t('print.guide.what')).waitFor();
  await shoot('40-print-guide');
  await page.emulateMedia({ media: 'print' });
  await shoot('41-print-guide-paper');
  await page.pdf({ path: join(folder, `guide-${size}-${language}.pdf`), preferCSSPageSize: true });
  await goTo('/print/tally');
  await page.getByText(t('tally.no-names')).first().waitFor();
  await shoot('42-print-tally-paper');
  await page.pdf({ path: join(folder, `tally-${size}-${language}.pdf`), format: 'Letter' });
  await page.emulateMedia({ media: 'screen', colorScheme: scheme });
  await shoot('43-print-tally');
});
