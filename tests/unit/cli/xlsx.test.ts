import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toXlsx } from '../../../src/cli/export/xlsx.ts';
import { unzip } from '../../support/unzip.ts';

const start = fc.constantFrom('=', '+', '-', '@', '\t', '＝', '{=', '=cmd|', "'=", '<f>', ' =', '');
const text = fc.tuple(start, fc.string()).map((parts) => parts.join(''));

describe('a table as a workbook', () => {
  it('has text cells and number cells, and never a formula, a link or a macro', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, fc.nat()), { minLength: 1, maxLength: 5 }), async (rows) => {
        const xml = unzip(await toXlsx({ Ideas: { columns: ['text', 'count'], rows } }));
        const sheet = /<sheetData>[^]*<\/sheetData>/.exec(xml)![0];
        expect(sheet).not.toMatch(/<f[ >/]/);
        expect(xml).not.toMatch(/<hyperlink|<ddeLink|<oleLink|externalLink|vbaProject|macroEnabled/);
        const cells = [...sheet.matchAll(/<c ([^>]*?)\/?>/g)].map(([, attributes]) => attributes!);
        // A cell without a type is a number.
        const types = cells.map((cell) => / ?\bt="(\w+)"/.exec(cell)?.[1] ?? 'n');
        const texts = rows.filter(([cell]) => cell !== '').length + 2;
        expect(types.filter((type) => type === 's' || type === 'inlineStr')).toHaveLength(texts);
        expect(types.filter((type) => type === 'n')).toHaveLength(cells.length - texts);
      }),
      { numRuns: 40 },
    );
  });
});
