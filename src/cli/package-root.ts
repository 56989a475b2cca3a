import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of Calepin's own package.json, whether this runs compiled or from source. Ends with no slash. */
export const packageRoot = findUp(import.meta.dirname);

function findUp(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findUp(dirname(folder));
}
