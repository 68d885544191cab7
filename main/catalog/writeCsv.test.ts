import fc from "fast-check";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { COLUMNS, rowOf } from "../core/goods/goodsRow.ts";
import type { Product } from "../core/goods/product.ts";
import { MAX_AMOUNT, minor } from "../core/money/money.ts";
import { openCatalog } from "./catalog.ts";
import { parseCatalogCsv } from "./parseCatalogCsv.ts";
import { parseRow, tidy } from "./parseRow.ts";
import { seedSample } from "./seedSample.ts";
import { scratchFolder } from "./testGoods.ts";
import { CSV_HEADER, csvRows } from "./writeCsv.ts";

const TAXES = ["GST", "PST", "TVQ 9,975"];
const read = (goods: readonly Product[]) =>
  parseCatalogCsv(new TextEncoder().encode(CSV_HEADER + csvRows(goods)), "CAD", TAXES);

it("the sample comes back as it went, every field of it", () => {
  const opened = openCatalog(join(scratchFolder(), "catalog.db"));
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => {
    opened.value.close();
  });
  seedSample(opened.value, "CAD", ["GST", "PST"]);
  const goods = opened.value.page(0, 500).map(({ product }) => product);
  expect(goods).toHaveLength(85);
  expect(read(goods)).toEqual({ products: goods, bad: [] });
});

const word = fc
  .oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.constantFrom('6" pan, "cast"', "=1+1", "'thé", "-5", "a;b"))
  .map(tidy);
const typed = fc.record({
  barcode: fc.constantFrom("", "431418021118", "4011", "73513537", "ABC-1"),
  name: word,
  name_zh: word,
  name_fr: word,
  price: fc.nat(MAX_AMOUNT).map((amount) => rowOf({ ...BLANK, price: minor(amount) }).price),
  tax: fc.subarray(TAXES).map((taxes) => taxes.join("+")),
  category: word,
  unit: fc.constantFrom("each", "kg", "KG", ""),
  fee: fc.constantFrom("", "0", "0.10", "1,5"),
});
const BLANK: Product = {
  sku: "S",
  names: { en: "" },
  price: minor(0),
  taxes: [],
  category: "",
  unit: "each",
  fee: minor(0),
};

it("any goods that the till takes come back as they went", () => {
  let taken = 0;
  fc.assert(
    fc.property(typed, word, (row, sku) => {
      const fields = { sku, ...row };
      const product = parseRow(COLUMNS, (column) => fields[column], { decimals: 2, taxNames: TAXES });
      if (!product.ok) return;
      taken += 1;
      expect(read([product.value])).toEqual({ products: [product.value], bad: [] });
    }),
    { numRuns: 500 },
  );
  expect(taken).toBeGreaterThan(100);
});
