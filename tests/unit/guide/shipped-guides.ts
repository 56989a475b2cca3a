import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideSource } from '../../../src/guide/compile.ts';

const content = join(import.meta.dirname, '../../../src/guide/content');

/** The folders of guides that ship. */
export const shippedGuides: readonly string[] = readdirSync(content);

/** The files of a guide that ships, in a fixed order. */
export function readShippedGuide(id: string): readonly GuideSource[] {
  return readdirSync(join(content, id))
    .sort()
    .map((name) => ({ file: `${id}/${name}`, source: readFileSync(join(content, id, name), 'utf8') }));
}
