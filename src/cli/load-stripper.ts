import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexiconFiles, parseLexicon } from '../strip/lexicon.ts';
import { createStripper } from '../strip/strip.ts';
import { packageRoot } from './package-root.ts';
import type { StripText } from './strip-line.ts';

/** The stripper of the apps, with its lists from the disk. Throws when they are missing or damaged. */
export function loadStripper(keepList: readonly string[]): StripText {
  const data = join(packageRoot, 'src', 'strip', 'data');
  const { strip } = createStripper(
    parseLexicon(Buffer.concat(lexiconFiles.map((name) => readFileSync(join(data, name))))),
  );
  return (text, language) => strip(text, { language, keepList });
}
