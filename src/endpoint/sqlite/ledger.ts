import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Envelope, EnvelopeEntry } from '../../contract/envelope.ts';
import type { Day, Uuid } from '../../contract/primitives.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { AppendOutcome, Ledger } from '../ledger.ts';
import { inTransaction, openDatabase } from './database.ts';
import { openForReading } from './open-for-reading.ts';

/**
 * A ledger in one SQLite file. Positions come from one counter row, raised in the transaction of the
 * insert: what a reader can see has no gap that a slower writer would fill later.
 * Throws `DatabaseRefused`.
 */
export function openSqliteLedger(file: string): Ledger {
  const database = openDatabase(file);
  return createLedger(database, () => closeDatabase(database));
}

/** A ledger that nothing is added to, as `openForReading` opens it. Throws `DatabaseRefused`. */
export function openSqliteLedgerForReading(file: string): Ledger {
  const { database, close } = openForReading(file);
  return createLedger(database, close);
}

function createLedger(database: DatabaseSync, close: () => void): Ledger {
  const statements = {
    epoch: database.prepare('SELECT epoch FROM ledger'),
    advance: database.prepare('UPDATE ledger SET position = position + 1 RETURNING position'),
    find: database.prepare('SELECT sha256 FROM envelopes WHERE id = ?'),
    bytes: database.prepare('SELECT bytes FROM envelopes WHERE id = ?'),
    insert: database.prepare(
      'INSERT INTO envelopes (position, id, sha256, size, day, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    page: database.prepare(
      'SELECT position, id, sha256, size, day FROM envelopes WHERE position > ? ORDER BY position LIMIT ?',
    ),
  };

  const epoch = (): Uuid => String(statements.epoch.get()?.['epoch']);
  const heldHash = (id: Uuid) => statements.find.get(id)?.['sha256'];

  function appendOne({ id, sha256, bytes }: Envelope, day: Day): AppendOutcome {
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('wrong sha256');
    const held = heldHash(id);
    if (held !== undefined) return held === sha256 ? 'duplicate' : 'conflict';
    const position = Number(statements.advance.get()?.['position']);
    statements.insert.run(position, id, sha256, bytes.byteLength, day, bytes);
    return 'stored';
  }

  return {
    append: async (envelopes, day) =>
      inTransaction(database, () => envelopes.map((envelope) => appendOne(envelope, day))),

    index: async (after, limit, maxBytes = Number.POSITIVE_INFINITY) => {
      const now = epoch();
      const rows = statements.page.all(decodeCursor(now, after), limit + 1) as unknown as readonly Row[];
      const page = firstFitting(rows.slice(0, limit), maxBytes);
      const last = page.at(-1);
      return {
        envelopes: page.map(({ id, sha256, size, day }) => ({ id, sha256, size, day })),
        next: last !== undefined && page.length < rows.length ? encodeCursor(now, last.position) : null,
      };
    },

    bytes: async (id) => (statements.bytes.get(id)?.['bytes'] as Uint8Array | undefined) ?? null,

    missing: async (envelopes) =>
      envelopes.filter(({ id, sha256 }) => heldHash(id) !== sha256).map(({ id }) => id),

    epoch: async () => epoch(),

    close: async () => close(),
  };
}

interface Row extends EnvelopeEntry {
  readonly position: number;
}

function firstFitting(rows: readonly Row[], maxBytes: number): readonly Row[] {
  let total = 0;
  const end = rows.findIndex(({ size }, at) => (total += size) > maxBytes && at > 0);
  return end === -1 ? rows : rows.slice(0, end);
}

function closeDatabase(database: DatabaseSync): void {
  if (!database.isOpen) return;
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}
