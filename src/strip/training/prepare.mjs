// Turns notes and passages into the numbers that train.py reads; it is the tagger's own code that makes the features.
//   node src/strip/training/prepare.mjs --notes DIR --public FILE --seed N --copies N --out DIR
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKeepList } from '../keep-list.ts';
import { parseLexicon } from '../lexicon.ts';
import {
  featureSizes,
  noteFeatures,
  noteFlags,
  surnamesOfFigures,
  wordFeatures,
  wordFlags,
} from '../tagger/features.ts';
import { describeWord, tokenizeForTagger } from '../tagger/tokenize.ts';
import { createView } from '../text/view.ts';
import { vary } from './augment.mjs';
import { createNames } from './names.mjs';
import { createRandom } from './random.mjs';
import { readMarkedNotes, readPassages } from './read-notes.mjs';

const { values } = parseArgs({
  options: {
    notes: { type: 'string' },
    public: { type: 'string' },
    seed: { type: 'string', default: '1' },
    copies: { type: 'string', default: '10' },
    'public-copies': { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const lexicon = parseLexicon(readFileSync(join(import.meta.dirname, '../data/lexicon.txt')));
const random = createRandom(Number(values.seed));
const notes = readMarkedNotes(values.notes);
const passages = values.public === undefined ? [] : readPassages(values.public);

const seen = { first: [], last: [] };
for (const { segments } of notes) {
  for (const { text, label } of segments) {
    if (label !== 'PERSON' || !/^\p{Lu}/u.test(text)) continue;
    const words = text.split(' ').filter((word) => /^\p{Lu}\p{Ll}[\p{L}'’-]+$/u.test(word));
    if (words.length > 0) seen.first.push(words[0]);
    if (words.length > 1) seen.last.push(words.at(-1));
  }
}
const figures = [
  ...new Set(
    notes.flatMap(({ segments }) =>
      segments.filter(({ label }) => label === 'FIGURE').map(({ text }) => text),
    ),
  ),
].filter((name) => name.includes(' '));
const names = createNames(lexicon, seen, figures, random);
const figureSurnames = surnamesOfFigures(lexicon);

const labels = [
  'PLAIN',
  'BEGINS',
  'INSIDE',
  'FIGURE',
  'PLACE',
  'ORGANISATION',
  'IDENTIFIER',
  'EITHER',
  'IGNORED',
];
const maxFlags = 36;
const maxTokens = 120;
const columns = 5 + featureSizes.charLength + maxFlags;

mkdirSync(values.out, { recursive: true });
const file = openSync(join(values.out, 'tokens.bin'), 'w');
const lengths = [];
const sources = [];
const cache = new Map();

function write(segments, { source }, keepList) {
  const original = segments.map(({ text }) => text).join('');
  const view = createView(original, []);
  const tokens = tokenizeForTagger(view.text, describeWord).slice(0, maxTokens);
  if (tokens.length === 0) return;
  const contexts = noteFeatures(tokens, view.text, lexicon, keepList, figureSurnames);
  const rows = new Uint16Array(tokens.length * columns).fill(0xffff);
  const begun = new Set();
  tokens.forEach((token, index) => {
    const range = view.original(token.start, token.end);
    const segment = segmentAt(segments, range);
    let features = cache.get(token.text);
    if (features === undefined) cache.set(token.text, (features = wordFeatures(token, lexicon)));
    const row = index * columns;
    rows[row] = labels.indexOf(labelOf(segment, begun, token, source));
    rows[row + 1] = features.word;
    rows[row + 2] = features.prefix;
    rows[row + 3] = features.suffix;
    rows[row + 4] = 0;
    rows.set(features.chars, row + 5);
    const flags = [...features.flags, ...contexts[index].map((flag) => flag + wordFlags.length)].slice(
      0,
      maxFlags,
    );
    rows.set(flags, row + 5 + featureSizes.charLength);
  });
  writeSync(file, Buffer.from(rows.buffer));
  lengths.push(tokens.length);
  sources.push(source === 'notes' ? 0 : 1);
}

function labelOf(segment, begun, token, source) {
  if (token.before.endsWith('@') && source !== 'notes') return 'IGNORED';
  if (segment.label !== 'PERSON') return segment.label;
  if (begun.has(segment)) return 'INSIDE';
  begun.add(segment);
  return 'BEGINS';
}

/** The segment that the range overlaps; of several the first that is not plain. */
function segmentAt(segments, { start, end }) {
  let from = 0;
  let found = null;
  for (const segment of segments) {
    const to = from + segment.text.length;
    if (from < end && to > start && (found === null || found.label === 'PLAIN')) found = segment;
    from = to;
  }
  return found;
}

const jobs = [
  ...notes.flatMap((note) => Array(Number(values.copies)).fill(note)),
  ...passages.flatMap((note) => Array(Number(values['public-copies'])).fill(note)),
];
for (let index = jobs.length - 1; index > 0; index -= 1) {
  const other = random.below(index + 1);
  [jobs[index], jobs[other]] = [jobs[other], jobs[index]];
}
let listed = [];
let keepList = createKeepList(listed);
jobs.forEach((note, index) => {
  if (index % 50 === 0) {
    listed = figures.filter(() => random.chance(0.75));
    keepList = createKeepList(listed);
  }
  const varied = vary(note, notes, names, random);
  const own = varied.figures.length === 0 ? keepList : createKeepList([...listed, ...varied.figures]);
  write(varied.segments, note, own);
});
closeSync(file);
writeFileSync(join(values.out, 'lengths.bin'), Buffer.from(new Uint16Array(lengths).buffer));
writeFileSync(join(values.out, 'sources.bin'), Buffer.from(new Uint8Array(sources).buffer));
writeFileSync(
  join(values.out, 'meta.json'),
  JSON.stringify({
    labels,
    columns,
    maxFlags,
    sizes: featureSizes,
    wordFlags,
    noteFlags,
    sequences: lengths.length,
  }),
);
process.stdout.write(`${lengths.length} sequences, ${lengths.reduce((a, b) => a + b, 0)} tokens\n`);
