import { readFileSync } from 'node:fs';
import { parseLexicon } from '../../../src/strip/lexicon.ts';
import { stripFiles, type StripData } from '../../../src/strip/strip-data.ts';
import { createStripper, type StripOptions } from '../../../src/strip/strip.ts';
import type { StripResult } from '../../../src/contract/redaction.ts';

const read = (name: string) => readFileSync(new URL(`../../../src/strip/data/${name}`, import.meta.url));

/** What ships. */
export const data: StripData = { lexicon: read(stripFiles.lexicon), tagger: read(stripFiles.tagger) };

/** The lists that ship. Reading them takes tens of milliseconds, and nothing changes them: one for a test file. */
export const lexicon = parseLexicon(data.lexicon);

export const english: StripOptions = { language: 'en', keepList: [] };
export const french: StripOptions = { language: 'fr', keepList: [] };

const stripper = createStripper(data);

/** Strips a text that is short enough. */
export function strip(text: string, options: StripOptions = english): StripResult {
  const outcome = stripper.strip(text, options);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome;
}

export { stripper };
