import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../bin/toolchain.mjs';
import type { Language } from '../../src/contract/primitives.ts';
import { killBrowser, launchBrowser } from '../support/browser.ts';
import { calepin, calepinJson } from '../support/calepin.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { readMeeting, type MeetingNote } from './meetings.ts';
import { createWorld, type Exported, type World } from './world.ts';

let world: World;
let person: Facilitator;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePicture(join(root, 'dist', 'e2e-failed.png'));
  await world.close();
});

test('a meeting in each language goes the whole way: offline after one visit, through killed browsers and endpoints, to the review team', async () => {
  const notes = { en: readMeeting('en'), fr: readMeeting('fr') };
  expect([notes.en.length, notes.fr.length]).toEqual([40, 40]);

  // One visit, then the network goes away.
  let context = await launchBrowser(world.profile);
  person = await createFacilitator(context.pages()[0]!, 'en');
  await person.join(world.links.facilitator);
  await world.proxy.cut();
  await person.page.reload();

  // An English meeting; the browser dies in the middle of it and is started again, still offline.
  await person.startMeeting(23, 'en');
  await seesTheGuide(person, 'en');
  await noteAll(person, 'en', notes.en.slice(0, 25));
  await person.page.getByText('person 1').first().waitFor();
  await person.page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
  killBrowser(world.profile);
  context = await launchBrowser(world.profile);
  person = await createFacilitator(context.pages()[0]!, 'en');
  await person.page.goto(`http://localhost:${world.proxy.port}/`);
  await person.page.getByRole('button', { name: person.t('home.continue') }).click();
  await person.page.getByText(person.t('state.saved')).waitFor();
  await noteAll(person, 'en', notes.en.slice(25));
  await tryOut(person);
  const outcome = 'Red shirts on Thursdays, from next week.';
  await finish(person, outcome);

  // A French one on the same device, with the interface in French.
  await person.page.getByRole('button', { name: person.t('capture.back') }).click();
  person = await switchTo(person, 'fr');
  await person.startMeeting(31, 'fr');
  await noteAll(person, 'fr', notes.fr);
  await finish(person, 'On commence jeudi, en rouge.');

  // The network returns. The first reply is lost after the commit, then the endpoint is killed.
  const lost = world.proxy.loseReplyTo('POST /v1/batches');
  await world.proxy.restore();
  await lost;
  await world.killEndpoint();
  await world.restart();
  await person.page.getByText(person.t('receipt.sent')).waitFor({ timeout: 90_000 });
  await person.page.getByRole('button', { name: person.t('capture.back') }).click();
  await person.page.getByText(person.t('status.sent'), { exact: true }).nth(1).waitFor({ timeout: 90_000 });

  // Both arrived, once each, as they were typed, stripped.
  const exported = await calepinJson<Exported>([
    'export',
    world.folder,
    '--identity',
    world.init.reviewIdentity,
    '--passphrase-file',
    world.init.passphraseFile,
    '--format',
    'json',
  ]);
  expect(exported).toMatchObject({ stored: 2, opened: 2, quarantined: [] });
  for (const language of ['en', 'fr'] as const) {
    const meeting = exported.meetings.find(({ fields }) => fields.language === language)!;
    expect(meeting.fields.present).toBe(language === 'en' ? 23 : 31);
    expect(meeting.outcomes.map(({ text }) => text)).toEqual([
      language === 'en' ? outcome : 'On commence jeudi, en rouge.',
    ]);
    expect(meeting.ideas.map(({ id: _id, ...idea }) => pick(idea))).toEqual(
      await expectedIdeas(language, notes[language]),
    );
  }
  expect(new Set(exported.meetings.flatMap(({ ideas }) => ideas.map(({ id }) => id))).size).toBe(80);

  // What identifies a person by its form is nowhere: not in the profile, not at the endpoint, not in its log.
  const structured = [...notes.en, ...notes.fr].flatMap(({ labelled: { text, spans } }) =>
    spans.filter(({ kind }) => kind !== 'PERSON').map(({ start, end }) => text.slice(start, end)),
  );
  expect(structured.length).toBeGreaterThan(5);
  for (const identifier of structured) {
    expect(world.filesWith(identifier, 'profile')).toEqual([]);
    expect(world.filesWith(identifier, 'campaign')).toEqual([]);
    expect(world.endpoint().log()).not.toContain(identifier);
  }
});

/** What was on screen when the test failed, if the browser still lives. */
async function takePicture(path: string): Promise<void> {
  await person.page.screenshot({ path, timeout: 5_000 }).catch(() => {});
}

