/**
 * `npm run bench:herd -- --devices 3000 --ideas 40 --within 10`: devices that come back within some seconds,
 * each with a sealed meeting and the product's own sync loop, and a real `calepin serve`. Ends with 1 when one
 * did not get its receipt, anything is stored twice or altered, or an answer was a 5xx but 503 or a refusal
 * but 429.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Envelope } from '../../../src/contract/envelope.ts';
import { openSqliteInvitations } from '../../../src/endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../../../src/endpoint/sqlite/ledger.ts';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { openEnvelope } from '../../../src/seal/open.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { entriesOf, inviteWith, sha256 } from '../../endpoint/world.ts';
import { calepin, serve } from '../../support/calepin.ts';
import { createDevice, type Device } from '../../support/device.ts';
import { sampleSubmission } from '../../support/samples.ts';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '3000' },
    ideas: { type: 'string', default: '40' },
    within: { type: 'string', default: '10' },
    invitations: { type: 'string', default: '300' },
  },
});
const count = Number(values.devices);
const ideas = Number(values.ideas);

const home = await mkdtemp(join(tmpdir(), 'calepin-herd-'));
const folder = join(home, 'campaign');
const file = join(folder, 'ledger.sqlite');
await calepin(['init', folder]);
const tokens = await inviteMany(Number(values.invitations));
const { identity, recipient } = await createKeyPair();
const envelopes = await sealMany(recipient);
print(`${count} meetings of ${ideas} ideas sealed, ${Math.round(totalBytes(envelopes) / count)} bytes each`);

const serving = await serve(folder, ['--port', '0', '--review-port', '0']);
const answers = new Map<string, number>();
const latencies: number[] = [];
const receivedAt: number[] = [];
const started = performance.now();
const devices = await Promise.all(envelopes.map(comeBack));
const seconds = (performance.now() - started) / 1000;
const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${serving.pid}/status`, 'utf8'))?.[1];
await serving.kill('SIGTERM');

const good = await check(devices);
receivedAt.sort((a, b) => a - b);
latencies.sort((a, b) => a - b);
const at = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
const last = (share: number) => `${(at(receivedAt, share) / 1000).toFixed(1)} s`;
print(`all drained after ${seconds.toFixed(1)} s; half by ${last(0.5)}, 99 % by ${last(0.99)}`);
print(`answers: ${[...answers].map(([status, times]) => `${status}: ${times}`).join(', ')}`);
print(
  `an answer took ${at(latencies, 0.5).toFixed(0)} ms (half), ${at(latencies, 0.99).toFixed(0)} ms (99 %)`,
);
print(`the endpoint held at most ${Math.round(Number(memory) / 1024)} MB`);
print(good ? 'good' : 'NOT GOOD');
await rm(home, { recursive: true, force: true });
process.exit(good ? 0 : 1);

async function inviteMany(number: number): Promise<readonly string[]> {
  const invitations = openSqliteInvitations(file);
  const invite = inviteWith(invitations);
  const made = [];
  for (let n = 0; n < number; n++) made.push((await invite('facilitator')).token);
  await invitations.close();
  return made;
}

async function sealMany(to: string): Promise<readonly Envelope[]> {
  const sealed = [];
  for (let n = 0; n < count; n++) {
    const submission = sampleSubmission(ideas);
    // Words that no other idea has, so that they compress no better than notes do.
    const noted = submission.ideas.map((idea) => ({ ...idea, text: `${idea.text} ${randomUUID()}` }));
    sealed.push(await sealSubmission({ ...submission, ideas: noted }, [to], randomUUID()));
  }
  return sealed;
}

/** Resolves when the device has its receipt. */
function comeBack(envelope: Envelope, n: number): Promise<Device> {
  return new Promise((resolve) => {
    const timers = new Set<NodeJS.Timeout>();
    const device = createDevice(() => serving.app, {
      token: tokens[n % tokens.length] ?? '',
      envelopes: [envelope],
      deps: {
        fetch: async (path, init) => {
          const asked = performance.now();
          try {
            const reply = await fetch(serving.app + (path as string), init);
            tally(String(reply.status));
            latencies.push(performance.now() - asked);
            return reply;
          } catch (error) {
            tally('no answer');
            throw error;
          }
        },
        schedule: (callback, milliseconds) => {
          const timer = setTimeout(() => {
            callback();
            void look();
          }, milliseconds);
          timers.add(timer);
          return () => clearTimeout(timer);
        },
      },
    });
    const look = async () => {
      await device.sync.wake('timer');
      if (device.entries().some(({ state }) => state !== 'received')) return;
      receivedAt.push(performance.now() - started);
      device.sync.stop();
      for (const timer of timers) clearTimeout(timer);
      resolve(device);
    };
    setTimeout(
      () => void device.sync.wake('online').then(look),
      Math.random() * 1000 * Number(values.within),
    );
  });
}

function tally(answer: string): void {
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
}

async function check(all: readonly Device[]): Promise<boolean> {
  const ledger = openSqliteLedger(file);
  const held = new Map((await entriesOf(ledger, 1000)).map((entry) => [entry.id, entry.sha256]));
  const wrong: string[] = [];
  if (held.size !== count) wrong.push(`${held.size} stored`);
  for (const { id, sha256: hash } of envelopes) {
    const bytes = await ledger.bytes(id);
    if (bytes === null || held.get(id) !== hash || sha256(bytes) !== hash) wrong.push('lost or altered');
  }
  for (const { id } of envelopes.slice(0, 20)) {
    const opened = await openEnvelope(new Uint8Array((await ledger.bytes(id)) ?? []), [identity]);
    if (opened.type !== 'opened' || opened.submission.ideas.length !== ideas) wrong.push('does not open');
  }
  await ledger.close();
  if (all.some((device) => device.entries().some(({ receipt }) => receipt === null)))
    wrong.push('no receipt');
  const refusals = [...answers.keys()].filter((status) => !/^(?:2\d\d|429|503|no answer)$/.test(status));
  if (refusals.length > 0) wrong.push(`answered ${refusals.join(', ')}`);
  for (const line of new Set(wrong)) print(line);
  return wrong.length === 0;
}

function totalBytes(all: readonly Envelope[]): number {
  return all.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
