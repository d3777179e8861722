// Lines of a table for spreadsheets (RFC 4180).

/** Stands before the first line: without it Excel takes UTF-8 for the local code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** What a spreadsheet would take for a formula stands behind an apostrophe, and so is text. */
function cell(text: string): string {
  const inert = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
