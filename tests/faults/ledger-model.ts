import type { BatchReply } from '../../src/contract/batch.ts';
import type { MissingReply } from '../../src/contract/missing.ts';
import type { Random } from './random.ts';
import { sha256 } from './random.ts';

export interface Part {
  readonly id: string;
  readonly bytes: Uint8Array;
}

interface Row {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The endpoint as the wire describes it: append-only, idempotent by id, commits before it replies. */
export interface LedgerModel {
  readonly rows: () => ReadonlyMap<string, Row>;
  readonly epoch: () => string;
  /** Whether the ledger of `epoch` ever held these bytes, durably. */
  readonly heldUnder: (epoch: string | null, id: string, sha256: string) => boolean;
  readonly append: (parts: readonly Part[], day: string) => BatchReply;
  readonly missing: (names: readonly { readonly id: string; readonly sha256: string }[]) => MissingReply;
  readonly backup: () => void;
  /** From the last backup, if there is one. */
  readonly restore: () => void;
  /** The process dies and is started again: what was not committed is gone. */
  readonly crash: () => void;
}

export function createLedgerModel(random: Random): LedgerModel {
  let committed = new Map<string, Row>();
  /** What a transaction that was not committed would have written. */
  const uncommitted = new Map<string, Row>();
  let epoch = random.uuid();
  let saved: Map<string, Row> | null = null;
  const ever = new Set<string>();
  const remember = () => {
    for (const [id, row] of committed) ever.add(`${epoch} ${id} ${row.sha256}`);
  };
  const commit = () => {
    for (const [id, row] of uncommitted) {
      committed.set(id, row);
      ever.add(`${epoch} ${id} ${row.sha256}`);
    }
    uncommitted.clear();
  };

  return {
    rows: () => committed,
    epoch: () => epoch,
    heldUnder: (of, id, hash) => ever.has(`${of} ${id} ${hash}`),
    append(parts, day) {
      commit();
      const receipts = parts.map(({ id, bytes }) => {
        const row = { sha256: sha256(bytes), bytes };
        const held = committed.get(id) ?? uncommitted.get(id);
        if (!held) uncommitted.set(id, row);
        const status = !held ? 'stored' : held.sha256 === row.sha256 ? 'duplicate' : 'conflict';
        return { id, sha256: row.sha256, status } as const;
      });
      commit();
      return { epoch, day, receipts };
    },
    missing: (names) => ({
      epoch,
      missing: names.filter(({ id, sha256: hash }) => committed.get(id)?.sha256 !== hash).map(({ id }) => id),
    }),
    backup() {
      saved = new Map(committed);
    },
    restore() {
      if (!saved) return;
      uncommitted.clear();
      committed = new Map(saved);
      epoch = random.uuid();
      remember();
    },
    crash() {
      uncommitted.clear();
    },
  };
}
