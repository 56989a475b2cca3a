// npm run bench:strip: our stripper and its peers on tests/corpus/notes/test; prints the tables and writes them into
// docs/identifiers.md. Builds nothing. `--ours` leaves the peers out and the document alone.
import { loadOurs, loadPeers } from './detectors.mjs';
import { readPublicFigures, readTestNotes } from './read-test-notes.ts';
import { comparison, details, writeBlock } from './report.mjs';
import { addNote, emptyTally, summarise } from './score.ts';

const oursAlone = process.argv.includes('--ours');

const ours = await loadOurs(readPublicFigures());
if (ours === null) {
  process.stderr.write('dist/lib is missing: run `npm run build` first\n');
  process.exit(1);
}
const notes = readTestNotes();
const detectors = [ours, ...(oursAlone ? [] : await loadPeers())];

const results = [];
for (const detector of detectors) {
  results.push({
    name: detector.name,
    all: await measure(detector, notes),
    lower: await measure(detector, notes.map(lowerCased)),
  });
}
const tables = [comparison(results, notes), details(await measureBy(ours, notes), results[0].all.tally)].join(
  '\n\n',
);
process.stdout.write(`${tables}\n`);

if (!oursAlone) writeBlock('bench:strip', tables);

async function measure(detector, some) {
  const tally = emptyTally();
  for (const note of some) addNote(tally, note, await detector.detect(note.text, note.language));
  return { tally, summary: summarise(tally) };
}

async function measureBy(detector, some) {
  const groups = new Map();
  for (const key of ['language', 'register']) {
    for (const [value, group] of Map.groupBy(some, (note) => note[key])) {
      groups.set(value, (await measure(detector, group)).summary);
    }
  }
  return groups;
}

/** Unit by unit, so that offsets stay. */
function lowerCased(note) {
  const text = Array.from({ length: note.text.length }, (_, index) => {
    const lower = note.text.charAt(index).toLowerCase();
    return lower.length === 1 ? lower : note.text.charAt(index);
  }).join('');
  return { ...note, text };
}
