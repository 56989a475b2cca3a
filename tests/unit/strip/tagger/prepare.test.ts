import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../../bin/toolchain.mjs';

const home = mkdtempSync(join(tmpdir(), 'calepin-training-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const notes = join(home, 'notes');
mkdirSync(join(notes, 'en'), { recursive: true });
writeFileSync(
  join(notes, 'en/hurried.txt'),
  [
    'ask [[PERSON:Odalys Ferland]] about the drums at {{keep:Rimouski|place}}',
    '{{keep:Ada Brightwater|public figure}} was late, and [[PERSON:Brightwater]] from the mailroom was not',
    'no one is named here, bring soup\\nand spoons',
  ].join('\n'),
);

/** Every file that `prepare.mjs` makes of the notes, by name, in Latin-1. */
function prepared(name: string, seed: number): Readonly<Record<string, string>> {
  const out = join(home, name);
  const script = join(root, 'src/strip/training/prepare.mjs');
  execFileSync(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', script, '--notes', notes],
    ...['--seed', String(seed), '--copies', '12', '--out', out],
  ]);
  const files = readdirSync(out).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(out, file), 'latin1')]));
}

test('the same notes and seed make the same training text, byte for byte, and another seed makes another', () => {
  const once = prepared('once', 1);
  expect(once['tokens.bin']?.length).toBeGreaterThan(500);
  expect(prepared('again', 1)).toEqual(once);
  expect(prepared('other', 2)['tokens.bin']).not.toBe(once['tokens.bin']);
});
