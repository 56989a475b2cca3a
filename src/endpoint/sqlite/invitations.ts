import { createHash, timingSafeEqual } from 'node:crypto';
import type { Role } from '../../contract/invitation.ts';
import type { InvitationRecord, Invitations } from '../invitations.ts';
import { openDatabase } from './database.ts';
import { openQuotas } from './quotas.ts';

/** Where the quotas of a ledger are. */
export function quotasFileOf(ledger: string): string {
  return `${ledger}-quotas`;
}

/**
 * Invitations in the ledger's own file, on a connection of their own, and their quotas in one beside it.
 * Throws `DatabaseRefused`.
 */
export function openSqliteInvitations(file: string): Invitations {
  const database = openDatabase(file);
  const quotas = openQuotas(quotasFileOf(file));
  const columns = 'number, hash, id, role, label, created, expires, revoked';
  const statements = {
    add: database.prepare(
      'INSERT INTO invitations (hash, id, role, label, created, expires) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    find: database.prepare(`SELECT ${columns} FROM invitations WHERE hash = ?`),
    revoke: database.prepare(
      `UPDATE invitations SET revoked = ?1 WHERE revoked IS NULL AND (hash = ?2 OR id = ?3 OR label = ?3)`,
    ),
    list: database.prepare(`SELECT ${columns} FROM invitations ORDER BY number`),
    number: database.prepare('SELECT number FROM invitations WHERE id = ?'),
  };

  return {
    add: async ({ token, id, role, label, created, expires }) => {
      statements.add.run(hashOf(token).toString('hex'), id, role, label, created, expires);
    },
    find: async (token) => {
      const hash = hashOf(token);
      const row = statements.find.get(hash.toString('hex')) as unknown as Row | undefined;
      return row !== undefined && timingSafeEqual(hash, Buffer.from(row.hash, 'hex')) ? toRecord(row) : null;
    },
    revoke: async (what, day) =>
      Number(statements.revoke.run(day, hashOf(what).toString('hex'), what).changes),
    list: async () =>
      (statements.list.all() as unknown as readonly Row[]).map((row) => ({
        ...toRecord(row),
        bytesUsed: quotas.used(row.number),
      })),
    spend: async (id, bytes, quota) => {
      const number = statements.number.get(id)?.['number'];
      return number !== undefined && quotas.spend(Number(number), bytes, quota);
    },
    close: async () => {
      quotas.close();
      if (database.isOpen) database.close();
    },
  };
}

interface Row {
  readonly number: number;
  readonly hash: string;
  readonly id: string;
  readonly role: Role;
  readonly label: string | null;
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toRecord({ id, role, label, created, expires, revoked }: Row): InvitationRecord {
  return { id, role, label, created, expires, revoked };
}
