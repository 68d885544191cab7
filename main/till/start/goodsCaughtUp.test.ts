import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openCatalog } from "../../catalog/catalog.ts";
import { product, scratchFolder } from "../../catalog/testGoods.ts";
import type { Fact } from "../../core/facts.ts";
import { rowOf } from "../../core/goods/goodsRow.ts";
import type { Product } from "../../core/goods/product.ts";
import { minor } from "../../core/money/money.ts";
import { projectors } from "../../journal/projections/index.ts";
import { freshFolder, openSample } from "../../journal/testing/samples.ts";
import { createBooks } from "../books.ts";
import { systemClock } from "../base/systemClock.ts";
import { catchUpGoods, sayCaughtUp } from "./goodsCaughtUp.ts";

const RULES = { decimals: 2, taxNames: ["GST"] } as const;
const MILK = product({ sku: "MILK", barcode: "431418021118", names: { en: "Milk" }, price: minor(529) });
const TEA = product({ sku: "TEA", names: { en: "Tea" }, price: minor(300) });
const at = (of: Product, price: number): Product => ({ ...of, price: minor(price) });

type Change = readonly [before: Product | null, after: Product | null];

/** A till whose goods' file holds `there`, and whose journal tells `changes`. */
function start(there: readonly Product[], ...told: readonly (Change | Fact)[]) {
  const opened = openCatalog(join(scratchFolder(), "catalog.db"));
  if (!opened.ok) throw new Error(opened.error.kind);
  const catalog = opened.value;
  catalog.replaceAll(there);
  const journal = openSample(freshFolder(), { projectors });
  onTestFinished(() => {
    catalog.close();
    journal.close();
  });
  let ids = 0;
  const newId = (): string => `id${String((ids += 1))}`;
  const books = createBooks(journal, systemClock, { register: "1", timeZone: "UTC", cutOff: "04:00" }, newId);
  for (const each of told) {
    const fact = "kind" in each ? each : changed(...each);
    if (!books.commit([{ fact }]).ok) throw new Error("not committed");
  }
  const { seq } = journal.reader.head();
  const caughtUp = catchUpGoods(books, catalog, RULES);
  const since = journal.reader.facts(seq, 9).map(({ body }) => body);
  return { caughtUp, catalog, since, goods: catalog.page(0, 9).map((each) => each.product) };
}

const changed = (before: Product | null, after: Product | null): Fact => ({
  kind: "goods.changed",
  body: {
    sku: (after ?? before)?.sku ?? "",
    before: before && rowOf(before),
    after: after && rowOf(after),
    approver: "lee",
  },
});
const IMPORTED: Fact = {
  kind: "goods.imported",
  body: { file: "a.csv", how: "replace", added: 1, changed: 0, same: 0, removed: 0, leftOut: 0, approver: "lee" },
};

it.each<[string, readonly Product[], readonly (Change | Fact)[], readonly Product[], number]>([
  ["a change that came is left alone", [at(MILK, 600)], [[MILK, at(MILK, 600)]], [at(MILK, 600)], 0],
  ["one that did not come is carried out", [MILK, TEA], [[MILK, at(MILK, 600)]], [at(MILK, 600), TEA], 1],
  ["new goods are added", [TEA], [[null, MILK]], [TEA, MILK], 1],
  ["goods are taken out", [MILK, TEA], [[MILK, null]], [TEA], 1],
  [
    "of several of one item the last counts, whichever of them came",
    [at(MILK, 600)],
    [
      [MILK, at(MILK, 600)],
      [at(MILK, 600), at(MILK, 700)],
      [at(MILK, 700), at(MILK, 800)],
    ],
    [at(MILK, 800)],
    1,
  ],
  [
    "a power cut takes more than the last of them",
    [MILK, TEA],
    [
      [MILK, at(MILK, 600)],
      [TEA, null],
    ],
    [at(MILK, 600)],
    2,
  ],
  [
    "what was taken back stays so",
    [MILK],
    [
      [MILK, at(MILK, 600)],
      [at(MILK, 600), MILK],
    ],
    [MILK],
    0,
  ],
  ["goods that no change tells of stay", [at(MILK, 111)], [[MILK, at(MILK, 600)]], [at(MILK, 111)], 0],
  ["a file that came later counts alone", [MILK], [[MILK, at(MILK, 600)], IMPORTED], [MILK], 0],
])("%s", (_, there, told, after, carriedOut) => {
  const { caughtUp, goods, since } = start(there, ...told);
  expect(goods.map(rowOf)).toEqual(after.map(rowOf));
  expect(caughtUp).toEqual({ carriedOut, takenBack: 0 });
  expect(since).toEqual([]);
});

it("what cannot be carried out any more is told to have been taken back, and not tried again", () => {
  const taxed: Product = { ...MILK, taxes: ["VAT"] };
  const other = product({ sku: "OTHER", barcode: "0431418021118", names: { en: "Other" }, price: minor(1) });
  const { caughtUp, goods, since } = start([MILK, TEA], [MILK, taxed], [null, other]);
  expect(goods.map(rowOf)).toEqual([rowOf(MILK), rowOf(TEA)]);
  expect(caughtUp).toEqual({ carriedOut: 0, takenBack: 2 });
  expect(since).toEqual([
    { sku: "MILK", before: rowOf(taxed), after: rowOf(MILK), approver: "" },
    { sku: "OTHER", before: rowOf(other), after: null, approver: "" },
  ]);
  expect(sayCaughtUp(caughtUp)).toEqual([expect.stringContaining("taken back in the journal: 2")]);
  expect(sayCaughtUp({ carriedOut: 0, takenBack: 0 })).toEqual([]);
});
