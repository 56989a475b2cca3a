// npm run bench:speed: how long the built stripper takes in Node and in a worker of Chromium; prints the table and
// writes it into docs/identifiers.md. Builds nothing. `--print` leaves the document alone.
import { hostile } from '../../corpus/hostile-texts.ts';
import { loadOurs, weighData } from './detectors.mjs';
import { readNotes, readPublicFigures } from './read-test-notes.ts';
import { speed, writeBlock } from './report.mjs';
import { makeTexts } from './texts.ts';
import { timeInWorker } from './time-in-worker.mjs';

const keepList = readPublicFigures();
const texts = makeTexts([...readNotes('test'), ...readNotes('train')], 1201);

const inNode = await timeInNode();
const runs = [
  inNode,
  { where: 'worker in Chromium', ...summarise(await timeInWorker(texts, hostile, keepList)) },
];
const tables = speed(runs, await weighData());
process.stdout.write(`${tables}\n`);
if (!process.argv.includes('--print')) writeBlock('bench:speed', tables);

async function timeInNode() {
  const ours = await loadOurs(keepList);
  if (ours === null) {
    process.stderr.write('dist/lib is missing: run `npm run build` first\n');
    process.exit(1);
  }
  const time = (text, language) => {
    const began = performance.now();
    ours.strip(text, language);
    return performance.now() - began;
  };
  const [first, ...later] = texts;
  const firstMs = time(first.text, first.language);
  ours.warmUp();
  const before = process.cpuUsage();
  const times = later.map(({ text, language }) => time(text, language));
  const { user, system } = process.cpuUsage(before);
  return {
    where: 'Node',
    ...summarise({
      loadMs: ours.loadMs,
      firstMs,
      times,
      hostileTimes: Object.entries(hostile).map(([name, text]) => ({ name, ms: time(text, 'en') })),
      cpu: (user + system) / 1000 / times.length,
    }),
  };
}

/** Milliseconds. */
function summarise({ loadMs, firstMs, times, hostileTimes, cpu = null }) {
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  return {
    texts: times.length,
    loadMs,
    firstMs,
    p50: quantile(0.5),
    p99: quantile(0.99),
    cpu,
    hostile: hostileTimes.reduce((worst, one) => (one.ms > worst.ms ? one : worst)),
  };
}
