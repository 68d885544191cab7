/** Goods as a catalogue file that imports again to the same goods: the columns and the separator that the import reads. */
import { COLUMNS, rowOf } from "../core/goods/goodsRow.ts";
import type { Product } from "../core/goods/product.ts";

/** The first line, with the mark by which spreadsheets know UTF-8. */
export const CSV_HEADER = `\uFEFF${COLUMNS.join(",")}\r\n`;

/** One line for each. A text is written as it is: what a spreadsheet takes for a formula is a name here. */
export function csvRows(products: readonly Product[]): string {
  return products
    .map((product) => {
      const row = rowOf(product);
      return `${COLUMNS.map((column) => cell(row[column])).join(",")}\r\n`;
    })
    .join("");
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
