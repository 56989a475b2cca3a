import type { BrowserContext, Page, Worker } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createFacilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let context: BrowserContext;

beforeEach(async () => {
  world = await createWorld();
  context = await launchBrowser(world.profile);
});

afterEach(() => world.close());

/** Says whether the content security policy lets code be compiled where it runs. */
const mayCompile = (): boolean => {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)));
  } catch {
    return false;
  }
};

const stripperOf = async (page: Page): Promise<Worker> =>
  page.workers().find((worker) => worker.url().includes('/assets/worker-')) ??
  page.waitForEvent('worker', (worker) => worker.url().includes('/assets/worker-'));

test('the stripper may compile WebAssembly, its page may not, online and from the stored app', async () => {
  const page = context.pages()[0]!;
  const person = await createFacilitator(page, 'en');
  await person.join(world.links.facilitator);
  await person.startMeeting(3, 'en');
  expect(await page.evaluate(mayCompile)).toBe(false);
  expect(await (await stripperOf(page)).evaluate(mayCompile)).toBe(true);

  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  expect(await (await stripperOf(page)).evaluate(mayCompile)).toBe(true);
  expect(await page.evaluate(mayCompile)).toBe(false);
});
