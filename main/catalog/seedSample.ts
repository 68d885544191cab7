/** The built-in sample goods, so that a new till has something to sell in training. */
import { readFileSync } from "node:fs";
import type { Currency } from "../core/money/money.ts";
import type { Catalog, Product } from "./catalog.ts";
import { parseCatalogCsv } from "./parseCatalogCsv.ts";

const SAMPLE = new URL("../../assets/sample-catalog.csv", import.meta.url);
const SAMPLE_TAXES = ["GST", "PST"];

/**
 * Fills an empty catalogue with the sample goods and returns how many; 0 when it has goods already. Of the sample's taxes
 * only those that the shop has (`taxNames`) are kept. Throws when the sample itself cannot be read: then the build is broken.
 */
export function seedSample(
  catalog: Catalog,
  currency: Currency,
  taxNames: readonly string[],
  sample: URL = SAMPLE,
): number {
  if (catalog.count() > 0) return 0;
  const products = readSample(currency, sample);
  catalog.replaceAll(
    products.map((product) => ({ ...product, taxes: product.taxes.filter((tax) => taxNames.includes(tax)) })),
  );
  return products.length;
}

/** Whether a catalogue holds the sample goods and no others. Throws as `seedSample` does. */
export function holdsSampleOnly(catalog: Catalog, currency: Currency): boolean {
  const products = readSample(currency, SAMPLE);
  return catalog.count() === products.length && products.every(({ sku }) => catalog.product(sku) !== undefined);
}

function readSample(currency: Currency, sample: URL): readonly Product[] {
  const { products, bad, fileProblem } = parseCatalogCsv(readFileSync(sample), currency, SAMPLE_TAXES);
  if (fileProblem !== undefined || bad.length > 0) throw new Error("the sample catalogue is damaged");
  return products;
}
