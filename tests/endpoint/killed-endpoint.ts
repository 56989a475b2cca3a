/** An endpoint in a process of its own, for tests that kill it. Argument: the database file. */
import { randomUUID } from 'node:crypto';
import { defaultLimits } from '../../src/contract/campaign.ts';
import { createEndpoint } from '../../src/endpoint/endpoint.ts';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';

const file = process.argv[2] ?? '';
const endpoint = await createEndpoint({
  campaign: {
    id: randomUUID(),
    name: 'A campaign',
    languages: ['en'],
    recipients: [],
    lists: { sectors: [], regions: [], jobTitles: [], rungs: [] },
    keepList: [],
  },
  guides: [],
  reviewKey: new Uint8Array(),
  ledger: openSqliteLedger(file),
  invitations: openSqliteInvitations(file),
  limits: defaultLimits,
  now: () => new Date(),
  staticRoot: null,
  version: '0.0.0',
});
process.stdout.write(`${await endpoint.listen({ port: 0, host: '127.0.0.1' })}\n`);
