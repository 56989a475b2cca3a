import { Dexie, type Table } from 'dexie';
import type { CampaignView } from '../contract/campaign.ts';
import type { Guide } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Invitation } from '../contract/invitation.ts';
import type { Meeting } from '../contract/meeting.ts';
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
  return db;
}
