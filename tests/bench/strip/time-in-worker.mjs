import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { launchBrowser } from '../../support/browser.ts';

/** From opening a meeting to the end of its first idea there is more. */
const pauseMs = 5_000;
/** Until the browser itself has started: it keeps both cores for a while. */
const settleMs = 2_000;

const assets = join(import.meta.dirname, '../../../dist/app/assets');

/**
 * The app's own worker, as built, in a page that is otherwise empty. Milliseconds, of the page's clock: there and back
 * again. `loadMs` is from making the worker to its first answer, to a text of one word; the first of `texts` comes right
 * behind it, the others when the worker has become quick: nobody has written an idea so soon.
 */
export async function timeInWorker(texts, hostile, keepList) {
  if (!existsSync(assets)) throw new Error('dist/app is missing: run `npm run build` first');
  const worker = readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name));
  const server = createServer(serveAsset).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const profile = mkdtempSync(join(tmpdir(), 'calepin-bench-'));
  const browser = await launchBrowser(profile);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForTimeout(settleMs);
    return await page.evaluate(timeOnPage, {
      url: `/assets/${worker}`,
      texts,
      hostile,
      keepList,
      pauseMs,
    });
  } finally {
    await browser.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Isolated, a page's clock counts in microseconds. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

function serveAsset({ url }, response) {
  const path = join(assets, url.replace('/assets/', ''));
  const type = url === '/' ? 'text/html' : types[extname(path)];
  response.writeHead(type === undefined ? 404 : 200, {
    ...isolation,
    'content-type': type ?? 'text/plain',
  });
  response.end(url === '/' ? '<!doctype html><title>bench</title>' : type && readFileSync(path));
}

const types = {
  '.js': 'text/javascript',
  '.txt': 'text/plain',
  '.bin': 'application/octet-stream',
};

/** Runs in the page. */
async function timeOnPage({ url, texts, hostile, keepList, pauseMs }) {
  const began = performance.now();
  const worker = new Worker(url, { type: 'module' });
  let id = 0;
  const time = async (text, language) => {
    id += 1;
    const start = performance.now();
    const answered = new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
    worker.postMessage({ id, text, options: { language, keepList } });
    const { data } = await answered;
    if (!data.outcome.ok && data.outcome.problem !== 'too-long') throw new Error(data.outcome.problem);
    return performance.now() - start;
  };
  await time('idea', 'en');
  const loadMs = performance.now() - began;
  const [first, ...later] = texts;
  const firstMs = await time(first.text, first.language);
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  const times = [];
  for (const { text, language } of later) times.push(await time(text, language));
  const hostileTimes = [];
  for (const [name, text] of Object.entries(hostile)) hostileTimes.push({ name, ms: await time(text, 'en') });
  return { loadMs, firstMs, times, hostileTimes };
}
