// Tables in Markdown.
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

export function speed({ importMs, loadMs, warmUpMs, dataBytes }, { texts, first, p50, p99 }) {
  return [
    `Time on the machine of the last run (Node ${process.versions.node}), ${texts} texts of 500 characters, after loading as the app's worker loads:`,
    table(
      ['what', 'figure'],
      [
        ['first text', ms(first)],
        ['a text, p50', ms(p50)],
        ['a text, p99', ms(p99)],
        ['modules loaded', ms(importMs)],
        ['lists loaded', ms(loadMs)],
        ['patterns compiled (warm-up)', ms(warmUpMs)],
        ['lists, brotli', `${(dataBytes / 1000).toFixed(0)} kB`],
      ],
    ),
  ].join('\n\n');
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const percent = (value) => (value === null ? '–' : (100 * value).toFixed(1));
const ms = (value) => `${value.toFixed(1)} ms`;
