import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

/** Budgets of the facilitator's app, bytes on the wire (brotli where the endpoint serves it). */
export const budgets = { firstLoad: 150_000, offlineReady: 750_000 };

/** Files that are not stored for offline use: what only joining, installing, a broken storage or an operator asks for. */
export const fetchedWhenNeeded = /qr-decoder-|memory-backing-|icon-(?:maskable-)?512|kill-switch|^screens\//;

/**
 * What the built app in `folder` costs: `firstLoad` is the page, its module graph (static imports), its
 * styles and one language; `offlineReady` is everything the service worker precaches, and itself.
 */
export function weigh(folder = join(root, 'dist', 'app')) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]);
  const graph = new Set(['index.html']);
  const visit = (file) => {
    if (graph.has(file)) return;
    graph.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      visit(`assets/${name}`);
  };
  for (const entry of entries) visit(entry);
  const language = readdirSync(join(folder, 'assets')).find((name) => /^fr-.*\.js$/.test(name));
  if (language) graph.add(`assets/${language}`);

  const all = readdirSync(folder, { recursive: true }).filter(
    (name) =>
      statSync(join(folder, name)).isFile() && !/\.(?:br|gz)$/.test(name) && !fetchedWhenNeeded.test(name),
  );
  const sum = (files) => files.reduce((bytes, file) => bytes + onWire(join(folder, file)), 0);
  return { firstLoad: sum([...graph]), offlineReady: sum(all) };
}

/** Prints both figures beside their budgets. */
export function printWeights() {
  const weights = weigh();
  for (const [name, label] of [
    ['firstLoad', 'First load'],
    ['offlineReady', 'Offline-ready'],
  ]) {
    const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
    console.log(`${label}: ${kilobytes(weights[name])} of ${kilobytes(budgets[name])} on the wire`);
  }
}

function onWire(path) {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}
