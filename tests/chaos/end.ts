import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { openEnvelope } from '../../src/seal/open.ts';
import type { End } from '../faults/history.ts';
import { findIn } from '../e2e/world.ts';
import { canary, type Device } from './device.ts';
import type { Stage } from './stage.ts';

/** The state in which everything is at the end, read from the devices and, beside its process, from the endpoint. */
export async function readEnd(stage: Stage): Promise<End> {
  const { devices, world, leaks } = stage;
  const onDevices = await Promise.all(devices.map(readDevice));
  const found = [...devices.map(({ profile }) => profile), world.folder].flatMap((folder) =>
    findIn(folder, canary).map((name) => `the canary is in ${name}`),
  );
  const logged = world.endpoint().log().includes(canary) ? ['the canary is in the log'] : [];
  return {
    meetings: onDevices.flatMap(({ meetings }) => meetings),
    entries: onDevices.flatMap(({ entries }) => entries),
    envelopes: await readEnvelopes(stage),
    leaks: [...leaks, ...found, ...logged],
    traces: readTraces(stage),
  };
}

async function readDevice(device: Device): Promise<Pick<End, 'meetings' | 'entries'>> {
  const { meetings, ideas, entries } = await device.data();
  return {
    meetings: [...device.meetings].map((id) => ({
      id,
      open: !device.forgotten.has(id) && meetings.find((meeting) => meeting.id === id)?.state !== 'closed',
      readable: new Map(
        ideas.filter((idea) => idea.meeting === id && !idea.removed).map((idea) => [idea.id, idea.text]),
      ),
    })),
    entries,
  };
}

/** Opened with the offline recovery key, as stored. */
async function readEnvelopes({ world }: Stage): Promise<End['envelopes']> {
  const ledger = openSqliteLedger(join(world.folder, 'ledger.sqlite'));
  const { envelopes } = await ledger.index(null, 1e6);
  const opened = await Promise.all(
    envelopes.map(async ({ id }) => {
      const bytes = (await ledger.bytes(id)) ?? new Uint8Array();
      const result = await openEnvelope(bytes, [world.init.recoveryIdentity]);
      if (result.type !== 'opened') return { id, meeting: result.reason, revision: 0, ideas: [] };
      const { id: meeting, revision, ideas } = result.submission;
      return { id, meeting, revision, ideas: ideas.map((idea) => [idea.id, idea.text] as const) };
    }),
  );
  await ledger.close();
  return opened;
}

/** The ledger holds neither where, nor with what, nor when but for the day. */
function readTraces({ world, invitation }: Stage): string[] {
  const bytes = ['', '-wal']
    .map((suffix) => readIfThere(join(world.folder, `ledger.sqlite${suffix}`)))
    .join('\n');
  const forbidden: readonly (readonly [string, RegExp])[] = [
    ['a token', new RegExp(invitation.token)],
    ['an address', /127\.0\.0\.1|::1/],
    ['a browser', /Chrome|Mozilla/],
    ['a time of day', /20\d\d-\d\d-\d\d[T ]\d\d:\d\d/],
  ];
  return forbidden.filter(([, pattern]) => pattern.test(bytes)).map(([what]) => `the ledger holds ${what}`);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
