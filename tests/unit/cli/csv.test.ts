import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/cli/export/csv.ts';

const text = fc.string({ unit: fc.constantFrom(...'ab=+-@\t\r\n",;\'é＝ ') });

describe('a table as CSV', () => {
  it('is read back cell by cell, but for the apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, fc.nat())), (rows) => {
        const read = parse(toCsv({ columns: ['a', 'b', 'c'], rows }));
        expect(read[0]).toEqual(['a', 'b', 'c']);
        const expected = rows.map((row) => row.map(String));
        expect(read.slice(1).map((row) => row.map(withoutApostrophe))).toEqual(
          expected.map((row) => row.map(withoutApostrophe)),
        );
      }),
    );
  });

  it('holds no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(text, (cell) => {
        const [, [read] = []] = parse(toCsv({ columns: ['a'], rows: [[cell]] }));
        expect(read).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });
});

const withoutApostrophe = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');

/** RFC 4180, for what `toCsv` writes. */
function parse(csv: string): readonly (readonly string[])[] {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  field.lastIndex = 1;
  while (field.lastIndex < csv.length) {
    const [, quoted, plain, end] = field.exec(csv)!;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
