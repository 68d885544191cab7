/** The first line of a catalogue file: which column stands where. */
import { err, ok, type Result } from "../core/result.ts";
import type { FileProblem } from "./importProblem.ts";

const COLUMNS = ["sku", "barcode", "name", "name_zh", "name_fr", "price", "tax", "category", "unit", "fee"] as const;
/** Without `tax` goods would be sold untaxed by oversight, so it is asked for even where it stays empty. */
const REQUIRED: readonly Column[] = ["sku", "name", "price", "tax"];

export type Column = (typeof COLUMNS)[number];

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
