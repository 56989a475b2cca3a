import { join } from 'node:path';
import { test } from 'vitest';
import { createFacilitator } from '../e2e/facilitator.ts';
import { launchBrowser } from '../support/browser.ts';
import { folder, sizes as usualSizes, variants, worldOfEach } from './looks.ts';

const sizes = { ...usualSizes, narrow: { width: 320, height: 640 } };

const world = worldOfEach(['mobilization', 'working-group']);

async function openPerson(variant: {
  readonly size: keyof typeof sizes;
  readonly language: 'en' | 'fr';
  readonly scheme: 'light' | 'dark';
}) {
  const { size, language, scheme } = variant;
  const options = { viewport: sizes[size], locale: `${language}-CA`, colorScheme: scheme };
  const context = await launchBrowser(world().profile, options);
  const person = await createFacilitator(context.pages()[0]!, language);
  const { page } = person;
  return {
    person,
    page,
    t: person.t,
    shoot: (name: string, fullPage = true) =>
      page.screenshot({
        path: join(folder, `${name}-${size}-${language}-${scheme}.png`),
        animations: 'disabled',
        fullPage,
      }),
    press: (name: string) => page.getByRole('button', { name, exact: true }).first().click(),
    goTo: async (hash: string) => {
      await page.evaluate((to) => void (location.hash = to), hash);
      await page.waitForTimeout(300);
    },
  };
}

test.each(variants)('states of screens, $size, in $language, $scheme', async (variant) => {
  const { person, page, t, shoot, press, goTo } = await openPerson(variant);
  await page.goto(new URL(world().links.facilitator).origin);
  await page.getByRole('textbox').fill('See you on Thursday.');
  await press(t('join.go'));
  await page.getByText(t('join.problem.mistyped')).waitFor();
  await shoot('50-join-problem');
  await person.join(world().links.facilitator);
  await goTo('/start');
  await press(t('start.go'));
  await shoot('51-start-errors');
  await goTo('/paper');
  await page.getByRole('radio').first().check({ force: true });
  await page.getByLabel(t('paper.date')).fill('2026-10-14');
  await shoot('52-paper-start');
  await press(t('paper.go'));
  await page.getByRole('combobox', { name: t('paper.part') }).waitFor();
  await person.note({
    text: 'Wear red on Thursdays.',
    sector: null,
    region: null,
    jobTitle: 'head nurse, third floor',
  });
  await shoot('53-paper-capture', false);
  const [, id] = /meeting\/([^/]+)/.exec(page.url()) ?? [];
  await goTo(`/meeting/${id}/agenda`);
  await page
    .getByText(t('agenda.questions', { n: 3 }))
    .first()
    .click();
  await press(t('agenda.question.add'));
  await shoot('54-agenda-question');
  await goTo(`/meeting/${id}/close`);
  await shoot('55-close-job-title');
  await goTo('/start');
  await page.getByRole('radio').first().check({ force: true });
  await press(t('start.go'));
  if (variant.size === 'phone') await press(t('cue.title'));
  else await page.getByText(t('cue.title')).click();
  await shoot('56-cues', false);
});

test.each([{ language: 'fr' as const, scheme: 'light' as const }])(
  'on a small phone with the largest text, in $language',
  async ({ language, scheme }) => {
    const { person, page, t, shoot, press, goTo } = await openPerson({
      size: 'narrow',
      language,
      scheme,
    });
    await person.join(world().links.facilitator);
    await goTo('/settings');
    await page.getByText(/175/).click();
    await page.waitForTimeout(300);
    await shoot('60-settings');
    await goTo('/');
    await shoot('61-home');
    await press(t('home.start'));
    await page.getByRole('radio').first().check({ force: true });
    await shoot('62-start');
    await press(t('start.go'));
    await page.getByRole('form').getByRole('textbox').waitFor();
    await person.note({ text: 'Du rouge tous les jeudis.', sector: null, region: null, jobTitle: null });
    await shoot('63-capture', false);
    const [, id] = /meeting\/([^/]+)/.exec(page.url()) ?? [];
    await goTo(`/meeting/${id}/agenda`);
    await shoot('64-agenda');
    await goTo(`/meeting/${id}/close`);
    await shoot('65-close');
    await goTo('/outbox');
    await shoot('66-outbox');
    await goTo('/print/tally');
    await shoot('67-tally');
  },
);
