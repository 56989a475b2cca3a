import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'vitest';
import { root } from '../../bin/toolchain.mjs';
import { createFacilitator } from '../e2e/facilitator.ts';
import { readMeeting } from '../e2e/meetings.ts';
import { createWorld, type World } from '../e2e/world.ts';
import { launchBrowser } from '../support/browser.ts';
import { sizes } from './looks.ts';

// The pictures that the manifests show before the app is installed: `npm run screenshots -- manifest`.
const folder = join(root, 'public', 'screens');

let world: World;

beforeEach(async () => {
  mkdirSync(folder, { recursive: true });
  world = await createWorld();
}, 120_000);

afterEach(async () => {
  await world.close();
});

const variants = (['phone', 'laptop'] as const).flatMap((size) =>
  (['en', 'fr'] as const).map((language) => ({ size, language })),
);

test.each(variants)('pictures for the manifest, $size, $language', async ({ size, language }) => {
  const context = await launchBrowser(world.profile, { viewport: sizes[size], locale: `${language}-CA` });
  const person = await createFacilitator(context.pages()[0]!, language);
  const { page, t } = person;
  const shoot = (name: string) =>
    page.screenshot({ path: join(folder, `${name}-${size}.${language}.png`), animations: 'disabled' });
  await person.join(world.links.facilitator);
  await person.startMeeting(23, language);
  for (const { labelled } of readMeeting(language).slice(0, 5)) {
    await person.note({ text: labelled.text, sector: null, region: null, jobTitle: null });
  }
  await shoot('capture');
  if (size === 'laptop') return;
  const id = page.url().match(/meeting\/([^/]+)/)?.[1];
  await page.evaluate((to) => void (location.hash = to), `/meeting/${id}/close`);
  await page.getByRole('heading', { name: t('close.script') }).waitFor();
  await shoot('close');
});
