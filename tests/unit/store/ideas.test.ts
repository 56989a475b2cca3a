import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/db.ts';
import {
  changeIdeas,
  editIdea,
  getIdea,
  keepIdea,
  listIdeas,
  moveIdea,
  removeIdea,
  restoreIdea,
  tallyIdea,
} from '../../../src/store/ideas.ts';
import { getMeeting, setAsked, startMeeting } from '../../../src/store/meetings.ts';
import { defaultSettings, getSettings, saveSettings } from '../../../src/store/settings.ts';
import { sampleIdea, sampleMeeting, stripped } from '../../support/samples.ts';

async function createWorld() {
  const db = openDatabase(`calepin-${randomUUID()}`);
  const meeting = await startMeeting(db, sampleMeeting());
  return { db, meeting };
}

test('ideas are numbered in the order in which they were kept', async () => {
  const { db, meeting } = await createWorld();
  await Promise.all(Array.from({ length: 20 }, () => keepIdea(db, sampleIdea(meeting.id))));
  const ideas = await listIdeas(db, meeting.id);
  expect(ideas.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test('keeping the same idea twice keeps it once', async () => {
  const { db, meeting } = await createWorld();
  const idea = sampleIdea(meeting.id);
  const first = await keepIdea(db, idea);
  expect(await keepIdea(db, idea)).toEqual(first);
  expect(await listIdeas(db, meeting.id)).toEqual([first]);
});

test('a removed idea comes back where it was, and its number is not given away', async () => {
  const { db, meeting } = await createWorld();
  const first = await keepIdea(db, sampleIdea(meeting.id));
  await removeIdea(db, first.id);
  const second = await keepIdea(db, sampleIdea(meeting.id));
  expect((await listIdeas(db, meeting.id)).map(({ id }) => id)).toEqual([second.id]);
  await restoreIdea(db, first.id);
  expect((await listIdeas(db, meeting.id)).map(({ number }) => number)).toEqual([1, 2]);
});

test('an idea is edited and moved in place', async () => {
  const { db, meeting } = await createWorld();
  const idea = await keepIdea(db, sampleIdea(meeting.id));
  await editIdea(db, idea.id, { text: stripped('Wear black.'), region: 'laval' });
  await moveIdea(db, idea.id, { topic: 'strikes', question: null });
  expect(await listIdeas(db, meeting.id)).toEqual([
    { ...idea, text: 'Wear black.', region: 'laval', topic: 'strikes', question: null },
  ]);
});

test('every change of the meeting or its ideas is counted', async () => {
  const { db, meeting } = await createWorld();
  const idea = await keepIdea(db, sampleIdea(meeting.id));
  await editIdea(db, idea.id, { sector: null });
  await setAsked(db, meeting.id, 'means.repeat.1', true);
  await setAsked(db, meeting.id, 'means.repeat.1', true);
  expect(await getMeeting(db, meeting.id)).toMatchObject({ changes: 4, asked: ['means.repeat.1'] });
});

test('settings start from the device and change one at a time', async () => {
  const { db } = await createWorld();
  expect(await getSettings(db)).toEqual(defaultSettings);
  await saveSettings(db, { theme: 'dark' });
  await saveSettings(db, { uiLanguage: 'fr' });
  expect(await getSettings(db)).toEqual({ ...defaultSettings, uiLanguage: 'fr', theme: 'dark' });
});

test('an idea that is heard again counts up and down, never below once, however fast it is pressed', async () => {
  const { db, meeting } = await createWorld();
  const { id } = await keepIdea(db, sampleIdea(meeting.id));
  await Promise.all([tallyIdea(db, id, 1), tallyIdea(db, id, 1), tallyIdea(db, id, 1)]);
  expect((await getIdea(db, id))?.heard).toBe(4);
  for (let press = 0; press < 6; press += 1) await tallyIdea(db, id, -1);
  expect((await getIdea(db, id))?.heard).toBe(1);
});

test('several changes of ideas are made together, or not at all', async () => {
  const { db, meeting } = await createWorld();
  const { id } = await keepIdea(db, sampleIdea(meeting.id));
  const missing = changeIdeas(db, [
    { id, change: { carryOver: true } },
    { id: randomUUID(), change: { carryOver: true } },
  ]);
  await expect(missing).rejects.toThrow();
  expect((await getIdea(db, id))?.carryOver).toBe(false);
  await changeIdeas(db, [{ id, change: { removed: true } }], sampleIdea(meeting.id));
  expect((await listIdeas(db, meeting.id)).map(({ number }) => number)).toEqual([2]);
});
