import type { Cell, Table } from './rows.ts';

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. A text that a spreadsheet
 * would run as a formula gets an apostrophe in front.
 */
export function toCsv({ columns, rows }: Table): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(toField).join(',')).join('\r\n')}\r\n`;
}

/** What spreadsheets take for the start of a formula, also in its full-width form and after line ends. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

function toField(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const inert = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
