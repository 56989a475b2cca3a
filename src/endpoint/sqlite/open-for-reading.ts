import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { DatabaseRefused, notOurs, versionOf } from './database.ts';

export interface Reading {
  readonly database: DatabaseSync;
  readonly close: () => void;
}

/**
 * Opens a ledger to read it, and leaves its folder as it is: no file is made, changed or removed, so a
 * folder on a read-only disk does. What another process commits meanwhile may be seen or not, but never
 * in part: where that could not be told, `close` throws. Throws `DatabaseRefused`.
 */
export function openForReading(file: string): Reading {
  const reading = openWithLog(file) ?? openImmutable(file);
  try {
    if (versionOf(reading.database) === 0) throw notOurs();
    return reading;
  } catch (error) {
    reading.close();
    throw error;
  }
}

/** Nobody has it open: SQLite leaves no `-wal` and `-shm` then. Who opens it after us makes them again. */
function openImmutable(file: string): Reading {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const { database, close } = readingOf(new DatabaseSync(url, { readOnly: true }));
  return {
    database,
    close: () => {
      close();
      if (existsSync(`${file}-wal`))
        throw new DatabaseRefused(
          'changed',
          'The ledger was opened by another process while it was read: try again.',
        );
    },
  };
}

/**
 * With a write-ahead log beside it: in use, or its process was killed. SQLite needs the shared memory
 * `-shm` too, which cannot be made everywhere; then both are read from a copy. `null`: there is no log.
 */
function openWithLog(file: string): Reading | null {
  const log = `${file}-wal`;
  const shared = existsSync(`${file}-shm`);
  if (!shared && !existsSync(log)) return null;
  if (shared) {
    const reading = readingOf(new DatabaseSync(file, { readOnly: true, timeout: 5000 }));
    try {
      reading.database.prepare('SELECT 1 FROM sqlite_schema').get();
      return reading;
    } catch {
      reading.close();
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'calepin-ledger-'));
  const copy = join(folder, 'ledger.sqlite');
  copyFileSync(file, copy);
  if (existsSync(log)) copyFileSync(log, `${copy}-wal`);
  const { database, close } = readingOf(new DatabaseSync(copy));
  return {
    database,
    close: () => {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readingOf(database: DatabaseSync): Reading {
  return {
    database,
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
