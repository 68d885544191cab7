import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { minor } from "../core/money/money.ts";
import { type Catalog, openCatalog } from "./catalog.ts";
import { seedSample } from "./seedSample.ts";
import { product, scratchFolder } from "./testGoods.ts";

function open(path: string): Catalog {
  const opened = openCatalog(path);
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

function sampleCatalog(): Catalog {
  const catalog = open(join(scratchFolder(), "catalog.db"));
  seedSample(catalog, "CAD", ["GST", "PST"]);
  return catalog;
}

const skus = (products: readonly { readonly sku: string }[]): string[] => products.map(({ sku }) => sku);

describe("search", () => {
  it("finds a name in each of its languages, with and without accents", () => {
    const catalog = sampleCatalog();
    for (const typed of ["cafe", "café", "CAFÉ", "Café fil"])
      expect(skus(catalog.search(typed, 9))).toContain("DRINK-COFFEE");
    expect(skus(catalog.search("oeufs", 9))).toEqual(["DAIRY-EGGS-12"]);
    expect(skus(catalog.search("鸡蛋", 9))).toEqual(["DAIRY-EGGS-12"]);
  });

  it("finds Chinese inside a name, and only where the characters stand together", () => {
    const catalog = sampleCatalog();
    expect(skus(catalog.search("面包", 9))).toEqual(["BREAD-WHOLE", "BREAD-RYE"]);
    expect(skus(catalog.search("包面", 9))).toEqual([]);
    expect(skus(catalog.search("全麦面", 9))).toEqual(["BREAD-WHOLE"]);
  });

  it("finds words from their first letters, in any order", () => {
    const catalog = sampleCatalog();
    expect(skus(catalog.search("butter pean", 9))).toEqual(["PEANUT-BUTTER"]);
    expect(skus(catalog.search("beurre ara", 9))).toEqual(["PEANUT-BUTTER"]);
  });

  it("puts the exact code first, then names that begin so, then words inside", () => {
    const catalog = open(join(scratchFolder(), "c.db"));
    catalog.replaceAll([
      product({ sku: "A", names: { en: "Oat milk" } }),
      product({ sku: "B", names: { en: "Milk" } }),
      product({ sku: "milk", names: { en: "Cream" } }),
    ]);
    expect(skus(catalog.search("milk", 9))).toEqual(["milk", "B", "A"]);
    expect(skus(catalog.search("milk", 2))).toEqual(["milk", "B"]);
    expect(catalog.search("milk", 0)).toEqual([]);
  });

  it("finds SKUs and barcodes from their beginning, however the code was printed", () => {
    const catalog = sampleCatalog();
    expect(catalog.search("bag-p", 9)[0]?.sku).toBe("BAG-PAPER");
    expect(skus(catalog.search("43141802", 9))).toEqual(["DAIRY-MILK-2L"]);
    expect(skus(catalog.search("043141802", 9))).toEqual(["DAIRY-MILK-2L"]);
  });

  it("takes anything a keyboard can type", () => {
    const catalog = sampleCatalog();
    for (const typed of ['"', "'", "* OR", "NEAR(", "a AND", "%_", "words:", "😀", "\u0000", "  "]) {
      expect(Array.isArray(catalog.search(typed, 5))).toBe(true);
    }
  });
});

describe("findByCode", () => {
  it("knows one product by UPC-A, EAN-13, GTIN-14 and SKU", () => {
    const catalog = sampleCatalog();
    for (const code of ["431418021118", "0431418021118", "00431418021118", "DAIRY-MILK-2L"]) {
      expect(catalog.findByCode(code)?.names.en).toBe("Milk 2 L");
    }
    expect(catalog.findByCode("4011")?.unit).toBe("kg");
    expect(catalog.findByCode("431418021119")).toBeUndefined();
  });

  it("reads eight digits as the EAN-8 or the UPC-E that the catalogue has", () => {
    const catalog = open(join(scratchFolder(), "c.db"));
    catalog.replaceAll([
      product({ sku: "short", barcode: "042100005264" }),
      product({ sku: "small", barcode: "73513537" }),
    ]);
    expect(catalog.findByCode("04252614")?.sku).toBe("short");
    expect(catalog.findByCode("73513537")?.sku).toBe("small");
  });
});

describe("groups", () => {
  it("lists groups and favourites in the order of the file", () => {
    const catalog = sampleCatalog();
    expect(catalog.categories()).toEqual(["Grocery", "By weight", "Stationery", "Household", "Health"]);
    expect(catalog.favourites(2).map(({ names }) => names.en)).toEqual(["Baguette", "Milk 2 L"]);
    expect(skus(catalog.byCategory("By weight", 2))).toEqual(["FRUIT-BANANA", "FRUIT-APPLE"]);
  });
});

describe("changes", () => {
  it("gives back what it was given", () => {
    const catalog = open(join(scratchFolder(), "c.db"));
    const tea = product({
      sku: "TEA",
      barcode: "6291041500213",
      names: { en: "Tea", fr: "Thé", zh: "茶" },
      price: minor(649),
      taxes: ["GST", "PST"],
      category: "Grocery",
      unit: "kg",
      fee: minor(10),
    });
    catalog.replaceAll([tea]);
    expect(catalog.product("TEA")).toEqual(tea);
  });

  it("merges by SKU and barcode and forgets the old words", () => {
    const catalog = open(join(scratchFolder(), "c.db"));
    catalog.replaceAll([
      product({ sku: "A", names: { en: "Apple" } }),
      product({ sku: "B", names: { en: "Pear" }, barcode: "431418021118" }),
    ]);
    catalog.merge([
      product({ sku: "A", names: { en: "Quince" } }),
      product({ sku: "C", names: { en: "Plum" }, barcode: "0431418021118" }),
    ]);
    expect(catalog.count()).toBe(2);
    expect([...catalog.search("apple", 9), ...catalog.search("pear", 9)]).toEqual([]);
    expect(catalog.findByCode("431418021118")?.sku).toBe("C");
  });

  it("keeps the old goods when the new ones cannot be written", () => {
    const catalog = sampleCatalog();
    expect(() => {
      catalog.replaceAll([product({ sku: "A" }), product({ sku: "A" })]);
    }).toThrow();
    expect(catalog.count()).toBe(85);
    expect(catalog.search("milk", 1)).toHaveLength(1);
  });
});

describe("the sample", () => {
  it("has three names for every product, and a tax only where the shop has it", () => {
    const goods = sampleCatalog().favourites(500);
    expect(goods.length).toBeGreaterThanOrEqual(60);
    for (const { names } of goods) expect([names.fr, names.zh].every((name) => (name ?? "") !== "")).toBe(true);
    const other = open(join(scratchFolder(), "c.db"));
    seedSample(other, "CAD", ["GST"]);
    expect(other.product("PEN-GEL-05")?.taxes).toEqual(["GST"]);
    expect(seedSample(other, "CAD", ["GST"])).toBe(0);
  });
});

describe("a file that cannot be used", () => {
  it("is kept under another name, and a new catalogue takes its place", () => {
    const path = join(scratchFolder(), "catalog.db");
    const bytes = "not a database ".repeat(1000);
    writeFileSync(path, bytes);
    const catalog = open(path);
    expect(catalog.notice).toMatchObject({ kind: "setAside", keptAs: `${path}.damaged-1` });
    expect(readFileSync(`${path}.damaged-1`, "utf8")).toBe(bytes);
    expect(seedSample(catalog, "CAD", [])).toBe(85);
  });

  it("is noticed when its pages are damaged", () => {
    const path = join(scratchFolder(), "catalog.db");
    const first = open(path);
    seedSample(first, "CAD", []);
    first.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 2, 4096 * 6);
    writeFileSync(path, bytes);
    expect(open(path).notice?.kind).toBe("setAside");
    expect(existsSync(`${path}.damaged-1`)).toBe(true);
  });

  it("is kept when it is some other program's database", () => {
    const path = join(scratchFolder(), "catalog.db");
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);");
    other.close();
    expect(open(path).notice?.kind).toBe("setAside");
    const kept = new DatabaseSync(`${path}.damaged-1`);
    expect(kept.prepare("SELECT x FROM theirs").get()?.["x"]).toBe(1);
    kept.close();
  });

  it("is an error when nothing can be opened there", () => {
    const path = join(scratchFolder(), "catalog.db");
    mkdirSync(path);
    expect(openCatalog(path)).toMatchObject({ ok: false, error: { kind: "cannotOpen" } });
  });
});
