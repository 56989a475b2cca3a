import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../../bin/toolchain.mjs';
import type { Language } from '../../src/contract/primitives.ts';
import { parseMarkup, type Labelled } from '../corpus/markup.ts';

const Line = z.strictObject({
  topic: z.string(),
  question: z.string(),
  marked: z.string(),
  sector: z.nullable(z.string()),
  region: z.nullable(z.string()),
  jobTitle: z.nullable(z.string()),
});

export interface MeetingNote extends Omit<z.infer<typeof Line>, 'marked'> {
  readonly labelled: Labelled;
}

/** The notes of one members' meeting of the corpus. */
export function readMeeting(language: Language): MeetingNote[] {
  const lines = readFileSync(join(root, 'tests/corpus/meetings', `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { marked, ...note } = Line.parse(JSON.parse(line));
    return { ...note, labelled: parseMarkup(marked) };
  });
}
