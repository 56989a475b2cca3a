import { readFileSync } from 'node:fs';
import { lexiconFiles, parseLexicon } from '../../../src/strip/lexicon.ts';
import { createStripper, type StripOptions } from '../../../src/strip/strip.ts';
import type { StripResult } from '../../../src/contract/redaction.ts';

const [lexiconFile] = lexiconFiles;

/** The lists that ship. Reading them takes tens of milliseconds, and nothing changes them: one for a test file. */
export const lexicon = parseLexicon(
  readFileSync(new URL(`../../../src/strip/data/${lexiconFile}`, import.meta.url)),
);

export const english: StripOptions = { language: 'en', keepList: [] };
export const french: StripOptions = { language: 'fr', keepList: [] };

const stripper = createStripper(lexicon);

/** Strips a text that is short enough. */
export function strip(text: string, options: StripOptions = english): StripResult {
  const outcome = stripper.strip(text, options);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome;
}

export { stripper };
