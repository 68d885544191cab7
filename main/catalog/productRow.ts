/** A row of the catalogue's database as goods. */
import type { Product } from "../core/goods/product.ts";
import { minor } from "../core/money/money.ts";

export type Row = Record<"sku" | "name" | "taxes" | "category" | "unit", string> &
  Record<"barcode" | "name_fr" | "name_zh", string | null> &
  Record<"id" | "price" | "fee", number>;

export function productOf(row: Row): Product {
  return {
    sku: row.sku,
    ...(row.barcode === null ? {} : { barcode: row.barcode }),
    names: {
      en: row.name,
      ...(row.name_fr === null ? {} : { fr: row.name_fr }),
      ...(row.name_zh === null ? {} : { zh: row.name_zh }),
    },
    price: minor(row.price),
    taxes: row.taxes === "" ? [] : row.taxes.split("+"),
    category: row.category,
    unit: row.unit === "kg" ? "kg" : "each",
    fee: minor(row.fee),
  };
}
