import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../src/contract/primitives.ts';
import type { Submission } from '../../src/contract/submission.ts';
import { sealSubmission } from '../../src/seal/seal.ts';
import { loadMessaging, type Catalogues } from '../../src/ui/i18n.tsx';
import { launchBrowser } from '../support/browser.ts';
import { sampleSubmission, stripped } from '../support/samples.ts';
import { createWorld, type World } from './world.ts';

const catalogues: Catalogues = {
  en: () => import('../../src/review/messages/en.po'),
  fr: () => import('../../src/review/messages/fr.po'),
};

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(async () => {
  await world.close();
});

/** Sends a submission as a facilitator's device would; `damage` turns a byte of the sealed text first. */
async function send(submission: Submission, damage = false): Promise<string> {
  const envelope = await sealSubmission(submission, world.init.recipients, randomUUID());
  if (damage) envelope.bytes[envelope.bytes.length - 5]! ^= 1;
  const form = new FormData();
  form.append(envelope.id, new Blob([envelope.bytes], { type: 'application/age' }), envelope.id);
  const { token } = world.init.invitations.find(({ role }) => role === 'facilitator')!;
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${world.endpoint().app}/v1/batches`, { method: 'POST', headers, body: form });
  expect(response.status).toBe(201);
  return envelope.id;
}

function meeting(text: string, change: Partial<Submission> = {}): Submission {
  const submission = sampleSubmission(1, { campaign: world.campaign.id, ...change });
  const [idea] = submission.ideas;
  return {
    ...submission,
    ideas: [{ ...idea!, text: stripped(text), sector: 'health', region: 'estrie', jobTitle: 'piano tuner' }],
  };
}

/** A reviewer at the passphrase screen of a laptop; `open` types a passphrase and presses Open. */
async function createReviewer(language: Language) {
  const options = { viewport: { width: 1280, height: 800 }, locale: `${language}-CA` };
  const context = await launchBrowser(world.profile, options);
  const page: Page = context.pages()[0]!;
  const { t } = await loadMessaging(language, catalogues);
  await page.goto(world.links.reviewer);
  return {
    page,
    t,
    open: async (passphrase: string) => {
      await page.getByLabel(t('review.passphrase'), { exact: true }).fill(passphrase);
      await page.getByRole('button', { name: t('review.open'), exact: true }).click();
    },
  };
}

test('a reviewer opens the envelopes with the passphrase and finds an idea by a word', async () => {
  await send(meeting('Wear red on Thursdays, says [person 1].'));
  await send(meeting('Brunch devant le ministère.', { fields: { ...meeting('').fields, language: 'fr' } }));
  const { page, open } = await createReviewer('en');
  await open(world.init.passphrase);
  await page.getByText('Wear red on Thursdays').waitFor();
  const question = world.guide.texts.en!.topics[0]!.questions[0]!.text;
  await page.getByRole('heading', { name: question }).waitFor();
  await page.getByText('piano tuner').first().waitFor();
  await page.getByRole('searchbox').fill('MINISTERE');
  await page.getByText('Brunch devant le ministère.').waitFor();
  await page.getByText('Wear red on Thursdays').waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('open');
});

test('a damaged envelope is set aside and counted, and the others are read', async () => {
  await send(meeting('An idea that arrives.'));
  await send(meeting('An idea that is damaged on its way.'), true);
  const altered = await send(meeting('An idea that rots in the ledger.'));
  const ledger = new DatabaseSync(join(world.folder, 'ledger.sqlite'));
  ledger.prepare('UPDATE envelopes SET bytes = zeroblob(size) WHERE id = ?').run(altered);
  ledger.close();
  const { page, t, open } = await createReviewer('fr');
  await open(world.init.passphrase);
  await page.getByText('An idea that arrives.').waitFor();
  await page.getByText(t('review.tally', { stored: 3, opened: 1, quarantined: 2 })).waitFor();
});

test('a wrong passphrase opens nothing and says so; the right one then opens', async () => {
  await send(meeting('Wear red on Thursdays.'));
  const { page, t, open } = await createReviewer('en');
  await open('not the passphrase');
  await page.getByText(t('review.trouble.wrong-passphrase.what')).waitFor();
  expect(await page.getByText('Wear red on Thursdays.').count()).toBe(0);
  await open(world.init.passphrase);
  await page.getByText('Wear red on Thursdays.').waitFor();
});
