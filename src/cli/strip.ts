import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Language } from '../contract/primitives.ts';
import { linesOf } from './lines.ts';
import { remark } from './output.ts';
import { systemReason, wrongUse } from './stop.ts';
import { stripLine } from './strip-line.ts';
import { loadStripper } from './load-stripper.ts';

export interface StripOptions {
  /** Of lines that do not say theirs. */
  readonly lang: Language;
  readonly keep?: string;
}

/** `calepin strip`: line by line, so that memory stays flat. Exit code 1 when a line was not stripped. */
export async function strip(options: StripOptions): Promise<0 | 1> {
  const stripText = loadStripper(options.keep === undefined ? [] : readKeepFile(options.keep));
  let number = 0;
  let exitCode: 0 | 1 = 0;
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    const content = (number === 1 ? line.replace(/^\uFEFF/, '') : line).trim();
    if (content === '') continue;
    const result = stripLine(content, stripText, options.lang);
    if (result.type !== 'stripped') exitCode = 1;
    if (result.type === 'unreadable') remark(`calepin: line ${number}: ${result.reason}`);
    else if (!process.stdout.write(`${JSON.stringify(result.output)}\n`)) await once(process.stdout, 'drain');
  }
  return exitCode;
}

/** One name a line; what follows `#` is a remark. */
export function parseKeepFile(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

function readKeepFile(file: string): readonly string[] {
  try {
    return parseKeepFile(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrongUse(`cannot read the keep-list ${file}: ${systemReason(error)}`);
  }
}
