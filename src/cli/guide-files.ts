import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Guide } from '../contract/guide.ts';
import { compileGuide, type GuideSource } from '../guide/compile.ts';
import type { GuideMessage } from '../guide/message.ts';
import { groupBy } from './group-by.ts';
import { packageRoot } from './package-root.ts';
import { failed, systemReason } from './stop.ts';

/** One guide of the files that were named, compiled: `guide` is `null` when a message is an error. */
export interface CheckedGuide {
  readonly sources: readonly GuideSource[];
  readonly guide: Guide | null;
  readonly messages: readonly GuideMessage[];
}

/** Reads Markdown files, and those of named folders; files with the same front-matter id are one guide. */
export function checkGuides(paths: readonly string[]): readonly CheckedGuide[] {
  const sources = [...new Set(paths.flatMap(markdownFiles))].map(readSourceFile);
  return [...groupBy(sources, guideKey).values()].map((group) => ({
    sources: group,
    ...compileGuide(group),
  }));
}

/** As `checkGuides`, for files that have to be right. Stops with 1, each error a line of the message. */
export function compileGuides(
  paths: readonly string[],
): readonly (CheckedGuide & { readonly guide: Guide })[] {
  return checkGuides(paths).map((checked) => {
    if (checked.guide === null) throw failed(errorLines(checked.messages).join('\n'));
    return { ...checked, guide: checked.guide };
  });
}

/** "fr.md:12:3: error: …" */
export function messageLine({ file, line, column, severity, message }: GuideMessage): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`;
}

/** The folder of a guide that ships with Calepin, or the path as it is. */
export function resolveGuide(idOrPath: string): string {
  const shipped = shippedGuideIds().includes(idOrPath) && join(shippedFolder, idOrPath);
  if (shipped !== false) return shipped;
  if (existsSync(idOrPath)) return idOrPath;
  throw failed(
    `there is no guide "${idOrPath}": neither a file or folder, nor one that ships (${shippedGuideIds().join(', ')})`,
  );
}

const shippedFolder = join(packageRoot, 'src', 'guide', 'content');

function shippedGuideIds(): readonly string[] {
  return readdirSync(shippedFolder).sort();
}

function markdownFiles(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const files = readdirSync(path).filter((name) => name.endsWith('.md') && !/^readme\.md$/i.test(name));
    if (files.length === 0) throw failed(`${path}: there is no guide (no .md file) in this folder`);
    return files.sort().map((name) => join(path, name));
  } catch (error) {
    throw error instanceof Error && 'code' in error
      ? failed(`cannot read ${path}: ${systemReason(error)}`)
      : error;
  }
}

function readSourceFile(file: string): GuideSource {
  try {
    return { file, source: readFileSync(file, 'utf8') };
  } catch (error) {
    throw failed(`cannot read ${file}: ${systemReason(error)}`);
  }
}

/** The id as far as it can be read before anything is checked; a file without one stands for itself. */
function guideKey({ file, source }: GuideSource): string {
  const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:\r?\n---|$)/.exec(source)?.[1] ?? '';
  const id = /^id:[ \t]*["']?([^\s"'#]+)/m.exec(frontMatter)?.[1];
  return id === undefined ? `file ${file}` : `id ${id}`;
}

function errorLines(messages: readonly GuideMessage[]): readonly string[] {
  return messages.filter(({ severity }) => severity === 'error').map(messageLine);
}
