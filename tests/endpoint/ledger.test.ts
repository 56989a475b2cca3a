import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { ledgerContract } from './ledger-contract.ts';

ledgerContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-ledger-'));
  return {
    open: async () => openSqliteLedger(join(folder, 'ledger.sqlite')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});
