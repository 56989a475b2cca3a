import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createFacilitator } from './facilitator.ts';
import { tourScreens } from './tour.ts';
import { createWorld, type World } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(async () => {
  await world.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a person may look at a screen. Sizes in CSS pixels; `text` in percent of the browser's usual size. */
const looks = [
  { name: 'narrow', width: 320, height: 640, scheme: 'light', forced: 'none', text: 100 },
  { name: 'narrow, dark', width: 320, height: 640, scheme: 'dark', forced: 'none', text: 100 },
  { name: 'narrow, large text', width: 320, height: 640, scheme: 'light', forced: 'none', text: 200 },
  { name: 'wide', width: 1280, height: 800, scheme: 'light', forced: 'none', text: 100 },
  { name: 'wide, dark, large text', width: 1280, height: 800, scheme: 'dark', forced: 'none', text: 200 },
  { name: 'wide, forced colours', width: 1280, height: 800, scheme: 'dark', forced: 'active', text: 100 },
] as const;
type Look = (typeof looks)[number];

test.each(['en', 'fr'] as const)(
  'every screen passes the checks of axe, needs no scrolling sideways and has targets of 48 px, however it is looked at, in %s',
  async (language) => {
    const context = await launchBrowser(world.profile, { locale: `${language}-CA` });
    const page = context.pages()[0]!;
    const session = await context.newCDPSession(page);
    const person = await createFacilitator(page, language);
    const troubles: string[] = [];
    const seen = new Set<string>();
    await tourScreens(person, world, async (screen) => {
      seen.add(screen);
      for (const look of looks) {
        await show(page, session, look);
        const found = await check(page);
        troubles.push(...found.map((trouble) => `${screen}, ${look.name}: ${trouble}`));
      }
      await show(page, session, looks[0]);
    });
    expect(troubles).toEqual([]);
    expect(seen.size).toBeGreaterThan(14);
  },
  600_000,
);

async function show(page: Page, session: CDPSession, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: look.scheme },
      { name: 'forced-colors', value: look.forced },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  await page.evaluate((percent) => {
    document.documentElement.style.fontSize = percent === 100 ? '' : `${(112.5 * percent) / 100}%`;
  }, look.text);
}

async function check(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })',
  )) as AxeResults;
  const rules = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${(failureSummary ?? '').replaceAll(/\s+/g, ' ').slice(0, 220)})`).join(', ')}`,
  );
  return [...rules, ...(await page.evaluate(measure))];
}

/** Runs in the page: what is too small to press, and what is too wide to be seen without scrolling sideways. */
function measure(): string[] {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 18;
  const wanted =
    'button, a[href], select, summary, textarea, input:not([type=radio], [type=checkbox]), label:has(input)';
  const dialog = document.querySelector('dialog[open]');
  const small = [...(dialog ?? document).querySelectorAll<HTMLElement>(wanted)].flatMap((element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
    if (element instanceof HTMLInputElement && element.type === 'file') return [];
    if (element.closest('.visually-hidden')) return [];
    const { width, height } = element.getBoundingClientRect();
    if (height >= 47.5 * Math.min(rem, 1) && width >= 47.5 * Math.min(rem, 1)) return [];
    return [
      `target of ${Math.round(width)} × ${Math.round(height)}: ${element.tagName} ${element.className} ${element.textContent?.slice(0, 30) ?? ''}`,
    ];
  });
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 1) return small;
  const edge = document.documentElement.clientWidth + 1;
  const beyond = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > edge)
    .map((element) => `${element.tagName}.${element.className}`);
  return [...small, `${wide} px too wide: ${beyond.slice(0, 6).join(', ')}`];
}
