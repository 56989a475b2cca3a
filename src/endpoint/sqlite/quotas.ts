import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseRefused, inTransaction } from './database.ts';

/** How many bytes invitations have used, by their number (1, 2, 3 …). */
export interface Quotas {
  /** Takes `bytes` from a quota (gives back, when negative); `false`, and nothing taken, when they do not fit. */
  readonly spend: (invitation: number, bytes: number, quota: number) => Promise<boolean>;
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
 * The file is made when something is used for the first time.
 */
export function openQuotas(file: string): Quotas {
  let open: DatabaseSync | null = null;
  let closed = false;
  const database = () => {
    if (closed) throw new Error('quotas are closed');
    open ??= openFile(file);
    return open;
  };
  /** Bytes of blocks of this process that are not used yet. */
  const left = new Map<number, number>();
  const leftOf = (invitation: number) => left.get(invitation) ?? 0;

  const waiting: Waiting[] = [];

  /** Takes whole blocks, or fewer where a quota ends, for all that wait: one commit however many they are. */
  function takeBlocks(turn: readonly Waiting[]): readonly boolean[] {
    const leftAfter = new Map(turn.map(({ invitation }) => [invitation, leftOf(invitation)]));
    const answers = inTransaction(database(), () => {
      const taken = [...readTaken(database())];
      const judged = turn.map(({ invitation, bytes, quota }) => {
        const before = taken[invitation] ?? 0;
        const short = bytes - (leftAfter.get(invitation) ?? 0);
        if (short > 0 && before + short > quota) return false;
        const blocks = Math.ceil(Math.max(short, 0) / blockOf(quota)) * blockOf(quota);
        const lease = Math.min(blocks, Math.max(quota - before, 0));
        taken[invitation] = before + lease;
        leftAfter.set(invitation, lease - short);
        return true;
      });
      writeTaken(database(), taken);
      return judged;
    });
    for (const [invitation, bytes] of leftAfter) left.set(invitation, bytes);
    return answers;
  }

  function answerAll(): void {
    const turn = waiting.splice(0);
    try {
      const answers = takeBlocks(turn).values();
      for (const { resolve } of turn) resolve(answers.next().value ?? false);
    } catch (error) {
      for (const { reject } of turn) reject(error);
    }
  }

  return {
    spend: (invitation, bytes, quota) =>
      new Promise((resolve, reject) => {
        const after = leftOf(invitation) - bytes;
        if (after >= 0) {
          left.set(invitation, after);
          resolve(true);
          return;
        }
        if (waiting.push({ invitation, bytes, quota, resolve, reject }) === 1) setImmediate(answerAll);
      }),
    used: (invitation) =>
      existsSync(file) ? (readTaken(database())[invitation] ?? 0) - leftOf(invitation) : 0,
    close: () => {
      closed = true;
      open?.close();
      open = null;
    },
  };
}

interface Waiting {
  readonly invitation: number;
  readonly bytes: number;
  readonly quota: number;
  readonly resolve: (answer: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Bytes; a thousandth of a quota that is small. */
function blockOf(quota: number): number {
  return Math.max(1, Math.min(64 * 1024, Math.floor(quota / 1024)));
}

function readTaken(database: DatabaseSync): readonly number[] {
  return JSON.parse(String(database.prepare('SELECT taken FROM quotas').get()?.['taken'])) as number[];
}

/** `taken` may have holes: the numbers of invitations that never sent anything. */
function writeTaken(database: DatabaseSync, taken: readonly number[]): void {
  const text = JSON.stringify(Array.from(taken, (bytes) => bytes ?? 0));
  database.prepare('UPDATE quotas SET taken = ?').run(text);
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
