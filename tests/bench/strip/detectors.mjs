// Our stripper and its peers behind one shape: { name, detect: async (text, language) => predictions }.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = join(import.meta.dirname, '../../..');

/** Built code and data, as they ship; null when nothing is built. `warmUp` does at once what the worker does by and by. */
export async function loadOurs(keepList) {
  const built = join(root, 'dist/lib/cli/load-stripper.js');
  if (!existsSync(built)) return null;
  const { loadStripper } = await import(pathToFileURL(built).href);
  const { warmUp } = await import(pathToFileURL(join(root, 'dist/lib/strip/warm-up.js')).href);
  const began = performance.now();
  const strip = loadStripper(keepList);
  strip('idea', 'en');
  return {
    name: 'Calepin',
    loadMs: performance.now() - began,
    strip,
    warmUp: () => [...warmUp({ strip: (text, { language }) => strip(text, language) })],
    detect: async (text, language) => strip(text, language).findings,
  };
}

/** Bytes of the lists and weights on the wire. */
export async function weighData() {
  const { stripFiles } = await import(pathToFileURL(join(root, 'dist/lib/strip/strip-data.js')).href);
  const data = Object.values(stripFiles).map((file) => readFileSync(join(root, 'src/strip/data', file)));
  return data.reduce((total, bytes) => total + brotliCompressSync(bytes).length, 0);
}

/** Each with its defaults. */
export async function loadPeers() {
  const { default: english } = await import('compromise');
  const { default: french } = await import('fr-compromise');
  const { SyncRedactor } = await import('redact-pii');
  const { PiiSanitizer } = await import('@cdssnc/sanitize-pii');
  const { OpenRedaction } = await import('openredaction');
  const redactor = new SyncRedactor({ globalReplaceWith: hole });
  const sanitizer = new PiiSanitizer({ replacementTemplate: hole });
  const open = new OpenRedaction();
  const detectEnglish = async (text) => offsetsOf(english(text), text);
  const detectBoth = async (text, language) =>
    language === 'fr' ? offsetsOf(french(text), text) : offsetsOf(english(text), text);
  const detectRedact = async (text) => holesOf(text, redactor.redact(text));
  const detectSanitize = async (text) => holesOf(text, sanitizer.sanitize(text));
  const detectOpen = async (text) =>
    (await open.detect(text)).detections.map(({ position: [start, end] }) => certain(start, end));
  const stack = [detectEnglish, detectRedact, detectOpen, detectSanitize];
  return [
    { name: 'compromise', detect: detectEnglish },
    { name: 'compromise (en), fr-compromise (fr)', detect: detectBoth },
    { name: 'redact-pii', detect: detectRedact },
    { name: 'openredaction', detect: detectOpen },
    { name: '@cdssnc/sanitize-pii', detect: detectSanitize },
    {
      name: 'these four stacked',
      detect: async (text, language) =>
        (await Promise.all(stack.map((detect) => detect(text, language)))).flat(),
    },
  ];
}

const certain = (start, end) => ({ start, end, certain: true });

const views = ['people', 'emails', 'phoneNumbers', 'urls', 'atMentions'];

function offsetsOf(document, text) {
  return views
    .filter((view) => typeof document[view] === 'function')
    .flatMap((view) => document[view]().json({ offset: true }))
    .map(({ offset }) => certain(offset.start, Math.min(offset.start + offset.length, text.length)));
}

/** Stands where a peer that returns only text took something out. */
const hole = '\uE000';

/** Where the holes of `redacted` were in `text`: what stands between them is looked for in order. */
function holesOf(text, redacted) {
  const pieces = redacted.split(hole);
  const predictions = [];
  let at = 0;
  pieces.forEach((piece, index) => {
    const last = index === pieces.length - 1;
    const found = index === 0 ? 0 : last ? text.length - piece.length : text.indexOf(piece, at);
    const start = Math.max(found, at);
    if (index > 0 && start > at) predictions.push(certain(at, start));
    at = start + piece.length;
  });
  return predictions;
}
