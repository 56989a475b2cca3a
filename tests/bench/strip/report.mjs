// Tables in Markdown.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { share } from './score.ts';

export function comparison(results, notes) {
  return [
    `${notes.length} notes of the project's own, English and French. Percent; less is better, but for the right maybes.`,
    table(
      [
        'detector',
        'leak of characters',
        'notes leaking',
        'keep damage',
        'maybes a note',
        'right maybes',
        'leak but names',
        'leak, lower case',
      ],
      results.map(({ name, all: { summary }, lower }) => [
        name,
        percent(summary.leak),
        percent(summary.notesLeaking),
        percent(summary.keepDamage),
        summary.maybesPerNote.toFixed(2),
        percent(summary.rightMaybes),
        percent(summary.structuredLeak),
        percent(lower.summary.leak),
      ]),
    ),
  ].join('\n\n');
}

export function details(groups, tally) {
  const kinds = [...tally.byKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { letters, exposed }]) => [kind, String(letters), percent(share(exposed, letters))]);
  return [
    'Calepin by language and by how a note is written:',
    table(
      ['notes', 'how many', 'leak of characters', 'notes leaking', 'keep damage', 'keep touched, maybes too'],
      [...groups].map(([name, summary]) => [
        name,
        String(summary.notes),
        percent(summary.leak),
        percent(summary.notesLeaking),
        percent(summary.keepDamage),
        percent(summary.keepTouched),
      ]),
    ),
    'and by kind:',
    table(['kind', 'characters', 'leak'], kinds),
  ].join('\n\n');
}

/** One column a place where the stripper ran: `{ where, texts, loadMs, firstMs, p50, p99, cpu, hostile }`. */
export function speed(runs, dataBytes) {
  const row = (what, format) => [what, ...runs.map(format)];
  return [
    `${runs[0].texts} different texts of 500 characters, each read once, on the machine of the last run (Node ${process.versions.node}). The processor's time counts all threads; of the browser, it is not known.`,
    table(
      ['what', ...runs.map(({ where }) => where)],
      [
        row('loading, to the answer to one word', ({ loadMs }) => ms(loadMs)),
        row('a text at that very moment', ({ firstMs }) => ms(firstMs)),
        row('a text, p50', ({ p50 }) => ms(p50)),
        row('a text, p99', ({ p99 }) => ms(p99)),
        row('a text, processor', ({ cpu }) => (cpu === null ? '–' : ms(cpu))),
        row('slowest 20,000 hostile characters', ({ hostile }) => `${ms(hostile.ms)} (${hostile.name})`),
      ],
    ),
    `Lists and weights, brotli: ${(dataBytes / 1000).toFixed(0)} kB.`,
  ].join('\n\n');
}

/** Puts `content` between the two comments of `name` in docs/identifiers.md. */
export function writeBlock(name, content) {
  const document = join(import.meta.dirname, '../../../docs/identifiers.md');
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(document, 'utf8');
  const [before, after] = [text.indexOf(opening), text.indexOf(closing)];
  if (before === -1 || after === -1) throw new Error(`docs/identifiers.md has no ${opening}`);
  writeFileSync(document, text.slice(0, before + opening.length) + `\n\n${content}\n\n` + text.slice(after));
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const percent = (value) => (value === null ? '–' : (100 * value).toFixed(1));
const ms = (value) => `${value.toFixed(1)} ms`;
