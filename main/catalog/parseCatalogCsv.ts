/** A catalogue file as products, with the lines that could not be imported by number. */
import type { BadRow, FileProblem } from "../core/goods/goodsProblem.ts";
import type { Column } from "../core/goods/goodsRow.ts";
import type { Product } from "../core/goods/product.ts";
import { CURRENCIES, type Currency } from "../core/money/money.ts";
import { err, ok, type Result } from "../core/result.ts";
import { type CsvFault, type CsvRow, readCsv, separatorOf } from "./csv.ts";
import { decodeCatalog } from "./encoding.ts";
import { readHeader } from "./header.ts";
import { codeKey } from "./keys.ts";
import { parseRow, tidy } from "./parseRow.ts";

export interface ParsedCatalog {
  readonly products: readonly Product[];
  /** One entry for each row left out, so rows = products + bad. */
  readonly bad: readonly BadRow[];
  /** Set when nothing of the file may be used; then both lists are empty. */
  readonly fileProblem?: FileProblem;
}

const MAX_SHOWN = 60;

/**
 * Reads `sku,barcode,name,name_zh,name_fr,price,tax,category,unit,fee` in any order; prices in major units of `currency`.
 * A SKU or barcode that an earlier line has is refused. Never throws.
 */
export function parseCatalogCsv(bytes: Uint8Array, currency: Currency, taxNames: readonly string[]): ParsedCatalog {
  const rows = readCatalogCsv(bytes, currency, taxNames);
  if (!rows.ok) return { products: [], bad: [], fileProblem: rows.error };
  const products: Product[] = [];
  const bad: BadRow[] = [];
  for (const row of rows.value) {
    if (isBad(row)) bad.push(row);
    else products.push(row);
  }
  return { products, bad };
}

/** The same row by row: a large file's goods need not all be kept at once. */
export function readCatalogCsv(
  bytes: Uint8Array,
  currency: Currency,
  taxNames: readonly string[],
): Result<Iterable<Product | BadRow>, FileProblem> {
  const text = decodeCatalog(bytes);
  if (!text.ok) return text;
  const rows = readCsv(text.value, separatorOf(/^.*/.exec(text.value)?.[0] ?? ""));
  const first = rows.next();
  if (first.done === true) return err({ kind: "empty" });
  if (first.value.kind === "fault") return err({ kind: "headerQuotes" });
  const header = readHeader(first.value.fields);
  if (!header.ok) return header;
  const reader = new RowReader(header.value, { decimals: CURRENCIES[currency].decimals, taxNames });
  return ok(readAll(rows, reader));
}

function* readAll(rows: Iterable<CsvRow | CsvFault>, reader: RowReader): Generator<Product | BadRow> {
  for (const row of rows) yield reader.read(row);
}

export const isBad = (row: Product | BadRow): row is BadRow => "problem" in row;

/** Remembers the codes seen so far: each may stand once in a file. */
class RowReader {
  readonly #columns: readonly Column[];
  readonly #rules: Parameters<typeof parseRow>[2];
  readonly #skus = new Set<string>();
  readonly #barcodes = new Set<string>();

  constructor(columns: readonly Column[], rules: Parameters<typeof parseRow>[2]) {
    this.#columns = columns;
    this.#rules = rules;
  }

  read(row: CsvRow | CsvFault): Product | BadRow {
    if (row.kind === "fault") return { line: row.line, problem: row.problem };
    if (row.fields.length !== this.#columns.length) return { line: row.line, problem: "wrongColumnCount" };
    const fields = row.fields.map(tidy);
    const text = (column: Column): string => fields[this.#columns.indexOf(column)] ?? "";
    const product = parseRow(this.#columns, text, this.#rules);
    if (!product.ok) return badRow(row.line, product.error.column, product.error.problem, text);
    const twice = this.#seenBefore(product.value);
    return twice === undefined ? product.value : badRow(row.line, twice, "duplicate", text);
  }

  #seenBefore({ sku, barcode }: Product): Column | undefined {
    const key = barcode === undefined ? undefined : codeKey(barcode);
    if (this.#skus.has(sku)) return "sku";
    if (key !== undefined && this.#barcodes.has(key)) return "barcode";
    this.#skus.add(sku);
    if (key !== undefined) this.#barcodes.add(key);
    return undefined;
  }
}

function badRow(line: number, column: Column, problem: BadRow["problem"], text: (column: Column) => string): BadRow {
  const value = text(column);
  if (problem === "cardData" || value === "") return { line, column, problem };
  return { line, column, problem, value: [...value].slice(0, MAX_SHOWN).join("") };
}
