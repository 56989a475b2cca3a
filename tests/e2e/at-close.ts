import { launchBrowser } from '../support/browser.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import type { World } from './world.ts';

/** Words that stand in the meeting of `startMeeting`. */
export const noted = 'Longer breaks on the night shift.';

/** A person who joined and noted one idea in a meeting that is open. */
export async function startMeeting(world: World): Promise<Facilitator> {
  const context = await launchBrowser(world.profile);
  const person = await createFacilitator(context.pages()[0]!, 'en');
  await person.join(world.links.facilitator);
  await person.startMeeting(12, 'en');
  await note(person, noted);
  return person;
}

export function note(person: Facilitator, text: string): Promise<void> {
  return person.note({ text, sector: null, region: null, jobTitle: null });
}

/** From a meeting to the page that closes it. */
export async function goToClose({ page, t }: Facilitator): Promise<void> {
  await page.getByRole('button', { name: t('capture.topics') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('capture.finish') })
    .click();
}

/** The same person, where a meeting is about to be closed. */
export async function startAtClose(world: World): Promise<Facilitator> {
  const person = await startMeeting(world);
  await goToClose(person);
  return person;
}

/** How many envelopes the endpoint holds. */
export async function countStored(world: World): Promise<number> {
  const { stored } = await world.readExport();
  return stored;
}
