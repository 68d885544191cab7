/** Goods as a row of texts: a line of the catalogue's file, what is typed at the screen, and what the journal tells. Pure. */
import { toMajorText } from "../money/money.ts";
import type { Product } from "./product.ts";

/** In the order in which the till writes them; a file may have them in any. */
export const COLUMNS = [
  "sku",
  "barcode",
  "name",
  "name_zh",
  "name_fr",
  "price",
  "tax",
  "category",
  "unit",
  "fee",
] as const;

export type Column = (typeof COLUMNS)[number];

/** Amounts in major units with a point, taxes joined by `+`, "" for what it has not. */
export type GoodsRow = Readonly<Record<Column, string>>;

export const rowOf = ({ barcode, category, fee, names, price, sku, taxes, unit }: Product): GoodsRow => ({
  sku,
  barcode: barcode ?? "",
  name: names.en,
  name_zh: names.zh ?? "",
  name_fr: names.fr ?? "",
  price: toMajorText(price),
  tax: taxes.join("+"),
  category,
  unit,
  fee: fee === 0 ? "" : toMajorText(fee),
});

/** Whether nothing about them differs that a file or the screen could say. */
export function sameGoods(a: Product, b: Product): boolean {
  const [one, other] = [rowOf(a), rowOf(b)];
  return COLUMNS.every((column) => one[column] === other[column]);
}

/** The columns in which two rows differ, with what stands in each: "price 4.99, tax GST". "" for a row that is not there. */
export function differences(
  before: GoodsRow | null,
  after: GoodsRow | null,
): { readonly before: string; readonly after: string } {
  const differ = COLUMNS.filter((column) => (before?.[column] ?? "") !== (after?.[column] ?? ""));
  const tell = (row: GoodsRow | null): string =>
    row === null ? "" : differ.map((column) => `${column} ${row[column] === "" ? "–" : row[column]}`).join(", ");
  return { before: tell(before), after: tell(after) };
}
