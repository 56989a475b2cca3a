import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createFacilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(async () => {
  await world.close();
});

/** Presses Tab until what is called `name` has the focus, and says whether its focus can be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body);
      const words = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      return {
        words: words.replaceAll(/\s+/g, ' ').trim(),
        outlined: outlineStyle !== 'none' && outlineWidth !== '0px',
      };
    });
    if (focused.words === name.replaceAll(/\s+/g, ' ')) {
      expect(focused.outlined, `the focus on “${name}” can be seen`).toBe(true);
      return;
    }
    passed.push(focused.words.slice(0, 30));
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach “${name}”; it passed ${[...new Set(passed)].join(' | ')}`);
}

test('a meeting goes from the invitation to the receipt by the keyboard alone', async () => {
  const context = await launchBrowser(world.profile, { viewport: { width: 1280, height: 800 } });
  const page = context.pages()[0]!;
  const person = await createFacilitator(page, 'en');
  const { t } = person;
  const press = async (name: string) => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };
  const hasFocus = (title: string) =>
    page.waitForFunction((words) => document.activeElement?.textContent === words, title);

  await page.goto(world.links.facilitator);
  await page.getByText(t('ready.set')).waitFor();
  await press(t('ready.go'));
  await page.getByText(t('home.empty')).waitFor();
  await press(t('home.start'));
  await hasFocus(t('start.title'));
  await press(t('start.go'));

  // The composer has the focus: type, Enter, type, Enter.
  await page.getByRole('form', { name: t('capture.composer') }).waitFor();
  for (const [index, idea] of ['Red shirts on Thursdays.', 'A picnic at noon.'].entries()) {
    await page.keyboard.type(idea);
    await page.keyboard.press('Enter');
    await page.getByText(idea).first().waitFor();
    await expect.poll(() => person.countRows(), { timeout: 20_000 }).toBe(index + 1);
  }
  await page.keyboard.press('Alt+ArrowDown');
  const question = world.guide.texts.en!.topics[0]!.questions[1]!.text;
  await page.getByRole('textbox', { name: t('capture.new', { question }) }).waitFor();

  // Help opens over the half-typed idea, and gives it back.
  await page.keyboard.type('Half an idea');
  await page.keyboard.press('F1');
  await hasFocus(t('help.title'));
  await press(t('help.back'));
  await page.getByRole('form', { name: t('capture.composer') }).waitFor();
  expect(
    await page
      .getByRole('form', { name: t('capture.composer') })
      .getByRole('textbox')
      .inputValue(),
  ).toBe('Half an idea');
  await page
    .getByRole('form', { name: t('capture.composer') })
    .getByRole('textbox')
    .focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');

  await press(t('capture.finish'));
  await hasFocus(t('close.title'));
  await press(t('close.go'));
  await page.getByText(t('receipt.sent')).waitFor();
  const exported = await world.readExport();
  expect(exported.meetings.flatMap(({ ideas }) => ideas.map(({ text }) => text))).toEqual([
    'Red shirts on Thursdays.',
    'A picnic at noon.',
  ]);
});

test('what changes is said once: an idea kept with what was removed, a problem at once', async () => {
  const context = await launchBrowser(world.profile);
  const page = context.pages()[0]!;
  const person = await createFacilitator(page, 'en');
  const { t } = person;
  await person.join(world.links.facilitator);
  await person.startMeeting(9, 'en');
  await person.note({ text: 'Marc-André Tremblay: a picnic.', sector: null, region: null, jobTitle: null });
  const said = page.getByRole('status').filter({ hasText: t('capture.kept', { n: 1 }) });
  await said.waitFor({ state: 'attached' });
  expect(await said.textContent()).toContain(t('removed.PERSON', { n: 1 }));
  await page.goto(`${page.url().split('#')[0]}#/start`);
  await page.getByLabel(t('start.present')).fill('many');
  await page.getByRole('button', { name: t('start.go') }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: t('start.error.number') })
    .waitFor();
  await page.getByRole('button', { name: t('start.error.number') }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
  const described = await page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? ''),
  );
  expect(described).toContain(t('start.error.number'));
});
