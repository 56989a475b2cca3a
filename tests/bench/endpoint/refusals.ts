/**
 * `npm run bench:refusals`, after `npm run build`: what is sent to hurt the endpoint (bombs, huge and deep bodies, a
 * million keys, bad UTF-8, prototype keys) against a real `calepin serve`, each beside an ordinary envelope at the same
 * moment. The ratio says what a refusal costs, however busy the machine is. Ends with 1 when one is not refused, costs
 * more than `budget` ordinary envelopes, or memory grows by more than `roomForBodies`.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { envelope, formOf } from '../../endpoint/world.ts';
import { serve } from '../../support/calepin.ts';
import { copyCampaign } from '../../support/campaign-copy.ts';

const rounds = 20;
/** One ordinary envelope takes 5 to 10 ms on a quiet machine: ten of them are 50 ms and more. */
const budget = 10;
const roomForBodies = 96;

const json = { 'content-type': 'application/json' };
const question = '/v1/envelopes/missing';
const attacks: readonly (readonly [name: string, path: string, headers: object, body: BodyInit])[] = [
  [
    'a bomb of 200 MB in 200 kB',
    '/v1/batches',
    { 'content-type': 'multipart/form-data; boundary=b', 'content-encoding': 'gzip' },
    new Uint8Array(gzipSync(Buffer.alloc(200_000_000))),
  ],
  [
    'a huge form',
    '/v1/batches',
    { 'content-type': 'multipart/form-data; boundary=b' },
    'x'.repeat(20_000_000),
  ],
  ['huge JSON', question, json, JSON.stringify({ envelopes: ['x'.repeat(20_000_000)] })],
  ['deep JSON', question, json, '['.repeat(100_000)],
  [
    'a million keys',
    question,
    json,
    `{${Array.from({ length: 1_000_000 }, (_, n) => `"${n}":0`).join(',')}}`,
  ],
  ['bad UTF-8', question, json, new Uint8Array(50_000).fill(0xff)],
  ['prototype keys', question, json, `{"envelopes":[],"__proto__":{"admin":true},"constructor":{}}`],
];

const home = await mkdtemp(join(tmpdir(), 'calepin-refusals-'));
const { folder, invitations } = await copyCampaign(home);
const { token } = invitations.find(({ role }) => role === 'facilitator')!;
const serving = await serve(folder, ['--port', '0', '--review-port', '0']);

const send = async (path: string, headers: object, body: BodyInit) => {
  const started = performance.now();
  // The endpoint may hang up on the rest of a body that it has refused.
  const status = await fetch(`${serving.app}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  }).then(
    async (reply) => (await reply.arrayBuffer(), reply.status),
    () => 0,
  );
  return { status, took: performance.now() - started };
};
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const memory = () =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${serving.pid}/status`, 'utf8'))?.[1]) / 1024;

let broken = false;
try {
  for (let n = 0; n < rounds; n += 1) await send('/v1/batches', {}, formOf(envelope()));
  const before = memory();
  for (const [name, path, headers, body] of attacks) {
    const [refused, ordinary]: [number[], number[]] = [[], []];
    const statuses = new Set<number>();
    for (let n = 0; n < rounds; n += 1) {
      ordinary.push((await send('/v1/batches', {}, formOf(envelope()))).took);
      const { status, took } = await send(path, headers, body);
      statuses.add(status);
      refused.push(took);
    }
    const ratio = median(refused) / median(ordinary);
    const good = [...statuses].every((status) => [0, 400, 413, 415].includes(status)) && ratio <= budget;
    broken ||= !good;
    print(
      `${name}: ${[...statuses].join(', ')}; ${median(refused).toFixed(1)} ms, ${ratio.toFixed(1)} × an envelope${good ? '' : ' BROKEN'}`,
    );
  }
  const grown = memory() - before;
  broken ||= grown > roomForBodies;
  print(`memory: ${before.toFixed(0)} MB before, ${grown.toFixed(0)} MB more after`);
} finally {
  await serving.kill('SIGTERM');
  await rm(home, { recursive: true, force: true });
}
process.exitCode = broken ? 1 : 0;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
