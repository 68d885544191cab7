/** Writes products; readers see all of a change or nothing of it. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { sameGoods } from "../core/goods/goodsRow.ts";
import type { Product } from "../core/goods/product.ts";
import { codeKey, fold, wordsOf } from "./keys.ts";
import { productOf, type Row } from "./productRow.ts";
import { HEAD } from "./schema.ts";

/** Called now and then with the number of products written so far. */
export type OnWritten = (written: number) => void;

/** Asked when everything is written and nobody sees it yet; false takes it back. */
export type Keep = () => boolean;

export interface Writing {
  readonly onWritten?: OnWritten | undefined;
  readonly keep?: Keep | undefined;
}

const TELL_EVERY = 1000;

/** Puts `products` in the place of the whole catalogue. SKUs and barcodes must be unique among them. Throws SQLite's error. */
export function replaceAll(db: DatabaseSync, products: Iterable<Product>, { keep, onWritten }: Writing = {}): boolean {
  return inTransaction(db, keep, () => {
    db.exec("DELETE FROM products; DELETE FROM heads; INSERT INTO words (words) VALUES ('delete-all');");
    const insert = insertStatements(db);
    for (const product of counted(products, onWritten)) insertOne(insert, product, null);
  });
}

/**
 * Adds `products`, SKUs and barcodes unique among them; one whose SKU or barcode is known takes the place of the old ones,
 * in the order of the file the place of its SKU. Throws SQLite's error.
 */
export function merge(db: DatabaseSync, products: Iterable<Product>, { keep, onWritten }: Writing = {}): boolean {
  return inTransaction(db, keep, () => {
    const find = knownAs(db);
    const forget = forgetter(db);
    const insert = insertStatements(db);
    for (const product of counted(products, onWritten)) {
      const known = find(product);
      const before = known.find(({ sku }) => sku === product.sku);
      if (before !== undefined && known.length === 1 && sameGoods(productOf(before), product)) continue;
      for (const { id } of known) forget(id);
      insertOne(insert, product, before?.id ?? null);
    }
  });
}

/** Takes goods out, if they are there. Throws SQLite's error. */
export function remove(db: DatabaseSync, sku: string, keep?: Keep): boolean {
  return inTransaction(db, keep, () => {
    const row = db.prepare("SELECT id FROM products WHERE sku = ?").get(sku);
    if (row !== undefined) forgetter(db)(Number(row["id"]));
  });
}

/** The goods that have the SKU or the barcode of these. */
export function knownAs(db: DatabaseSync): (product: Product) => readonly Row[] {
  const find = db.prepare("SELECT * FROM products WHERE sku = ? OR barcode_key = ?");
  return ({ barcode, sku }) =>
    find.all(sku, barcode === undefined ? null : codeKey(barcode)) as unknown as readonly Row[];
}

function forgetter(db: DatabaseSync): (id: number) => void {
  const statements = ["products WHERE id", "heads WHERE product", "words WHERE rowid"].map((place) =>
    db.prepare(`DELETE FROM ${place} = ?`),
  );
  return (id) => {
    for (const statement of statements) statement.run(id);
  };
}

function inTransaction(db: DatabaseSync, keep: Keep = () => true, work: () => void): boolean {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    const kept = keep();
    db.exec(kept ? "COMMIT" : "ROLLBACK");
    return kept;
  } catch (thrown) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw thrown;
  }
}

/** The same goods, told of by the thousand. */
export function* counted(products: Iterable<Product>, onWritten: OnWritten = () => undefined): Generator<Product> {
  let count = 0;
  for (const product of products) {
    yield product;
    count += 1;
    if (count % TELL_EVERY === 0) onWritten(count);
  }
}

interface Inserts {
  readonly product: StatementSync;
  /** By how many heads it puts in at once, from one: a third less work than one after another. */
  readonly heads: readonly StatementSync[];
  readonly words: StatementSync;
}

interface Head {
  readonly kind: (typeof HEAD)[keyof typeof HEAD];
  readonly text: string;
}

/** Three names, the SKU and the barcode. */
const MOST_HEADS = 5;

function insertStatements(db: DatabaseSync): Inserts {
  return {
    product: db.prepare(
      `INSERT INTO products (id, sku, barcode, barcode_key, name, name_fr, name_zh, price, taxes, category, unit, fee)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    heads: Array.from({ length: MOST_HEADS }, (_, more) =>
      db.prepare(`INSERT OR IGNORE INTO heads (kind, text, product) VALUES (?, ?, ?)${", (?, ?, ?)".repeat(more)}`),
    ),
    words: db.prepare("INSERT INTO words (rowid, text) VALUES (?, ?)"),
  };
}

/** @param place its id; null: behind all others */
function insertOne(insert: Inserts, product: Product, place: number | null): void {
  const { sku, barcode, names, price, taxes, category, unit, fee } = product;
  const key = barcode === undefined ? null : codeKey(barcode);
  const { lastInsertRowid: id } = insert.product.run(
    ...[place, sku, barcode ?? null, key, names.en, names.fr ?? null, names.zh ?? null],
    ...[price, taxes.join("+"), category, unit, fee],
  );
  const allNames = [names.en, names.fr, names.zh].filter((name) => name !== undefined).map(fold);
  const heads: readonly Head[] = [
    ...allNames.map((text) => ({ kind: HEAD.name, text })),
    { kind: HEAD.code, text: fold(sku) },
    ...(barcode === undefined ? [] : [{ kind: HEAD.code, text: barcodeHead(barcode) }]),
  ];
  insert.heads[heads.length - 1]?.run(...heads.flatMap(({ kind, text }) => [kind, text, id]));
  insert.words.run(id, [...allNames, fold(sku)].map((text) => wordsOf(text).join(" ")).join(" "));
}

/** Leading zeros come and go with the printed form, so codes are typed and kept without them here. */
export function barcodeHead(barcode: string): string {
  return fold(barcode).replace(/^0+(?=\d)/, "");
}
