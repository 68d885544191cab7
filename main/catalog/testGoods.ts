/** Goods and files for the tests of the catalogue. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Product } from "../core/goods/product.ts";
import { minor } from "../core/money/money.ts";

export const HEADER = "sku,barcode,name,name_zh,name_fr,price,tax,category,unit,fee";

/** A product that is plain in all that `parts` does not say. */
export function product(parts: Partial<Product> & { readonly sku: string }): Product {
  return {
    names: { en: parts.sku },
    price: minor(100),
    taxes: [],
    category: "",
    unit: "each",
    fee: minor(0),
    ...parts,
  };
}

/** A file's bytes: the usual header and these lines. */
export function csv(...lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode([HEADER, ...lines, ""].join("\n"));
}

/** An empty folder that goes when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "catalog-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
