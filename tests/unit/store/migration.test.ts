import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/db.ts';
import { getSettings } from '../../../src/store/settings.ts';

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

/** What the second release wrote; its rows of other tables were those of the first. */
const version2 = {
  stores: { ...version1.stores, followUps: 'meeting, guide', device: 'key' },
  meeting: {
    ...version1.meeting,
    fields: { ...version1.meeting.fields, zone: 'America/Toronto' },
    counts: { 'urgent.come': { yes: 3, no: 1, unsure: 2 } },
    next: { date: '2026-12-05', time: '12:00', zone: 'America/Toronto' },
    comment: 'Trop long.',
    pinned: ['means.repeat'],
    skipped: ['strikes'],
    minutes: { means: 20 },
  },
  idea: {
    ...version1.idea,
    source: 'chat',
    heard: 4,
    linkedTo: null,
    rung: 'petition',
    carryOver: true,
    national: false,
    owner: null,
    due: '2026-12-01',
  },
  outboxEntry: {
    id: 'c0ffee00-0000-4000-8000-000000000004',
    meeting: 'c0ffee00-0000-4000-8000-000000000005',
    revision: 1,
    sha256: '0'.repeat(64),
    bytes: new Uint8Array([1, 2, 3]),
    size: 3,
    ideas: 1,
    state: 'queued',
    tries: 2,
    nextTry: 0,
    trouble: 'offline',
    receipt: null,
    receivedDay: null,
    epoch: null,
    handedOff: true,
  },
  followUp: {
    meeting: 'c0ffee00-0000-4000-8000-000000000006',
    guide: 'working-group',
    date: '2026-10-22',
    language: 'fr',
    keyPoints: ['Tenir bon.'],
    actions: [{ text: 'Appeler la salle.', owner: 'secrétaire', region: null, due: null }],
    carriedOver: [],
    next: null,
  },
  settings: { key: 'settings', uiLanguage: 'fr', textSize: 150 },
  device: { key: 'epoch', epoch: 'c0ffee00-0000-4000-8000-000000000007' },
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

test('a database of the second release opens with all that it held, and what is new is empty', async () => {
  const name = randomUUID();
  const old = new Dexie(name);
  old.version(2).stores(version2.stores);
  await old.table('meetings').add(version2.meeting);
  await old.table('ideas').add(version2.idea);
  await old.table('outbox').add(version2.outboxEntry);
  await old.table('followUps').add(version2.followUp);
  await old.table('settings').add(version2.settings);
  await old.table('device').add(version2.device);
  old.close();

  const db = openDatabase(name);
  expect(await db.meetings.toArray()).toEqual([{ ...version2.meeting, questions: [], paper: false }]);
  expect(await db.ideas.toArray()).toEqual([version2.idea]);
  expect(await db.outbox.toArray()).toEqual([version2.outboxEntry]);
  expect(await db.followUps.toArray()).toEqual([version2.followUp]);
  expect(await db.device.toArray()).toEqual([version2.device]);
  expect(await getSettings(db)).toMatchObject({ uiLanguage: 'fr', textSize: 150, enterKeeps: true });
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
