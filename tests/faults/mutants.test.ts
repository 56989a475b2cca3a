import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../bin/toolchain.mjs';
import { mutants } from './mutants.ts';

const run = promisify(execFile);
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'calepin-mutants-'));
  for (const name of ['src', 'tests', 'bin', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true }));

function simulate(runs: number, ...more: readonly string[]): Promise<{ stdout: string }> {
  const args = [join(copy, 'tests/faults/run.ts'), '--runs', String(runs), ...more];
  return run(process.execPath, args, { cwd: copy, timeout: 120_000 });
}

/** Rejects when the test fails. */
function runTest(path: string): Promise<{ stdout: string }> {
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    '--bail',
    '1',
    path,
  ];
  return run(process.execPath, args, { cwd: copy, timeout: 120_000 });
}

test('without a planted bug, the copy holds', async () => {
  expect((await simulate(100)).stdout).toContain('all invariants held');
});

test.each(mutants)(
  'it is found when $name',
  async ({ file, from, to, by }) => {
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    expect(source.split(from)).toHaveLength(2);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
    try {
      if (by?.startsWith('tests/')) {
        await expect(runTest(by)).rejects.toMatchObject({ stdout: expect.stringMatching(/\d failed/) });
      } else {
        const found = by === 'dexie' ? simulate(300, '--dexie') : simulate(3_000);
        await expect(found).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Replay: ') });
      }
    } finally {
      writeFileSync(path, source);
    }
  },
  130_000,
);
