import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseRefused, inTransaction } from './database.ts';

/** How many bytes invitations have used, by their number (1, 2, 3 …). */
export interface Quotas {
  /** Takes `bytes` from a quota (gives back, when negative); `false`, and nothing taken, when they do not fit. */
  readonly spend: (invitation: number, bytes: number, quota: number) => boolean;
  /** Bytes used; what other processes have used is rounded up to whole blocks. */
  readonly used: (invitation: number) => number;
  readonly close: () => void;
}

/**
 * The counters of quotas, in a file of their own. [Note: quotas are told apart from envelopes]
 *
 * Were a counter raised beside the insert of an envelope, the write-ahead log of the ledger would show
 * which invitation sent which envelope, until it is overwritten; and a counter that is exact to the byte
 * would show it for ever, because the sizes of envelopes add up to it. So a process takes its quota in
 * blocks, mostly long before they are used, and this file keeps no history: one row with all counters,
 * by number, overwritten as a whole under a rollback journal that is emptied at each commit.
 *
 * Never more than a quota is used, whatever is killed; what is left of a block is lost with its process.
 * Throws `DatabaseRefused`.
 */
export function openQuotas(file: string): Quotas {
  const database = openFile(file);
  const statements = {
    read: database.prepare('SELECT taken FROM quotas'),
    write: database.prepare('UPDATE quotas SET taken = ?'),
  };
  /** Bytes of blocks of this process that are not used yet. */
  const left = new Map<number, number>();
  const leftOf = (invitation: number) => left.get(invitation) ?? 0;
  const read = () => JSON.parse(String(statements.read.get()?.['taken'])) as readonly number[];

  /** Takes whole blocks for `bytes`, or fewer when the quota ends; how many bytes, 0 when they do not fit. */
  function takeBlocks(invitation: number, bytes: number, quota: number): number {
    return inTransaction(database, () => {
      const taken = [...read()];
      const before = taken[invitation] ?? 0;
      if (before + bytes > quota) return 0;
      const block = blockOf(quota);
      const lease = Math.min(Math.ceil(bytes / block) * block, quota - before);
      taken[invitation] = before + lease;
      statements.write.run(JSON.stringify(Array.from(taken, (bytes) => bytes ?? 0)));
      return lease;
    });
  }

  return {
    spend: (invitation, bytes, quota) => {
      const short = bytes - leftOf(invitation);
      const lease = short > 0 ? takeBlocks(invitation, short, quota) : 0;
      if (lease < short) return false;
      left.set(invitation, lease - short);
      return true;
    },
    used: (invitation) => (read()[invitation] ?? 0) - leftOf(invitation),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Bytes; a thousandth of a quota that is small. */
function blockOf(quota: number): number {
  return Math.max(1, Math.min(64 * 1024, Math.floor(quota / 1024)));
}

const tables = `
  CREATE TABLE quotas (one INTEGER PRIMARY KEY CHECK (one = 1), taken TEXT NOT NULL) STRICT;
  INSERT INTO quotas (one, taken) VALUES (1, '[]');
  PRAGMA user_version = 1;
`;

function openFile(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    inTransaction(database, () => {
      const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
      if (version > 1) throw new DatabaseRefused('too-new', 'The quotas were written by a newer version.');
      if (version === 0) database.exec(tables);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
