import { readdirSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import type * as Latin from '../../../src/strip/text/latin.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';

const made = vi.hoisted((): RegExp[] => []);

vi.mock('../../../src/strip/text/latin.ts', async (load) => {
  const latin = await load<typeof Latin>();
  return {
    ...latin,
    latinPattern: (source: string, flags: string) => {
      const pattern = latin.latinPattern(source, flags);
      made.push(pattern);
      return pattern;
    },
  };
});

const folder = 'src/strip';
const literal =
  /(?<=[=(,:!&|?]\s*|return\s+)\/(?<source>(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\*[])(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\[])*)\/(?<flags>[dgimsuy]*)/g;

/** Patterns that are written as literals, the tagger's excepted: it compiles none. */
const literals = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('tagger'))
  .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(literal)])
  .map(({ groups }) => new RegExp(groups?.['source'] ?? '', groups?.['flags']));

beforeAll(async () => {
  await import('../../../src/strip/strip.ts');
});

/** What the checker cannot decide in this time is left to the hostile texts. */
const timeout = 150;

function verdict({ source, flags }: RegExp): string {
  return checkSync(source, flags.replaceAll(/[dy]/g, ''), { timeout }).status;
}

describe('no pattern can be sent backtracking', () => {
  test('of those that detectors make', { timeout: 60_000 }, () => {
    expect(made.length).toBeGreaterThan(50);
    const verdicts = made.map(verdict);
    expect(made.filter((_, index) => verdicts[index] === 'vulnerable')).toEqual([]);
    expect(verdicts.filter((status) => status === 'safe').length).toBeGreaterThan(made.length / 2);
  });

  test('of those that are literals', { timeout: 60_000 }, () => {
    expect(literals.length).toBeGreaterThan(40);
    const verdicts = literals.map(verdict);
    expect(literals.filter((_, index) => verdicts[index] === 'vulnerable')).toEqual([]);
    expect(verdicts.filter((status) => status === 'safe').length).toBeGreaterThan(literals.length / 2);
  });
});
