import { Dexie, type Table } from 'dexie';
import type { CampaignView } from '../contract/campaign.ts';
import type { FollowUp } from '../contract/follow-up.ts';
import type { Guide } from '../contract/guide.ts';
import { ideaDefaults, type Idea } from '../contract/idea.ts';
import type { Invitation } from '../contract/invitation.ts';
import { emptyMeeting, type Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { KeptWord } from './kept-words.ts';
import type { Settings } from './settings.ts';

/** The campaign that this device joined. One at a time; joining again replaces it. */
export interface Enrolment {
  readonly key: 'enrolment';
  readonly invitation: Invitation;
  readonly campaign: CampaignView;
}

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
}

export const databaseName = 'calepin';

/**
 * Opens (lazily, at the first query) the database. `strict` makes Chromium fsync before a write
 * counts as done; its default does not (https://developer.chrome.com/blog/indexeddb-durability-mode-now-defaults-to-relaxed).
 */
export function openDatabase(name: string = databaseName): Database {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database;
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
    .stores({ followUps: 'meeting, guide' })
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
  return db;
}
