import { mkdtemp, rm, stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerBusy } from '../../src/endpoint/ledger.ts';
import { DatabaseRefused, inTransaction, openDatabase } from '../../src/endpoint/sqlite/database.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { envelope, today } from './world.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-database-'));
  file = join(folder, 'ledger.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function refusalOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof DatabaseRefused) return `${error.type} ${error.reason}`;
    throw error;
  }
  return 'opened';
}

test('a database commits to the disk before it answers', () => {
  const database = openDatabase(file);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  database.close();
});

test('a database that cannot keep a write-ahead log is refused', () => {
  expect(refusalOf(() => openDatabase(':memory:'))).toBe('database-refused not-durable');
});

test('a database of a newer version is refused and left alone', () => {
  openDatabase(file).close();
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(refusalOf(() => openSqliteLedger(file))).toBe('database-refused too-new');
});

test("someone else's database is refused and left alone", () => {
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE recipes (name TEXT)');
  other.close();
  expect(refusalOf(() => openSqliteLedger(file))).toBe('database-refused not-ours');
  const again = new DatabaseSync(file);
  expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }]);
  again.close();
});

test('only the owner can read the file', async () => {
  openDatabase(file).close();
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('no column could hold a device, a token, an address or a time finer than a day', () => {
  const database = openDatabase(file);
  const columns = database.prepare('PRAGMA table_info(envelopes)').all();
  expect(columns.map(({ name }) => name)).toEqual(['position', 'id', 'sha256', 'size', 'day', 'bytes']);
  const invitations = database.prepare('PRAGMA table_info(invitations)').all();
  expect(invitations.map(({ name }) => name)).toEqual([
    'number',
    'hash',
    'id',
    'role',
    'label',
    'created',
    'expires',
    'revoked',
  ]);
  database.close();
});

test('a database of the first version loses its exact counters and nothing else', async () => {
  openDatabase(file).close();
  const old = new DatabaseSync(file);
  old.exec(`ALTER TABLE invitations ADD COLUMN bytes_used INTEGER NOT NULL DEFAULT 0;
    INSERT INTO invitations (hash, id, role, created, bytes_used) VALUES ('h', 'i', 'reviewer', '2031-01-01', 7);
    PRAGMA user_version = 1`);
  const epoch = old.prepare('SELECT epoch FROM ledger').get();
  old.close();
  const database = openDatabase(file);
  expect(database.prepare('SELECT epoch FROM ledger').get()).toEqual(epoch);
  const [invitation] = database.prepare('SELECT * FROM invitations').all();
  expect(invitation).toMatchObject({ hash: 'h', id: 'i', role: 'reviewer', created: '2031-01-01' });
  expect(invitation).not.toHaveProperty('bytes_used');
  database.close();
});

test('a transaction that throws leaves nothing behind', () => {
  const database = openDatabase(file);
  expect(() =>
    inTransaction(database, () => {
      database.exec('UPDATE ledger SET position = 7');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(database.prepare('SELECT position FROM ledger').get()).toEqual({ position: 0 });
  database.close();
});

test('a transaction that waits for another process in vain says so, and can be tried again', () => {
  const other = openDatabase(file);
  const database = new DatabaseSync(file, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  expect(() => inTransaction(database, () => {})).toThrow(LedgerBusy);
  other.exec('COMMIT');
  expect(inTransaction(database, () => 'done')).toBe('done');
  database.close();
  other.close();
});

test('closing folds the write-ahead log into the file', async () => {
  const ledger = openSqliteLedger(file);
  await ledger.append([envelope()], today);
  await ledger.close();
  await expect(stat(`${file}-wal`)).rejects.toThrow();
});
