import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { LedgerBusy } from '../ledger.ts';

/** Version of the tables below, kept in `user_version`. */
const databaseVersion = 2;

export type RefusalReason = 'not-durable' | 'not-ours' | 'too-new' | 'changed';

/** The file cannot be used as a ledger; the endpoint must not start. */
export class DatabaseRefused extends Error {
  readonly type = 'database-refused';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = 'DatabaseRefused';
    this.reason = reason;
  }
}

/**
 * Opens or creates the database file (readable by its owner only). Throws `DatabaseRefused` when it
 * would not survive a power cut, when it is not a ledger, or was written by a newer version.
 */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    requireDurability(database);
    inTransaction(database, () => migrate(database));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export function notOurs(): DatabaseRefused {
  return new DatabaseRefused('not-ours', 'The database holds something other than a ledger.');
}

/**
 * Runs `work` in a write transaction: durable when this returns, undone when it throws. Throws `LedgerBusy` when
 * another process wrote all the while.
 */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    throw isBusy(error) ? new LedgerBusy() : error;
  }
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Whether SQLite refused because of what another connection does. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  // The higher bits say more of it.
  return (code & 0xff) === sqliteBusy;
}

const sqliteBusy = 5;

/** Milliseconds to wait for another process, such as a running command, to finish writing. */
const busyTimeout = 5000;

/** What the pragmas must read back as. */
const durablePragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: busyTimeout,
} as const;

const tables = `
  CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE envelopes (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    day TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE invitations (
    number INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'reviewer')),
    label TEXT,
    created TEXT NOT NULL,
    expires TEXT,
    revoked TEXT
  ) STRICT;
  PRAGMA user_version = ${databaseVersion};
`;

/** What brings a database of a version to the next. */
const migrations: Readonly<Record<number, string>> = {
  // Exact counters said which envelopes an invitation had sent; quotas have a file of their own.
  1: 'ALTER TABLE invitations DROP COLUMN bytes_used; PRAGMA user_version = 2',
};

function requireDurability(database: DatabaseSync): void {
  for (const [pragma, wanted] of Object.entries(durablePragmas)) {
    const row = database.prepare(`PRAGMA ${pragma}`).get() ?? {};
    const found = Object.values(row)[0];
    if (found !== wanted) {
      throw new DatabaseRefused(
        'not-durable',
        `The database has ${pragma} = ${String(found)}, not ${wanted}.`,
      );
    }
  }
}

/** The version of a database; 0: none of ours yet. Throws `DatabaseRefused` when it is too new. */
export function versionOf(database: DatabaseSync): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > databaseVersion)
    throw new DatabaseRefused('too-new', 'It was written by a newer version of Calepin.');
  return version;
}

function migrate(database: DatabaseSync): void {
  const version = versionOf(database);
  for (let from = version; from > 0 && from < databaseVersion; from++) database.exec(migrations[from] ?? '');
  if (version > 0) return;
  if (database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
    throw notOurs();
  }
  database.exec(tables);
  database.prepare('INSERT INTO ledger (one, epoch, position) VALUES (1, ?, 0)').run(randomUUID());
}
