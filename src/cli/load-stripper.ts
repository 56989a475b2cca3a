import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripFiles } from '../strip/strip-data.ts';
import { createStripper } from '../strip/strip.ts';
import { packageRoot } from './package-root.ts';
import type { StripText } from './strip-line.ts';

/** The stripper of the apps, with its data from the disk. Throws when a file is missing or damaged. */
export function loadStripper(keepList: readonly string[]): StripText {
  const read = (name: string) => readFileSync(join(packageRoot, 'src', 'strip', 'data', name));
  const { strip } = createStripper({ lexicon: read(stripFiles.lexicon), tagger: read(stripFiles.tagger) });
  return (text, language) => strip(text, { language, keepList });
}
