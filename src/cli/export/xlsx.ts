import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Table } from './rows.ts';

/** A workbook of one sheet a table. Every text is a text cell: spreadsheets do not run those. */
export async function toXlsx(tables: Readonly<Record<string, Table>>): Promise<Buffer> {
  const sheets = Object.entries(tables).map(([sheet, { columns, rows }]) => ({
    sheet,
    stickyRowsCount: 1,
    data: [
      columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(toCell)),
    ],
  }));
  return writeXlsxFile(sheets).toBuffer();
}

function toCell(cell: Cell) {
  if (typeof cell === 'number') return { value: cell, type: Number };
  return cell === '' ? null : { value: cell.replace(notXml, '\uFFFD'), type: String, wrap: cell.length > 60 };
}

/** XML 1.0 has no place for these; a workbook that holds one does not open. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;
