/** The first line of a catalogue file: which column stands where. */
import type { FileProblem } from "../core/goods/goodsProblem.ts";
import { type Column, COLUMNS } from "../core/goods/goodsRow.ts";
import { err, ok, type Result } from "../core/result.ts";

/** Without `tax` goods would be sold untaxed by oversight, so it is asked for even where it stays empty. */
const REQUIRED: readonly Column[] = ["sku", "name", "price", "tax"];

/** The columns in the file's own order. An unknown one is refused by name: it may be `tax`, mistyped. */
export function readHeader(fields: readonly string[]): Result<readonly Column[], FileProblem> {
  const columns: Column[] = [];
  for (const field of fields) {
    const name = field.trim().toLowerCase();
    const column = COLUMNS.find((known) => known === name);
    if (column === undefined) return err({ kind: "unknownColumn", column: name.slice(0, 40) });
    if (columns.includes(column)) return err({ kind: "repeatedColumn", column });
    columns.push(column);
  }
  const missing = REQUIRED.find((column) => !columns.includes(column));
  return missing === undefined ? ok(columns) : err({ kind: "missingColumn", column: missing });
}
