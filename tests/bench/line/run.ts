import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeMeeting } from '../../../src/outbox/close-meeting.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { saveEnrolment } from '../../../src/store/enrolment.ts';
import { keepIdea } from '../../../src/store/ideas.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { createSync } from '../../../src/sync/sync.ts';
import { readMeeting } from '../../e2e/meetings.ts';
import { createRandom, type Random } from '../../faults/random.ts';
import { calepinJson, serve } from '../../support/calepin.ts';
import { createProxy, deliver, type Fate, type ProxiedRequest } from '../../support/proxy.ts';
import { sampleIdea, sampleMeeting, stripped } from '../../support/samples.ts';

/** 2G: what it carries each way, there and back, and how many requests or replies in a hundred are reset. */
const line = { bytesPerSecond: 30_000 / 8, roundTrip: 800 };
const resets = 0.05;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const home = mkdtempSync(join(tmpdir(), 'calepin-2g-'));
const folder = join(home, 'campaign');
writeFileSync(join(home, 'passphrase'), 'slow river under the old bridge\n');
const init = await calepinJson<{
  readonly campaign: string;
  readonly recipients: readonly string[];
  readonly invitations: readonly { readonly role: string; readonly token: string }[];
}>(['init', folder, '--passphrase-file', join(home, 'passphrase')]);
const { token } = init.invitations.find(({ role }) => role === 'facilitator')!;
const endpoint = await serve(folder, ['--port', '0', '--review-port', '0']);
try {
  const texts = readMeeting('en').map(({ labelled }) => labelled.text);
  for (const meetings of [1, 5]) {
    const runs = (count: number, share: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) =>
          run(texts, meetings, share, createRandom(Number(values.seed) * 1_000 + n)),
        ),
      );
    const [whole, broken] = await Promise.all([runs(10, 0), runs(Number(values.runs), resets)]);
    report(meetings, whole, broken);
  }
} finally {
  await endpoint.kill('SIGKILL');
  rmSync(home, { recursive: true });
}

interface Run {
  /** From closing the last meeting to its receipt. Milliseconds. */
  readonly took: number;
  /** Bytes of requests that went up, those of broken ones included. */
  readonly sent: number;
}

/** A phone with these ideas in so many meetings, closed while it was offline; then 2G. */
async function run(texts: readonly string[], meetings: number, share: number, random: Random): Promise<Run> {
  const db = openDatabase(`2g-${randomUUID()}`);
  const proxy = await createProxy(Number(new URL(endpoint.app).port), line);
  const campaign = await fetchCampaign();
  const invitation = { v: 1, role: 'facilitator', campaign: init.campaign, id: randomUUID(), token } as const;
  await saveEnrolment(db, { campaign, invitation: { ...invitation, recipients: [...init.recipients] } });
  for (let n = 0; n < meetings; n++) {
    const { id, guide, fields } = sampleMeeting();
    await startMeeting(db, { id, campaign: init.campaign, guide, fields });
    for (const text of texts.filter((_, at) => at % meetings === n)) {
      await keepIdea(db, sampleIdea(id, { text: stripped(text) }));
    }
    await closeMeeting({ db, seal: sealSubmission, randomUuid: randomUUID }, id);
  }
  proxy.fateOf = (request) => (random.chance(share) ? reset(request, random) : deliver);
  const outbox = createOutbox(db);
  const begun = performance.now();
  const took = await new Promise<number>((resolve) => {
    const sync = createSync({
      outbox: {
        ...outbox,
        async list(...states) {
          const found = await outbox.list(...states);
          if (states.includes('sending') && found.length === 0) resolve(performance.now() - begun);
          return found;
        },
      },
      fetch: (path, init) => fetch(`http://127.0.0.1:${proxy.port}${path as string}`, init),
      now: () => Date.now(),
      random: random.next,
      abortAfter: (milliseconds) => AbortSignal.timeout(milliseconds),
      exclusively: async (task) => {
        await task();
        return true;
      },
      mayUseLine: async () => true,
      schedule(callback, milliseconds) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    void sync.wake('closed');
  });
  await proxy.close();
  db.close();
  return { took, sent: proxy.bytesUp() };
}

function reset(request: ProxiedRequest, random: Random): Fate {
  const all = request.head.length + 4 + request.body.length;
  return random.chance(0.5)
    ? { type: 'cut request', after: random.int(all) }
    : { type: 'cut reply', after: random.int(500) };
}

async function fetchCampaign() {
  const headers = { authorization: `Bearer ${token}` };
  return (await (await fetch(`${endpoint.app}/v1/campaign`, { headers })).json()) as never;
}

function report(meetings: number, whole: readonly Run[], broken: readonly Run[]): void {
  const times = broken.map(({ took }) => took).sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor((times.length - 1) * share)]! / 1000).toFixed(1)} s`;
  const bytes = (runs: readonly Run[]) => runs.reduce((sum, { sent }) => sum + sent, 0) / runs.length;
  const again = ((bytes(broken) / bytes(whole) - 1) * 100).toFixed(1);
  process.stdout.write(
    `40 ideas in ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}, ` +
      `${(bytes(whole) / 1000).toFixed(1)} kB up, ${broken.length} runs: median ${at(0.5)}, ` +
      `95 of 100 within ${at(0.95)}, slowest ${at(1)}; sent again ${again} %\n`,
  );
}
