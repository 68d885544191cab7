/** A table as CSV for spreadsheets: UTF-8 with its mark, rows ended as RFC 4180 says. Pure. */

/**
 * A spreadsheet takes these at the start of a cell for a formula: somebody's reason must not become one. A text that looks
 * as if it had been kept from that already gets one more sign, so that every cell can be read back.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
