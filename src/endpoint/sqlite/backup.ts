import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Uuid } from '../../contract/primitives.ts';
import { DatabaseRefused, isBusy, openDatabase } from './database.ts';
import { openForReading } from './open-for-reading.ts';

/** A file that goes with the ledger, by its path in the campaign folder. */
export interface BackupFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a ledger holds. */
export interface LedgerCounts {
  readonly epoch: Uuid;
  readonly envelopes: number;
  readonly invitations: number;
}

/**
 * Writes a ledger, as it stands at one moment, and files into one new file `target`, while others read and
 * write the ledger. It is a SQLite database, and on the disk when this returns. Throws `DatabaseRefused`,
 * or when the copy is not sound.
 */
export function writeBackup(ledger: string, files: readonly BackupFile[], target: string): LedgerCounts {
  const source = openForReading(ledger);
  try {
    copyDatabase(source.database, target);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(target);
  try {
    copy.exec(`
      CREATE TABLE backup_files (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
      PRAGMA application_id = ${backupMark}`);
    const add = copy.prepare('INSERT INTO backup_files (path, bytes) VALUES (?, ?)');
    for (const { path, bytes } of files) add.run(path, bytes);
    if (!isSound(copy)) throw new Error('the copy of the ledger is damaged, and so is perhaps the ledger');
    return countsOf(copy);
  } finally {
    copy.close();
    syncFile(target);
  }
}

/** A backup that was opened. */
export interface Backup {
  readonly files: readonly BackupFile[];
  readonly counts: LedgerCounts;
  /** Writes the ledger, with a new epoch, to a new file, which is on the disk when this returns; its epoch. */
  readonly restoreLedger: (target: string) => Uuid;
  readonly close: () => void;
}

/** `not-a-backup`: some other file. `damaged`: one of ours that is not as it was written. */
export type BackupRefusal = { readonly type: 'not-a-backup' } | { readonly type: 'damaged' };

/** Opens a backup to read it, on a read-only disk too. Throws `DatabaseRefused` when it is too new. */
export function openBackup(file: string): (Backup & { readonly type: 'backup' }) | BackupRefusal {
  if (!isBackup(file)) return { type: 'not-a-backup' };
  const reading = tryOpen(file);
  if (reading === null) return { type: 'damaged' };
  const { database, close } = reading;
  if (!isSound(database)) {
    close();
    return { type: 'damaged' };
  }
  return {
    type: 'backup',
    files: database
      .prepare('SELECT path, bytes FROM backup_files ORDER BY path')
      .all() as unknown as readonly BackupFile[],
    counts: countsOf(database),
    restoreLedger: (target) => {
      copyDatabase(database, target);
      const copy = new DatabaseSync(target);
      const epoch = randomUUID();
      copy.exec('DROP TABLE backup_files; PRAGMA application_id = 0; VACUUM');
      copy.prepare('UPDATE ledger SET epoch = ?').run(epoch);
      copy.close();
      openDatabase(target).close();
      syncFile(target);
      return epoch;
    },
    close,
  };
}

/** Whether a file says that it is a backup, sound or not. */
export function isBackup(file: string): boolean {
  const header = Buffer.alloc(72);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return header.toString('latin1', 0, 15) === 'SQLite format 3' && header.readUInt32BE(68) === backupMark;
}

/** Whether a process, `calepin serve` or another command, has a ledger open. */
export function isInUse(ledger: string): boolean {
  const database = new DatabaseSync(ledger, { timeout: 0 });
  try {
    // Only who is alone may leave the write-ahead log.
    database.exec('PRAGMA journal_mode = DELETE');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database.close();
  }
}

/** Flushes a file or a folder to the disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** "Cale" in ASCII, SQLite's field for what kind of file this is. */
const backupMark = 0x43616c65;

/** `VACUUM INTO` reads one moment of the database, but does not flush what it writes. */
function copyDatabase(database: DatabaseSync, target: string): void {
  closeSync(openSync(target, 'wx', 0o600));
  database.prepare('VACUUM INTO ?').run(target);
  syncFile(target);
}

/** `null`: damaged. */
function tryOpen(file: string): ReturnType<typeof openForReading> | null {
  try {
    return openForReading(file);
  } catch (error) {
    if (error instanceof DatabaseRefused && error.reason === 'too-new') throw error;
    return null;
  }
}

function isSound(database: DatabaseSync): boolean {
  try {
    return database.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok';
  } catch {
    return false;
  }
}

function countsOf(database: DatabaseSync): LedgerCounts {
  const { epoch, envelopes, invitations } =
    database
      .prepare(
        `SELECT epoch, (SELECT count(*) FROM envelopes) AS envelopes,
                (SELECT count(*) FROM invitations) AS invitations FROM ledger`,
      )
      .get() ?? {};
  return { epoch: String(epoch), envelopes: Number(envelopes), invitations: Number(invitations) };
}
