/** The goods of the shop in a database file of their own, found by code, by name in any language, or by group. */
import { backup, type DatabaseSync } from "node:sqlite";
import type { Product } from "../core/goods/product.ts";
import { ok, type Result } from "../core/result.ts";
import { codeKey, fold, lookUpKeys, matchQuery } from "./keys.ts";
import { type CatalogError, openFile } from "./openFile.ts";
import { productOf, type Row } from "./productRow.ts";
import { HEAD } from "./schema.ts";
import { barcodeHead, type Keep, merge, remove, replaceAll } from "./writer.ts";

export type { CatalogError } from "./openFile.ts";
export type { Product } from "../core/goods/product.ts";

/** Opens the catalogue at `path`, or makes an empty one. A damaged file is put aside: then `catalog.notice` says so. */
export function openCatalog(path: string): Result<Catalog, CatalogError> {
  const opened = openFile(path);
  return opened.ok ? ok(new Catalog(path, opened.value.db, opened.value.notice)) : opened;
}

export class Catalog {
  readonly path: string;
  /** What had to be done to open the file; undefined when it was sound. */
  readonly notice: CatalogError | undefined;
  #version = 0;
  readonly #db: DatabaseSync;
  readonly #read: ReturnType<typeof readStatements>;

  constructor(path: string, db: DatabaseSync, notice: CatalogError | undefined) {
    this.path = path;
    this.notice = notice;
    this.#db = db;
    this.#read = readStatements(db);
  }

  /** The product with this barcode in any printed form, else the one whose SKU it is. */
  findByCode(code: string): Product | undefined {
    const row = this.#rowByCode(code);
    return row === undefined ? undefined : productOf(row);
  }

  product(sku: string): Product | undefined {
    const row = this.#read.bySku.get(sku) as Row | undefined;
    return row === undefined ? undefined : productOf(row);
  }

  /** The product whose barcode this is, however either is printed. */
  holderOf(barcode: string): Product | undefined {
    const row = this.#read.byBarcode.get(codeKey(barcode)) as Row | undefined;
    return row === undefined ? undefined : productOf(row);
  }

  /** What a cashier means by the text typed so far: the exact code, then names and codes that begin with it, then words. */
  search(text: string, limit: number): readonly Product[] {
    const typed = text.trim();
    if (typed === "" || limit <= 0) return [];
    const found = new Map<number, Row>();
    const take = (rows: Iterable<unknown>): void => {
      for (const row of rows as Iterable<Row>) if (found.size < limit && !found.has(row.id)) found.set(row.id, row);
    };
    const exact = this.#rowByCode(typed);
    if (exact !== undefined) take([exact]);
    // A product has up to three names and two codes, so a head may come up for it more than once.
    if (found.size < limit) take(this.#read.byHead.all(HEAD.name, fold(typed), after(fold(typed)), limit * 3));
    const code = barcodeHead(typed);
    if (found.size < limit) take(this.#read.byHead.all(HEAD.code, code, after(code), limit * 2));
    const query = matchQuery(typed);
    if (found.size < limit && query !== undefined) take(this.#read.byWords.all(query, limit + found.size));
    return [...found.values()].map(productOf);
  }

  /** The first products of the catalogue: a shop puts what it sells most at the top of its file. */
  favourites(limit: number): readonly Product[] {
    return (this.#read.first.all(limit) as unknown as Row[]).map(productOf);
  }

  byCategory(category: string, limit: number): readonly Product[] {
    return (this.#read.byCategory.all(category, limit) as unknown as Row[]).map(productOf);
  }

  /** The groups, in the order in which the file first names them. */
  categories(): readonly string[] {
    return this.#read.categories.all().map((row) => String(row["category"]));
  }

  count(): number {
    return Number(this.#read.count.get()?.["n"]);
  }

  /** Goods in the order of the file, each with its place, from behind the place `after` on; 0: from the first. */
  page(after: number, limit: number): readonly { readonly place: number; readonly product: Product }[] {
    const rows = this.#read.page.all(after, limit) as unknown as Row[];
    return rows.map((row) => ({ place: row.id, product: productOf(row) }));
  }

  /** Another number after each change: what was read before it may be old. */
  get version(): number {
    return this.#version;
  }

  /** The file was changed through another connection. */
  renewed(): void {
    this.#version += 1;
  }

  /** Writes all goods into a file of its own, a part at a turn. Rejects with SQLite's or the system's error. */
  async copyTo(path: string): Promise<void> {
    await backup(this.#db, path);
  }

  /** Puts `products` in the place of everything. SKUs and barcodes must be unique. Throws SQLite's error. */
  replaceAll(products: readonly Product[]): void {
    replaceAll(this.#db, products);
    this.#version += 1;
  }

  /**
   * Adds `products`, in the place of those with the same SKU or barcode. Throws SQLite's error.
   * @param keep asked when all is written: false takes it back. @returns what it said
   */
  merge(products: readonly Product[], keep?: Keep): boolean {
    const kept = merge(this.#db, products, { keep });
    this.#version += 1;
    return kept;
  }

  /** Takes goods out, if they are there. Throws SQLite's error. @param keep as for `merge` */
  remove(sku: string, keep?: Keep): boolean {
    const kept = remove(this.#db, sku, keep);
    this.#version += 1;
    return kept;
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #rowByCode(code: string): Row | undefined {
    const typed = code.trim();
    for (const key of lookUpKeys(typed)) {
      const row = this.#read.byBarcode.get(key) as Row | undefined;
      if (row !== undefined) return row;
    }
    return this.#read.bySku.get(typed) as Row | undefined;
  }
}

function readStatements(db: DatabaseSync) {
  const select = "SELECT p.* FROM products p";
  return {
    byBarcode: db.prepare(`${select} WHERE barcode_key = ?`),
    bySku: db.prepare(`${select} WHERE sku = ?`),
    byHead: db.prepare(
      `SELECT p.* FROM heads h CROSS JOIN products p ON p.id = h.product
       WHERE h.kind = ? AND h.text >= ? AND h.text < ? ORDER BY h.text, h.product LIMIT ?`,
    ),
    byWords: db.prepare(
      `SELECT p.* FROM words w CROSS JOIN products p ON p.id = w.rowid WHERE words MATCH ? ORDER BY w.rowid LIMIT ?`,
    ),
    first: db.prepare(`${select} ORDER BY id LIMIT ?`),
    page: db.prepare(`${select} WHERE id > ? ORDER BY id LIMIT ?`),
    byCategory: db.prepare(`${select} WHERE category = ? ORDER BY id LIMIT ?`),
    categories: db.prepare("SELECT category FROM products WHERE category <> '' GROUP BY category ORDER BY MIN(id)"),
    count: db.prepare("SELECT count(*) AS n FROM products"),
  };
}

/** The end of the range of texts that begin with `start`: U+10FFFF is no character and sorts after all of them. */
function after(start: string): string {
  return `${start}\u{10FFFF}`;
}
