import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Guide } from '../contract/guide.ts';
import type { Language } from '../contract/primitives.ts';
import { compileGuideText } from '../guide/compile.ts';
import {
  type CampaignPaths,
  makeSecretFolder,
  openCampaignFolder,
  publishedGuidePath,
  writeSecretFile,
} from './campaign-folder.ts';
import { type CheckedGuide, compileGuides } from './guide-files.ts';
import { printJson, printLines } from './output.ts';
import { failed } from './stop.ts';

export interface GuidePublishOptions {
  readonly json?: true;
}

/** `calepin guide publish`: all the guides named, or none. A published version never changes. */
export function publishGuideFiles(
  folder: string,
  files: readonly string[],
  { json }: GuidePublishOptions,
): void {
  const { paths } = openCampaignFolder(folder);
  const guides = compileGuides(files);
  for (const { guide } of guides) refuseChange(paths, guide);
  for (const checked of guides) writeGuide(paths, checked);
  if (json) printJson(guides.map(({ guide }) => ({ id: guide.id, version: guide.version })));
  else {
    printLines(
      ...guides.map(({ guide }) => `Published ${guide.id}, version ${guide.version}.`),
      'A running calepin serve shows it after a restart.',
    );
  }
}

/** Writes the compiled version and, beside it, the Markdown it was made from. */
export function writeGuide(
  paths: CampaignPaths,
  { guide, sources }: CheckedGuide & { readonly guide: Guide },
): void {
  const path = publishedGuidePath(paths, guide);
  makeSecretFolder(dirname(path));
  for (const { file, source } of sources) {
    writeSecretFile(join(dirname(path), `${languageOf(source, file)}.md`), source);
  }
  writeSecretFile(path, toJson(guide));
}

function refuseChange(paths: CampaignPaths, guide: Guide): void {
  const path = publishedGuidePath(paths, guide);
  if (!existsSync(path) || readFileSync(path, 'utf8') === toJson(guide)) return;
  throw failed(
    `version ${guide.version} of ${guide.id} is already published, with another content, and never changes: ` +
      `write "version: ${guide.version + 1}" in its front matter`,
  );
}

function languageOf(source: string, file: string): Language {
  const { meta } = compileGuideText(source, file);
  if (meta === null) throw new Error('a compiled guide has a file with errors');
  return meta.language;
}

function toJson(guide: Guide): string {
  return `${JSON.stringify(guide, null, 2)}\n`;
}
