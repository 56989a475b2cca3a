import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../src/contract/primitives.ts';
import { parseMarkup, type Labelled } from '../../corpus/markup.ts';

/** A note of the corpus. */
export interface TestNote extends Labelled {
  readonly language: Language;
  /** How it is written, the name of its file: `hurried`, `minutes`, `lower`. */
  readonly register: string;
}

const folder = join(import.meta.dirname, '../../corpus/notes');

/** Nothing is ever tuned on them. */
export function readTestNotes(): readonly TestNote[] {
  return readNotes('test');
}

/** `<language>/<register>.txt`: one marked note a line, `\n` for a line break. */
export function readNotes(set: 'test' | 'train'): readonly TestNote[] {
  return (['en', 'fr'] as const).flatMap((language) =>
    readdirSync(join(folder, set, language))
      .sort()
      .flatMap((file) =>
        linesOf(join(folder, set, language, file)).map((line) => ({
          ...parseMarkup(line.replaceAll('\\n', '\n')),
          language,
          register: file.replace('.txt', ''),
        })),
      ),
  );
}

/** The public figures of the campaign that the test notes come from. */
export function readPublicFigures(): readonly string[] {
  return linesOf(join(folder, 'test', 'public-figures.txt'));
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '));
}
