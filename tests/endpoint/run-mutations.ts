/**
 * `npm run mutate -- --requests N --seed S`: damaged requests against a real `calepin serve`. Ends with 1
 * when it falls, answers with a 5xx but 503, grows beyond 256 MB or stores bytes that it does not name.
 */
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqliteInvitations } from '../../src/endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { calepin, serve } from '../support/calepin.ts';
import { mutated } from './mutate.ts';
import {
  ageFile,
  entriesOf,
  envelope,
  exchangeOdd,
  type Headers,
  inviteWith,
  rawForm,
  rawRequest,
  sha256,
} from './world.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const requests = Number(values.requests);
const largestMemory = 256;
const atOnce = 48;

const home = await mkdtemp(join(tmpdir(), 'calepin-mutate-'));
const folder = join(home, 'campaign');
const file = join(folder, 'ledger.sqlite');
await calepin(['init', folder]);
const { facilitators, reviewers } = await inviteMany(200);
const serving = await serve(folder, ['--port', '0', '--review-port', '0']);
const ports = [Number(new URL(serving.app).port), Number(new URL(serving.review).port)];

const statuses = new Map<number, number>();
let sent = 0;
const started = performance.now();
const sendOn = async (worker: number): Promise<void> => {
  for (let round = 0; sent < requests; round++) {
    const seed = Number(values.seed) * 1_000_003 + worker * 10_007 + round;
    for (const request of fc.sample(damaged(seed), { numRuns: 100, seed })) {
      const reply = await exchangeOdd(ports[sent % 2] ?? 0, request, 25);
      for (const [, status] of reply.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)) {
        statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + 1);
      }
      sent += 1;
      if (sent % 50_000 === 0) report();
    }
  }
};
await Promise.all(Array.from({ length: atOnce }, (_, worker) => sendOn(worker)));
report();

const alive = (await fetch(`${serving.app}/v1/health`)).status === 200;
const memory = peakMemory();
await serving.kill('SIGTERM');
const ledger = openSqliteLedger(file);
const entries = await entriesOf(ledger, 1000);
let altered = 0;
for (const entry of entries) {
  if (sha256((await ledger.bytes(entry.id)) ?? new Uint8Array()) !== entry.sha256) altered += 1;
}
await ledger.close();
await rm(home, { recursive: true, force: true });
const failures = [...statuses.keys()].filter((status) => status >= 500 && status !== 503);
const good = alive && failures.length === 0 && memory < largestMemory && altered === 0;
const said = serving.log().split('\n').slice(1).filter(Boolean);
print(
  `${entries.length} envelopes stored, ${altered} altered; it said: ${[...new Set(said)].join('; ') || '-'}`,
);
print(good ? 'good' : 'NOT GOOD');
process.exitCode = good ? 0 : 1;

async function inviteMany(count: number): Promise<{ facilitators: Headers[]; reviewers: Headers[] }> {
  const invitations = openSqliteInvitations(file);
  const invite = inviteWith(invitations);
  const made = { facilitators: [] as Headers[], reviewers: [] as Headers[] };
  for (let n = 0; n < count; n++) {
    made.facilitators.push((await invite('facilitator')).headers);
    made.reviewers.push((await invite('reviewer')).headers);
  }
  await invitations.close();
  return made;
}

/** Damaged requests of invitations chosen by `seed`, so that the rate of none is exceeded. */
function damaged(seed: number): fc.Arbitrary<Buffer> {
  const facilitator = facilitators[seed % facilitators.length] ?? {};
  const reviewer = reviewers[seed % reviewers.length] ?? {};
  const body = rawForm('b', envelope(ageFile(60)), envelope(ageFile(600)));
  const question = Buffer.from(
    JSON.stringify({ envelopes: [envelope(), envelope()].map(({ id, sha256 }) => ({ id, sha256 })) }),
  );
  const upload = (type: string, { length }: Buffer) => ({
    ...facilitator,
    'content-type': type,
    'content-length': String(length),
  });
  return fc
    .constantFrom(
      rawRequest('POST /v1/batches', upload('multipart/form-data; boundary=b', body), body),
      rawRequest('POST /v1/batches', upload('multipart/form-data; boundary=b', body), body),
      rawRequest('POST /v1/envelopes/missing', upload('application/json', question), question),
      rawRequest('GET /v1/envelopes?limit=2', reviewer),
      rawRequest('GET /v1/envelopes/pack?bytes=300', reviewer),
      rawRequest(`GET /v1/envelopes/${envelope().id}`, reviewer),
      rawRequest('GET /v1/campaign', facilitator),
      rawRequest('GET /v1/review-key', reviewer),
      rawRequest('GET /v1/health', {}),
      rawRequest('GET /openapi.json', {}),
      rawRequest('GET /', {}),
      rawRequest('GET /manifest.en.webmanifest', { 'accept-encoding': 'br' }),
    )
    .chain(mutated);
}

/** Megabytes of memory that the endpoint has held at most. */
function peakMemory(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${serving.pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(peak) / 1024);
}

function report(): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  print(`${sent} requests in ${seconds} s, at most ${peakMemory()} MB; ${counts.join(', ')}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
