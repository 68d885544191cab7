import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { importCatalog } from "../../catalog/importCatalog.ts";
import { importSentence } from "./importSentence.ts";

it("says what came of an import in words: no system's codes, and one is one", async () => {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-import-"));
  const db = join(dir, "catalog.db");
  const say = async (file: string) => importSentence(await importCatalog(file, db, "CAD", []));
  const goods = (rows: string) => {
    writeFileSync(join(dir, "goods.csv"), `sku,barcode,name,price,tax,category,unit\n${rows}`);
    return join(dir, "goods.csv");
  };
  expect(await say(join(dir, "missing.csv"))).toEqual(["There is no such catalogue file. Check its path."]);
  expect(await say(dir)).toEqual(["The catalogue path is a folder, not a file. Give the CSV file in it."]);
  expect(await say(goods("A,,Apple,1.00,,,each\n"))).toEqual(["Imported 1 article."]);
  expect(await say(goods("A,,Apple,1.00,,,each\nB,,Pear,2.00,,,each\n"))).toEqual(["Imported 2 goods."]);
  rmSync(dir, { recursive: true, force: true });
});
