import { Dexie, type Table } from 'dexie';
import type { CampaignView } from '../contract/campaign.ts';
import type { FollowUp } from '../contract/follow-up.ts';
import type { Guide } from '../contract/guide.ts';
import { ideaDefaults, type Idea } from '../contract/idea.ts';
import type { Invitation } from '../contract/invitation.ts';
import { emptyMeeting, type Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';
import type { KeptWord } from './kept-words.ts';
import type { Settings } from './settings.ts';

/** The campaign that this device joined. One at a time; joining again replaces it. */
export interface Enrolment {
  readonly key: 'enrolment';
  readonly invitation: Invitation;
  readonly campaign: CampaignView;
  /** Guides that changed since the person last looked. */
  readonly changedGuides?: readonly Slug[];
}

/** What the device knows of its own storage. */
export type DeviceRow =
  /** Made with the database: another one later means that the browser replaced it by an empty one. */
  | { readonly key: 'epoch'; readonly epoch: Uuid }
  /** Room to give up when the device is full, so that a meeting can still be ended and sealed. */
  | { readonly key: 'ballast'; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * The device's database. The only file that names tables, indexes and versions.
 *
 * Only stripped text has a place here: the type of `ideas` refuses a plain string. `keptWords` are words that
 * a person has chosen to keep, each on its own, without the text that they stood in. `outbox` rows hold
 * sealed bytes. Nothing carries a time finer than the date that the person picked for the meeting.
 */
export interface Database extends Dexie {
  readonly meetings: Table<Meeting, Uuid>;
  readonly ideas: Table<Idea, Uuid>;
  readonly outbox: Table<OutboxEntry, Uuid>;
  /** Guides by [id+version]: a meeting keeps the version that it started with. */
  readonly guides: Table<Guide, [string, number]>;
  readonly enrolment: Table<Enrolment, 'enrolment'>;
  readonly settings: Table<Settings & { readonly key: 'settings' }, 'settings'>;
  /** Words that a person said are not names, stored plainly, as they were spelled. */
  readonly keptWords: Table<KeptWord, string>;
  /** What a group needs of a received meeting until its next one. */
  readonly followUps: Table<FollowUp, Uuid>;
  readonly device: Table<DeviceRow, DeviceRow['key']>;
}

export const databaseName = 'calepin';

/** An IndexedDB other than the browser's own. */
export interface Backing {
  readonly indexedDB: { readonly open: IDBFactory['open'] };
  readonly IDBKeyRange: { readonly bound: (typeof IDBKeyRange)['bound'] };
}

/**
 * Opens (lazily, at the first query) the database. `strict` makes Chromium fsync before a write
 * counts as done; its default does not (https://developer.chrome.com/blog/indexeddb-durability-mode-now-defaults-to-relaxed).
 */
export function openDatabase(name: string = databaseName, backing?: Backing): Database {
  const durable = { chromeTransactionDurability: 'strict', cache: 'disabled' } as const;
  const db = new Dexie(name, backing ? { ...durable, ...backing } : durable) as Database;
  db.version(1).stores({
    meetings: 'id',
    ideas: 'id, meeting, [meeting+number]',
    outbox: 'id, meeting, state',
    guides: '[id+version]',
    enrolment: 'key',
    settings: 'key',
    keptWords: 'word',
  });
  db.version(2)
    .stores({ followUps: 'meeting, guide', device: 'key' })
    .upgrade(async (transaction) => {
      await transaction
        .table<Meeting>('meetings')
        .toCollection()
        .modify((row, ref) => {
          ref.value = { ...emptyMeeting, ...row, fields: { ...row.fields, zone: row.fields.zone ?? null } };
        });
      await transaction
        .table<Idea>('ideas')
        .toCollection()
        .modify((row, ref) => {
          ref.value = { ...ideaDefaults, ...row };
        });
      await transaction
        .table<Enrolment>('enrolment')
        .toCollection()
        .modify((row, ref) => {
          const { lists } = row.campaign;
          ref.value = {
            ...row,
            campaign: { ...row.campaign, lists: { ...lists, rungs: lists.rungs ?? [] } },
          };
        });
    });
  db.version(3).upgrade(async (transaction) => {
    await transaction
      .table<Meeting>('meetings')
      .toCollection()
      .modify((row, ref) => {
        ref.value = { ...emptyMeeting, ...row };
      });
  });
  return db;
}
