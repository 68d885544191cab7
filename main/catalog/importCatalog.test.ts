import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Catalog, openCatalog } from "./catalog.ts";
import { importCatalog } from "./importCatalog.ts";
import { seedSample } from "./seedSample.ts";
import { csv, scratchFolder } from "./testGoods.ts";

interface Shop {
  readonly file: string;
  readonly dbPath: string;
  readonly catalog: Catalog;
}

function shop(bytes: Uint8Array): Shop {
  const folder = scratchFolder();
  const [file, dbPath] = [join(folder, "goods.csv"), join(folder, "catalog.db")];
  writeFileSync(file, bytes);
  const opened = openCatalog(dbPath);
  if (!opened.ok) throw new Error(opened.error.kind);
  seedSample(opened.value, "CAD", ["GST", "PST"]);
  onTestFinished(() => {
    opened.value.close();
  });
  return { file, dbPath, catalog: opened.value };
}

describe("importCatalog", () => {
  it("brings in 5,000 rows while reading goes on; readers see the old catalogue or the new one", async () => {
    const { file, dbPath, catalog } = shop(
      csv(...Array.from({ length: 5000 }, (_, i) => `S${String(i)},,Good ${String(i)},货物,,1.25,GST,All,,`)),
    );
    const counts = new Set<number>();
    let reads = 0;
    const going = { on: true };
    const reading = (async () => {
      while (going.on) {
        const milk = catalog.findByCode("431418021118");
        const count = catalog.count();
        counts.add(count);
        if (count === 85) expect(milk?.sku).toBe("DAIRY-MILK-2L");
        reads += 1;
        await new Promise((resume) => setImmediate(resume));
      }
    })();
    const progress: number[] = [];
    const report = await importCatalog(file, dbPath, "CAD", ["GST"], ({ written, total }) => {
      expect(total).toBe(5000);
      progress.push(written);
    });
    going.on = false;
    await reading;
    expect(report).toEqual({ imported: 5000, badRows: 0, bad: [] });
    expect(progress).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
    expect(reads).toBeGreaterThan(1);
    expect([...counts].every((count) => count === 85 || count === 5000)).toBe(true);
    expect(catalog.count()).toBe(5000);
    expect(catalog.search("good 4999", 3)[0]?.sku).toBe("S4999");
    expect(catalog.search("milk", 3)).toEqual([]);
  });

  it("names the bad lines and brings in the rest", async () => {
    const { file, dbPath, catalog } = shop(csv("A,,Tea,,,1,,,,", "B,,Milk,,,free,,,,"));
    expect(await importCatalog(file, dbPath, "CAD", [])).toEqual({
      imported: 1,
      badRows: 1,
      bad: [{ line: 3, column: "price", problem: "notANumber", value: "free" }],
    });
    expect(catalog.favourites(9).map(({ sku }) => sku)).toEqual(["A"]);
  });

  it.each([
    ["in another encoding", Uint8Array.of(0xff, 0xfe, 65, 0), "notUtf8"],
    ["without one good row", csv("A,,Tea,,,free,,,,"), "noGoodRow"],
  ])("leaves the old catalogue where the file is %s", async (_, bytes, kind) => {
    const { file, dbPath, catalog } = shop(bytes);
    const report = await importCatalog(file, dbPath, "CAD", []);
    expect(report.imported).toBe(0);
    expect(report.fileProblem?.kind).toBe(kind);
    expect(catalog.count()).toBe(85);
  });

  it("says that a file is not there, and makes none", async () => {
    const { dbPath, file } = shop(csv());
    const report = await importCatalog(`${file}.missing`, dbPath, "CAD", []);
    expect(report.fileProblem?.kind).toBe("unreadable");
    expect(existsSync(`${file}.missing`)).toBe(false);
  });
});
