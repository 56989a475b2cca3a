import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/cli/lines.ts';
import { parseKeepFile } from '../../../src/cli/strip.ts';
import { calepin } from '../../support/calepin.ts';
import { freshFolder } from './fresh-folder.ts';

interface Output {
  readonly id?: string | number;
  readonly text?: string;
  readonly error?: string;
  readonly redactions?: readonly {
    kind: string;
    start: number;
    end: number;
    placeholder: string;
    certain: boolean;
  }[];
}

function outputs(stdout: string): readonly Output[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Output);
}

const jsonLines = (...notes: readonly unknown[]) => notes.map((note) => `${JSON.stringify(note)}\n`).join('');

describe('calepin strip', () => {
  it('replaces identifiers line by line, and says where they stood in the text that came in', async () => {
    const text = '🎉 Write to nadia.roy@example.org\u2028or call 514-555-0134.';
    const ran = await calepin(['strip'], jsonLines({ id: 'a', lang: 'en', text }, { text: 'Nothing here.' }));
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const [first, second] = outputs(ran.stdout);
    expect(first!.redactions!.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['EMAIL', 'nadia.roy@example.org'],
      ['PHONE', '514-555-0134'],
    ]);
    for (const { placeholder } of first!.redactions!) expect(first!.text).toContain(placeholder);
    expect(first!.text).not.toMatch(/nadia|0134/);
    expect(second).toEqual({ text: 'Nothing here.', redactions: [] });
  });

  it('speaks the language of the line, or else the one it is told', async () => {
    const text = 'nadia.roy@example.org';
    const ran = await calepin(['strip', '--lang', 'fr'], jsonLines({ text }, { lang: 'en', text }));
    const [french, english] = outputs(ran.stdout);
    expect(french!.text).not.toBe(english!.text);
  });

  it('names a line that it cannot read by its number, refuses one that is too long, and does the others', async () => {
    const input =
      jsonLines({ id: 1, text: 'Fine.' }) +
      'secret, not JSON\n\n' +
      jsonLines(
        { id: 2, text: 'x'.repeat(20_001) },
        { id: 3, lang: 'de', text: 'x' },
        { id: 4 },
        { id: 5, text: 'Fine.' },
      );
    const ran = await calepin(['strip'], input);
    expect(ran.code).toBe(1);
    expect(outputs(ran.stdout)).toEqual([
      { id: 1, text: 'Fine.', redactions: [] },
      { id: 2, error: 'too-long' },
      { id: 5, text: 'Fine.', redactions: [] },
    ]);
    expect(ran.stderr).toMatch(/^calepin: line 2: .*\ncalepin: line 5: .*\ncalepin: line 6: .*\n$/);
    expect(ran.stderr).not.toContain('secret');
  });

  it('lets the names of a keep-list live', async () => {
    const keep = join(freshFolder(), 'keep.txt');
    writeFileSync(keep, '# ministers\nGeorges Tremblay # for now\r\n');
    const line = jsonLines({ lang: 'en', text: 'We ask Georges Tremblay for a meeting.' });
    const kept = await calepin(['strip', '--keep', keep], line);
    expect(outputs(kept.stdout)[0]!.redactions).toEqual([]);
    const removed = await calepin(['strip'], line);
    expect(outputs(removed.stdout)[0]!.redactions).toMatchObject([{ kind: 'PERSON' }]);
    expect(await calepin(['strip', '--keep', `${keep}.none`], line)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a keep-list file', () => {
  it('holds one name a line; remarks, blank lines and a byte order mark are no names', () => {
    expect(parseKeepFile('\uFEFF# all\nÉric Duhaime\n\n  Ruba Ghazal # MNA\r\n')).toEqual([
      'Éric Duhaime',
      'Ruba Ghazal',
    ]);
  });
});

describe('the lines of a stream', () => {
  it('end at line feeds alone, wherever its chunks are cut', async () => {
    const text = 'é\u2028🎉\n\r\nlast';
    for (let size = 1; size < 8; size += 1) {
      const bytes = new TextEncoder().encode(text);
      async function* chunks() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
      }
      expect(await Array.fromAsync(linesOf(chunks()))).toEqual(['é\u2028🎉', '\r', 'last']);
    }
  });
});
