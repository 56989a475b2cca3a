import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/db.ts';

/** The stores of every released version, and a row of each as that version wrote it. Kept for ever. */
const version1 = {
  stores: {
    meetings: 'id',
    ideas: 'id, meeting, [meeting+number]',
    outbox: 'id, meeting, state',
    guides: '[id+version]',
    enrolment: 'key',
    settings: 'key',
    keptWords: 'word',
  },
  meeting: {
    id: 'c0ffee00-0000-4000-8000-000000000001',
    campaign: 'c0ffee00-0000-4000-8000-000000000002',
    guide: { id: 'mobilization', version: 1 },
    fields: {
      date: '2026-11-21',
      start: null,
      end: null,
      mode: 'hybrid',
      sector: null,
      region: 'estrie',
      present: 12,
      regrets: null,
      language: 'fr',
    },
    state: 'open',
    changes: 3,
    revision: 1,
    outcomes: { means: 'On recommence.' },
    asked: ['a.b'],
  },
  idea: {
    id: 'c0ffee00-0000-4000-8000-000000000003',
    meeting: 'c0ffee00-0000-4000-8000-000000000001',
    topic: 'means',
    question: 'means.repeat',
    kind: 'idea',
    language: 'fr',
    text: 'Du rouge.',
    sector: null,
    region: null,
    jobTitle: null,
    redactions: [],
    number: 1,
    removed: false,
  },
  enrolment: { key: 'enrolment', campaign: { lists: { sectors: [], regions: [], jobTitles: [] } } },
  keptWord: { word: 'Rose' },
};

async function createVersion1(name: string): Promise<void> {
  const old = new Dexie(name);
  old.version(1).stores(version1.stores);
  await old.table('meetings').add(version1.meeting);
  await old.table('ideas').add(version1.idea);
  await old.table('enrolment').add(version1.enrolment);
  await old.table('keptWords').add(version1.keptWord);
  old.close();
}

test('a database of the first release opens with all that it held, and what is new is empty', async () => {
  const name = randomUUID();
  await createVersion1(name);
  const db = openDatabase(name);
  expect(await db.meetings.toArray()).toEqual([
    {
      ...version1.meeting,
      fields: { ...version1.meeting.fields, zone: null },
      counts: {},
      next: null,
      comment: null,
      pinned: [],
      skipped: [],
      minutes: {},
      questions: [],
      paper: false,
    },
  ]);
  expect(await db.ideas.toArray()).toEqual([
    {
      ...version1.idea,
      source: 'spoken',
      heard: 1,
      linkedTo: null,
      rung: null,
      carryOver: false,
      national: false,
      owner: null,
      due: null,
    },
  ]);
  expect((await db.enrolment.get('enrolment'))?.campaign.lists.rungs).toEqual([]);
  expect(await db.keptWords.toArray()).toEqual([version1.keptWord]);
  expect(await db.followUps.toArray()).toEqual([]);
  db.close();
});

test('a migration that fails half-way leaves the old database as it was', async () => {
  const name = randomUUID();
  await createVersion1(name);
  const broken = openDatabase(name);
  broken.version(2).upgrade(async (transaction) => {
    await transaction.table('ideas').toCollection().modify({ source: 'chat' });
    throw new Error('power lost');
  });
  await expect(broken.open()).rejects.toThrow();
  broken.close();

  const old = new Dexie(name);
  old.version(1).stores(version1.stores);
  expect(await old.table('ideas').toArray()).toEqual([version1.idea]);
  expect(await old.table('meetings').toArray()).toEqual([version1.meeting]);
  old.close();
});
