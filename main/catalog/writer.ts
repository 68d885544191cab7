/** Writes products; readers see all of a change or nothing of it. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { codeKey, fold, wordsOf } from "./keys.ts";
import type { Product } from "./product.ts";
import { HEAD } from "./schema.ts";

/** Called now and then with the number of products written so far. */
export type OnWritten = (written: number) => void;

const TELL_EVERY = 1000;

/** Puts `products` in the place of the whole catalogue. SKUs and barcodes must be unique among them. Throws SQLite's error. */
export function replaceAll(db: DatabaseSync, products: Iterable<Product>, onWritten?: OnWritten): void {
  inTransaction(db, () => {
    db.exec("DELETE FROM products; DELETE FROM heads; INSERT INTO words (words) VALUES ('delete-all');");
    insertAll(db, products, onWritten);
  });
}

/** Adds `products`; one whose SKU or barcode is known takes the place of the old ones. Throws SQLite's error. */
export function merge(db: DatabaseSync, products: readonly Product[]): void {
  inTransaction(db, () => {
    const find = db.prepare("SELECT id FROM products WHERE sku = ? OR barcode_key = ?");
    const forget = ["products WHERE id", "heads WHERE product", "words WHERE rowid"].map((place) =>
      db.prepare(`DELETE FROM ${place} = ?`),
    );
    for (const product of products) {
      const key = product.barcode === undefined ? null : codeKey(product.barcode);
      for (const { id } of find.all(product.sku, key)) for (const statement of forget) statement.run(id ?? null);
    }
    insertAll(db, products);
  });
}

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    db.exec("COMMIT");
  } catch (thrown) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw thrown;
  }
}

function insertAll(db: DatabaseSync, products: Iterable<Product>, onWritten?: OnWritten): void {
  const insert = insertStatements(db);
  let written = 0;
  for (const product of products) {
    insertOne(insert, product);
    written += 1;
    if (written % TELL_EVERY === 0) onWritten?.(written);
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
      `INSERT INTO products (sku, barcode, barcode_key, name, name_fr, name_zh, price, taxes, category, unit, fee)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    heads: Array.from({ length: MOST_HEADS }, (_, more) =>
      db.prepare(`INSERT OR IGNORE INTO heads (kind, text, product) VALUES (?, ?, ?)${", (?, ?, ?)".repeat(more)}`),
    ),
    words: db.prepare("INSERT INTO words (rowid, text) VALUES (?, ?)"),
  };
}

function insertOne(insert: Inserts, product: Product): void {
  const { sku, barcode, names, price, taxes, category, unit, fee } = product;
  const key = barcode === undefined ? null : codeKey(barcode);
  const { lastInsertRowid: id } = insert.product.run(
    ...[sku, barcode ?? null, key, names.en, names.fr ?? null, names.zh ?? null],
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