/** Question after question, in the order of the guide. */
async function noteAll(
  person: Facilitator,
  language: Language,
  notes: readonly MeetingNote[],
): Promise<void> {
  for (const { question, labelled, ...attributes } of notes) {
    await person.goToQuestion(questionText(language, question));
    await person.note({
      text: labelled.text,
      sector: label('sectors', attributes.sector, language),
      region: label('regions', attributes.region, language),
      jobTitle: attributes.jobTitle,
    });
  }
}

/** Topic, question, its prompts and the context of the topic. */
async function seesTheGuide({ page, t }: Facilitator, language: Language): Promise<void> {
  const [topic] = world.guide.texts[language]!.topics;
  const [question] = topic!.questions;
  await page.getByText(topic!.title).first().waitFor();
  await page.getByRole('heading', { name: question!.text }).waitFor();
  await page.getByText(t('guide.prompts', { n: question!.prompts.length }), { exact: true }).click();
  await page.getByText(question!.prompts[0]!.text).waitFor();
  await page.getByText(t('guide.context'), { exact: true }).click();
  await page.getByText(topic!.context[0]!).first().waitFor();
  await page.getByText(t('guide.context'), { exact: true }).click();
}

/** Editing, removing, and taking a removal back: all as if nothing had been. */
async function tryOut(person: Facilitator): Promise<void> {
  const { page, t } = person;
  const before = await person.countRows();
  const last = 40;
  await page.getByRole('button', { name: t('capture.more.idea', { n: last }) }).click();
  await page.getByRole('button', { name: t('capture.remove.idea', { n: last }) }).click();
  await page.getByRole('button', { name: t('capture.undo'), exact: true }).click();
  await page.getByRole('button', { name: t('capture.edit.idea', { n: last }) }).click();
  const field = page.getByRole('textbox', { name: t('capture.edit.field', { n: last }) });
  const text = await field.inputValue();
  await field.fill(`${text} Really.`);
  await page.getByRole('button', { name: t('capture.edit.keep') }).click();
  await page.getByText('Really.').waitFor();
  await page.getByRole('button', { name: t('capture.edit.idea', { n: last }) }).click();
  await field.fill(text);
  await page.getByRole('button', { name: t('capture.edit.keep') }).click();
  await page.getByText('Really.').waitFor({ state: 'detached' });
  expect(await person.countRows()).toBe(before);
}

async function finish(person: Facilitator, outcome: string): Promise<void> {
  const { page, t } = person;
  const field = page.getByLabel(t('capture.outcome.label'));
  while (!(await field.isVisible()))
    await page.getByRole('button', { name: t('guide.next'), exact: true }).click();
  await person.writeOutcome(outcome);
  await page.getByRole('button', { name: t('capture.finish') }).click();
  await person.close();
}

/** The same person, after changing the language of the app in the settings. */
async function switchTo({ page, t }: Facilitator, language: Language): Promise<Facilitator> {
  await page.getByRole('button', { name: t('settings.title') }).click();
  const own = t(`language.${language}.own`);
  await page
    .getByRole('group', { name: t('settings.language') })
    .getByRole('radio', { name: own })
    .click();
  const person = await createFacilitator(page, language);
  await page.getByRole('button', { name: person.t('capture.back') }).click();
  return person;
}

function questionText(language: Language, id: string): string {
  const questions = world.guide.texts[language]!.topics.flatMap((topic) => topic.questions);
  return questions.find((question) => question.id === id)!.text;
}

function label(list: 'sectors' | 'regions', code: string | null, language: Language): string | null {
  if (code === null) return null;
  return world.campaign.lists[list].find((choice) => choice.code === code)![language];
}

type Comparable = Omit<Exported['meetings'][number]['ideas'][number], 'id'>;

function pick({ topic, question, text, sector, region, jobTitle }: Comparable): Comparable {
  return { topic, question, text, sector, region, jobTitle };
}

/** What was typed, through the stripper of the command. */
async function expectedIdeas(language: Language, notes: readonly MeetingNote[]): Promise<Comparable[]> {
  const strip = async (texts: readonly string[]) => {
    const keep = join(world.folder, '..', 'keep.txt');
    writeFileSync(keep, world.campaign.keepList.join('\n'));
    const input = texts.map((text) => JSON.stringify({ text })).join('\n');
    const { stdout } = await calepin(['strip', '--lang', language, '--keep', keep], `${input}\n`);
    return stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text);
  };
  const texts = await strip(notes.map(({ labelled }) => labelled.text));
  return notes.map(({ topic, question, sector, region, jobTitle }, n) => ({
    topic,
    question,
    text: texts[n]!,
    sector,
    region,
    jobTitle: codeOf(jobTitle, language),
  }));
}

/** Words that stand in the list of job titles are kept as its code. */
function codeOf(jobTitle: string | null, language: Language): string | null {
  const key = jobTitle?.toLowerCase();
  const choice = world.campaign.lists.jobTitles.find((title) => title[language].toLowerCase() === key);
  return choice?.code ?? jobTitle;
}
