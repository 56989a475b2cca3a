import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/toolchain.mjs';

const lines = readFileSync(join(root, 'docs/faults.md'), 'utf8').split('\n');
const paths = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.test\.tsx?$/.test(path))
  .map((path) => join('tests', path));
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

/** What a pattern finds, with the line in which it stands. */
function found(pattern: RegExp): readonly (readonly [line: string, name: string])[] {
  return lines.flatMap((line) =>
    [...line.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [[line, name] as const])),
  );
}

test('every test file and every command that the page on faults names exists', () => {
  const files = found(/`([\w/.-]+\.test\.tsx?)`/g).map(([, name]) => name);
  const known = (name: string) =>
    existsSync(join(root, name)) || paths.some((path) => basename(path) === name);
  expect(files.filter((name) => !known(name))).toEqual([]);
  expect(files.length).toBeGreaterThan(60);
  const commands = found(/`npm run ([\w:]+)/g).map(([, name]) => name);
  expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
  expect(commands.length).toBeGreaterThan(10);
});

test('every test that the page on faults quotes is there, by its beginning', () => {
  const rows = found(/"([^"]+)"/g).filter(([line]) => /^\|\s*\d+\s*\|/.test(line));
  const sources = paths.map((path) => readFileSync(join(root, path), 'utf8').replaceAll('\\', ''));
  const quoted = rows.map(([, name]) => name.split('…')[0]?.trim().replace(/[;,]$/, '') ?? '');
  const names = quoted.filter((name) => name.includes(' '));
  expect(names.filter((name) => !sources.some((source) => source.includes(name)))).toEqual([]);
  expect(names.length).toBeGreaterThan(10);
});

test('the rows of the matrix of faults are numbered, and every one names a test or says that there is none', () => {
  const rows = lines.flatMap((line) => {
    const [, number, , test] = /^\|\s*(\d+)\s*\|([^|]*)\|(.*)\|\s*$/.exec(line) ?? [];
    return number === undefined ? [] : [{ number: Number(number), test: test ?? '' }];
  });
  const untested = rows.filter(
    ({ test }) => !/\.test\.tsx?`|simulation|npm run|"[^"]+"|the same|not covered/.test(test),
  );
  expect(untested).toEqual([]);
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(50);
});
