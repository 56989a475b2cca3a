import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
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

/** What a person may say in ten ideas; the sixth comes from another sector. */
const ideas = [
  'Wear red on Thursdays',
  'Slow down the paperwork',
  'A picnic in front of the ministry',
  'Everyone takes the whole break',
  'Letters to the editor each week',
  'Walk out of meetings at noon',
  'Buttons on every badge',
  'Refuse overtime on weekends',
  'A banner over the highway',
  'Sing in the lobby',
];

test('from an opened meeting an idea takes its own typing and one key; another sector takes two presses more', async () => {
  const context = await launchBrowser(world.profile);
  const person = await createFacilitator(context.pages()[0]!, 'en');
  const { page, t } = person;
  await person.join(world.links.facilitator);
  await person.startMeeting(23, 'en');
  // Opened again, as from the list of meetings: nothing is pressed before the first letter.
  await page.reload();
  await page.getByRole('form', { name: t('capture.composer') }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await countActions(page);

  const rows = page.getByRole('list', { name: t('capture.ideas.list') }).getByRole('listitem');
  for (const [index, text] of ideas.entries()) {
    if (index === 5) {
      await page.getByRole('button', { name: t('capture.chip.sector') }).click();
      await page.getByRole('dialog').getByRole('listitem').nth(2).getByRole('button').click();
    }
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await rows.nth(index).waitFor();
  }
  const letters = ideas.join('').length;
  const { keys, pointers } = await readActions(page);
  expect({ keysBeyondTheText: keys - letters, pointers }).toEqual({ keysBeyondTheText: 10, pointers: 2 });
  expect((keys - letters + pointers) / ideas.length).toBeLessThanOrEqual(1.2);
});

interface Actions {
  keys: number;
  pointers: number;
}

async function countActions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const actions: Actions = { keys: 0, pointers: 0 };
    Object.assign(window, { actions });
    // Shift with a letter is part of the letter.
    addEventListener('keydown', ({ key }) => (actions.keys += key === 'Shift' ? 0 : 1), { capture: true });
    addEventListener('pointerdown', () => (actions.pointers += 1), { capture: true });
  });
}

function readActions(page: Page): Promise<Actions> {
  return page.evaluate(() => (window as unknown as { actions: Actions }).actions);
}
