import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Product } from "../core/goods/product.ts";
import type { ImportHow } from "../core/goods/goodsFacts.ts";
import { minor } from "../core/money/money.ts";
import { type Catalog, openCatalog } from "./catalog.ts";
import { importFile } from "./importFile.ts";
import { lookAtFile } from "./lookAtFile.ts";
import { csv, product, scratchFolder } from "./testGoods.ts";

function shop(goods: readonly Product[]): { readonly catalog: Catalog; readonly dbPath: string } {
  const dbPath = join(scratchFolder(), "catalog.db");
  const opened = openCatalog(dbPath);
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => {
    opened.value.close();
  });
  opened.value.replaceAll(goods);
  return { catalog: opened.value, dbPath };
}

const GOODS = [
  product({ sku: "same", names: { en: "Same" }, taxes: ["GST"] }),
  product({ sku: "dearer", names: { en: "Dearer" } }),
  product({ sku: "taken", barcode: "431418021118" }),
  product({ sku: "moves", barcode: "6291041500213" }),
  product({ sku: "stays" }),
];
const FILE = csv(
  "new,0431418021118,New,,,1,,,,",
  "same,,Same,,,1.00,GST,,each,0",
  "dearer,,Dearer,,,1.20,,,,",
  "other,6291041500213,Other,,,1,,,,",
  "moves,,moves,,,1,,,,",
  "bad,,Bad,,,free,,,,",
);
const job = (dbPath: string) => ({ file: FILE, dbPath, currency: "CAD" as const, taxNames: ["GST"] });
const quiet = (): void => undefined;

it("says what an import would do, in both ways, and changes nothing", () => {
  const { catalog, dbPath } = shop(GOODS);
  const { counts, bad, fileProblem } = lookAtFile(job(dbPath), quiet);
  const common = { added: 2, changed: 2, same: 1, leftOut: 1 };
  expect(fileProblem).toBeUndefined();
  expect(counts).toEqual({ replace: { ...common, removed: 2 }, merge: { ...common, removed: 1 } });
  expect(bad).toEqual([{ line: 7, column: "price", problem: "notANumber", value: "free" }]);
  expect(catalog.favourites(9)).toEqual(GOODS);
});

it.each<[ImportHow, readonly string[]]>([
  ["replace", ["new", "same", "dearer", "other", "moves"]],
  // What gave its barcode away before its own line came has lost its place.
  ["merge", ["same", "dearer", "stays", "new", "other", "moves"]],
])("what it says is what an import does: %s", (how, skus) => {
  const { catalog, dbPath } = shop(GOODS);
  const said = lookAtFile(job(dbPath), quiet).counts?.[how];
  const before = catalog.count();
  const report = importFile({ ...job(dbPath), how }, quiet);
  expect(report).toMatchObject({ imported: 5, badRows: 1 });
  expect(catalog.count()).toBe(before + (said?.added ?? 0) - (said?.removed ?? 0));
  expect(catalog.favourites(9).map(({ sku }) => sku)).toEqual(skus);
  expect(catalog.product("dearer")?.price).toBe(minor(120));
  expect(catalog.findByCode("431418021118")?.sku).toBe("new");
  expect(catalog.search("dearer", 3)).toHaveLength(1);
});

it("takes back what nobody could be told of", () => {
  const { catalog, dbPath } = shop(GOODS);
  for (const how of ["replace", "merge"] as const) {
    const seen: number[] = [];
    const report = importFile({ ...job(dbPath), how }, quiet, () => {
      seen.push(catalog.count());
      return false;
    });
    expect(report).toMatchObject({ imported: 0, badRows: 1, fileProblem: { kind: "notJournalled" } });
    expect(seen).toEqual([GOODS.length]);
    expect(catalog.favourites(9)).toEqual(GOODS);
    expect(catalog.search("dearer", 9).map(({ sku }) => sku)).toEqual(["dearer"]);
  }
});

it("has nothing to say of a file without one good row, or of none", () => {
  const { dbPath } = shop(GOODS);
  const look = (file: string | Uint8Array) => lookAtFile({ ...job(dbPath), file }, quiet);
  expect(look(csv("A,,Tea,,,free,,,,"))).toMatchObject({ counts: null, bad: [{ line: 2 }] });
  expect(look(Uint8Array.of(0xff, 0xfe, 65, 0))).toMatchObject({ fileProblem: { kind: "notUtf8" } });
  expect(look(`${dbPath}.missing`)).toMatchObject({ fileProblem: { kind: "unreadable" } });
  expect(existsSync(`${dbPath}.missing`)).toBe(false);
});
