import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadMessaging, type Catalogues } from '../../src/ui/i18n.tsx';
import { launchBrowser } from '../support/browser.ts';
import { createFacilitator } from './facilitator.ts';
import { goToClose, note } from './at-close.ts';
import { createWorld, type World } from './world.ts';

const catalogues: Catalogues = {
  en: () => import('../../src/review/messages/en.po'),
  fr: () => import('../../src/review/messages/fr.po'),
};

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(() => world.close());

/** What a browser would run, fetch or turn round, were it taken for more than text. */
const hostile = [
  '<img src=x onerror="document.title=`taken`"> in the hall',
  '<script>document.title="taken"</script><b>bold</b> signs',
  '<svg onload=alert(1)><style>*{display:none}</style> banners',
  'left \u202Ethgir\u202C and zero\u200Bwidth',
];

/** Counts from the first document on what the policy of the page refuses. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { refused: [] });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { refused: string[] }).refused.push(`${violatedDirective} ${blockedURI}`);
    });
  });
}

/** Nothing of it became an element, and the policy had nothing to refuse. */
async function expectTextOnly(page: Page): Promise<void> {
  expect(await page.locator('#root :is(img, script, style, b, svg[onload], [onerror])').count()).toBe(0);
  expect(await page.title()).not.toContain('taken');
  expect(await page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
}

test('HTML, turned and invisible characters in an idea are text, to the person and to the team', async () => {
  const context = await launchBrowser(world.profile);
  const page = context.pages()[0]!;
  await watchPolicy(page);
  const person = await createFacilitator(page, 'en');
  await person.join(world.links.facilitator);
  await person.startMeeting(12, 'en');
  for (const text of hostile) await note(person, text);
  const rows = page.getByRole('list', { name: person.t('capture.ideas.list') });
  await rows.getByText('<img src=x onerror=').waitFor();
  await rows.getByText('<script>document').waitFor();
  await expectTextOnly(page);
  await goToClose(person);
  await expectTextOnly(page);
  await person.close();
  await page.getByText(person.t('receipt.sent')).waitFor();
  await expectTextOnly(page);

  const desk = await context.newPage();
  await watchPolicy(desk);
  const { t } = await loadMessaging('en', catalogues);
  await desk.goto(world.links.reviewer);
  await desk.getByLabel(t('review.passphrase'), { exact: true }).fill(world.init.passphrase);
  await desk.getByRole('button', { name: t('review.open'), exact: true }).click();
  await desk.getByText('<img src=x onerror=').waitFor();
  await desk.getByText('<script>document').waitFor();
  await expectTextOnly(desk);
});
