import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'calepin-imports-'));
  for (const name of ['src', 'tsconfig.json', '.oxlintrc.json', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true }));

/** Plants `source` as a file of `folder` and says whether the check, run as `npm run verify` runs it, fails. */
function plant(folder: string, source: string, check: 'types' | 'lint'): { failed: boolean; output: string } {
  const file = join(copy, 'src', folder, 'planted.ts');
  writeFileSync(file, source);
  const program = check === 'types' ? 'tsc' : 'oxlint';
  const args = check === 'types' ? ['-b', `src/${folder}`] : ['--type-aware', '--deny-warnings', file];
  try {
    const output = execFileSync(join(root, 'node_modules/.bin', program), args, {
      cwd: copy,
      encoding: 'utf8',
    });
    return { failed: false, output };
  } catch (error) {
    return { failed: true, output: String((error as { stdout: unknown }).stdout) };
  } finally {
    rmSync(file);
  }
}

test('a stage that imports a stage it does not reference does not compile', () => {
  const { failed, output } = plant(
    'strip',
    "import { openDatabase } from '../store/db.ts';\nexport const planted = openDatabase;\n",
    'types',
  );
  expect(failed).toBe(true);
  expect(output).toContain('planted.ts');
});

test('a skip that project references let pass is refused by the linter', () => {
  const { failed, output } = plant(
    'sync',
    "import { openDatabase } from '../store/db.ts';\nexport const planted = openDatabase;\n",
    'lint',
  );
  expect(failed).toBe(true);
  expect(output).toContain('sync/ may import only contract, outbox');
});

test('there is no window in the stripper and in the endpoint', () => {
  for (const folder of ['strip', 'endpoint']) {
    const { failed, output } = plant(folder, 'export const planted = window.name;\n', 'types');
    expect(failed).toBe(true);
    expect(output).toContain('window');
  }
});

test('a plain string cannot be put into the ideas table', () => {
  const source = (text: string) => `
    import type { NewIdea } from './new-idea.ts';
    import type { StrippedText } from '../contract/redaction.ts';
    declare const rest: Omit<NewIdea, 'text'>;
    declare const stripped: StrippedText;
    export const planted: NewIdea = { ...rest, text: ${text} };
    export { stripped };
  `;
  expect(plant('store', source('stripped'), 'types').failed).toBe(false);
  const { failed, output } = plant('store', source("'a raw note'"), 'types');
  expect(failed).toBe(true);
  expect(output).toContain('StrippedText');
});

test('the whole of zod is refused: only zod/mini is light enough', () => {
  const { failed, output } = plant(
    'contract',
    "import { z } from 'zod';\nexport const planted = z.string();\n",
    'lint',
  );
  expect(failed).toBe(true);
  expect(output).toContain('zod/mini');
});
