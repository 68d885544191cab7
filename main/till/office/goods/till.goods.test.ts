/** The shop's goods at a whole till: one by one and by a file, by whoever may, journalled by name, true for the next scan. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { QueryArgs, QueryName, QueryResult } from "../../../../preload/contract.ts";
import type { GoodsRow } from "../../../core/goods/goodsRow.ts";
import { openCatalog } from "../../../catalog/catalog.ts";
import { csv } from "../../../catalog/testGoods.ts";
import { startTill } from "../../../till.ts";
import { type Counter, openCounter } from "../../testing/counter.ts";
import { factsIn } from "../../testing/facts.ts";

const BOSS = { approver: "manager", pin: "9999" };
const BAGUETTE = "9521012424864";

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(async () => {
  await counter.close();
});

const ask = async <N extends QueryName>(name: N, args: QueryArgs<N>): Promise<QueryResult<N>> => {
  const answer = await counter.till().port.query({ name, args });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as QueryResult<N>;
};
const file = () => counter.view().catalog.file;
const lines = () => counter.view().sale?.lines.map(({ names, unitPrice }) => [names.en, unitPrice]);
const rowOf = (parts: Partial<GoodsRow>): GoodsRow => ({
  ...{ sku: "NEW", barcode: "", name: "New thing", name_zh: "", name_fr: "", price: "2.50" },
  ...{ tax: "", category: "", unit: "each", fee: "", ...parts },
});

let uploads = 0;
/** Hands a file over in pieces, and waits until it was looked at. @returns its id */
async function hand(bytes: Uint8Array, piece = 24): Promise<string> {
  const upload = `u${String((uploads += 1))}`;
  for (let at = 0; at < bytes.length; at += piece) {
    const part = Buffer.from(bytes.subarray(at, at + piece)).toString("base64");
    await counter.must("catalog.filePart", { upload, name: "goods.csv", size: bytes.length, at, part });
  }
  await counter.until("looked at", ({ catalog }) => catalog.file?.kind === "looked" || catalog.file?.kind === "failed");
  return upload;
}
const came = (kind: "imported" | "failed") => counter.until(kind, ({ catalog }) => catalog.file?.kind === kind);

it("a change counts for the next scan, an open sale keeps its price, and the journal has both", async () => {
  await counter.must("sale.scan", { code: BAGUETTE });
  const [before] = (await ask("catalog.goods", { text: "baguette", after: 0, limit: 9 })).goods;
  const change = { ...rowOf({ sku: "BAKE-BAGUETTE", barcode: BAGUETTE, name: "Baguette", price: "4,10" }), tax: "GST" };
  expect(await counter.press("catalog.put", { row: change, adding: false, approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("catalog.put", { row: change, adding: false, approval: BOSS });
  await counter.must("sale.scan", { code: BAGUETTE });
  expect(lines()).toEqual([
    ["Baguette", before?.price],
    ["Baguette", 410],
  ]);
  expect(factsIn(counter.dataDir, "goods.changed")).toMatchObject([
    { sku: "BAKE-BAGUETTE", before: { price: "3.49" }, after: { price: "4.10", tax: "GST" }, approver: "manager" },
  ]);

  await counter.must("catalog.remove", { sku: "BAKE-BAGUETTE", approval: BOSS });
  await counter.must("sale.scan", { code: BAGUETTE });
  expect(counter.view().scan).toMatchObject({ kind: "unknown" });
  expect(lines()).toHaveLength(2);
  await counter.must("catalog.put", { row: change, adding: true, approval: BOSS });
  expect(
    factsIn(counter.dataDir, "goods.changed").map(({ before: from, after: to }) => [from === null, to === null]),
  ).toEqual([
    [false, false],
    [false, true],
    [true, false],
  ]);
  // Nothing that is the same is told twice.
  await counter.must("catalog.put", { row: change, adding: false, approval: BOSS });
  expect(factsIn(counter.dataDir, "goods.changed")).toHaveLength(3);
});

it.each<[string, Partial<GoodsRow>, object]>([
  ["a price that is none", { price: "free" }, { column: "price", problem: "notANumber" }],
  ["a tax that the shop has not", { tax: "VAT" }, { column: "tax", problem: "unknownTax" }],
  ["a wrong check digit", { barcode: "9521012424865" }, { column: "barcode", problem: "checkDigit" }],
  [
    "another's barcode in another form",
    { barcode: "0431418021118" },
    { column: "barcode", problem: "taken", by: "Milk 2 L" },
  ],
  ["another's SKU", { sku: "BAKE-BAGUETTE" }, { column: "sku", problem: "taken", by: "Baguette" }],
])("%s is said before anything is stored, as of a line of a file", async (_, parts, fault) => {
  const row = rowOf(parts);
  expect(await ask("catalog.check", { row, adding: true })).toMatchObject(fault);
  expect(await counter.press("catalog.put", { row, adding: true, approval: BOSS })).toMatchObject({
    error: { code: "goodsWrong" },
  });
  expect(factsIn(counter.dataDir, "goods.changed")).toEqual([]);
});

it("a file is looked at, imported on somebody's word while goods are sold, and told with its figures", async () => {
  const before = await ask("catalog.goods", { text: "", after: 0, limit: 5 });
  expect(before).toMatchObject({ count: 85, sampleOnly: true });
  const upload = await hand(csv("A,,Apple,,,1.00,GST,,,", "BAKE-BAGUETTE,,Baguette,,,9,,,,", "B,,Bad,,,free,,,,"));
  const common = { added: 1, changed: 1, same: 0, leftOut: 1 };
  expect(file()).toEqual({
    kind: "looked",
    file: "goods.csv",
    upload,
    counts: { replace: { ...common, removed: 84 }, merge: { ...common, removed: 0 } },
  });
  expect(await ask("catalog.badRows", {})).toEqual([
    { line: 4, column: "price", problem: "notANumber", value: "free" },
  ]);
  expect(await counter.press("catalog.import", { upload, how: "merge", approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("catalog.import", { upload, how: "merge", approval: BOSS });
  await counter.must("sale.add", { sku: "DAIRY-MILK-2L" });
  await came("imported");
  expect(await ask("catalog.goods", { text: "", after: 0, limit: 5 })).toMatchObject({ count: 86, sampleOnly: false });
  await counter.must("sale.add", { sku: "A" });
  expect(lines()?.at(-1)).toEqual(["Apple", 100]);
  expect(factsIn(counter.dataDir, "goods.imported")).toEqual([
    { file: "goods.csv", how: "merge", ...common, removed: 0, approver: "manager" },
  ]);

  // What was imported is not imported again, and goods that changed meanwhile are counted anew.
  expect(await counter.press("catalog.import", { upload, how: "merge", approval: BOSS })).toMatchObject({
    error: { code: "noGoodsFile" },
  });
  const again = await hand(csv("A,,Apple,,,1.00,GST,,,"));
  await counter.must("catalog.put", {
    row: rowOf({ sku: "A", name: "Apple", price: "1.10" }),
    adding: false,
    approval: BOSS,
  });
  expect(await counter.press("catalog.import", { upload: again, how: "replace", approval: BOSS })).toMatchObject({
    error: { code: "goodsChanged" },
  });
  await counter.until("looked at anew", ({ catalog }) => catalog.file?.kind === "looked");
  expect(file()).toMatchObject({ counts: { replace: { added: 0, changed: 1, same: 0, removed: 85 } } });
  await counter.must("catalog.import", { upload: again, how: "replace", approval: BOSS });
  await came("imported");
  expect(await ask("catalog.goods", { text: "", after: 0, limit: 5 })).toMatchObject({ count: 1, next: null });

  await counter.must("session.signIn", { operator: "manager", pin: "9999" });
  const told = await ask("activity.page", {
    groups: ["goods"],
    person: null,
    from: null,
    to: null,
    before: null,
    limit: 9,
  });
  expect(told.rows).toMatchObject([
    { kind: "goods.imported", subject: "goods.csv", before: "replace", after: "0 1 0 85 0", approver: "Manager" },
    { kind: "goods.changed", subject: "A", before: "price 1.00, tax GST", after: "price 1.10, tax –" },
    { kind: "goods.imported", before: "merge", after: "1 1 0 0 1" },
  ]);
});

it("of a file that is none, or comes in the wrong order, nothing is kept", async () => {
  await hand(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3));
  expect(file()).toEqual({ kind: "failed", file: "goods.csv", why: { kind: "spreadsheet" } });
  const part = { upload: "x", name: "x.csv", size: 6, part: "AAAA" };
  expect(await counter.press("catalog.filePart", { ...part, at: 3 })).toMatchObject({ error: { code: "badRequest" } });
  await counter.must("catalog.filePart", { ...part, at: 0 });
  expect(await counter.press("catalog.filePart", { ...part, at: 4 })).toMatchObject({ error: { code: "badRequest" } });
  await counter.must("catalog.filePart", { ...part, at: 0 });
  expect(await counter.press("catalog.filePart", { ...part, upload: "y", at: 3 })).toMatchObject({
    error: { code: "badRequest" },
  });
  expect(await counter.press("catalog.import", { upload: "x", how: "replace", approval: BOSS })).toMatchObject({
    error: { code: "noGoodsFile" },
  });
  await counter.must("catalog.forgetFile", {});
  expect(file()).toBeNull();
});

it("what is saved as CSV imports again to the same goods", async () => {
  const saved = await ask("catalog.csv", { after: 0 });
  expect(saved.next).toBeNull();
  await hand(new TextEncoder().encode(saved.text), 6000);
  const same = { added: 0, changed: 0, same: 85, leftOut: 0, removed: 0 };
  expect(file()).toMatchObject({ counts: { replace: same, merge: same } });
});

it("what is scanned while somebody looks at the goods is looked up, and not sold", async () => {
  await counter.must("catalog.scanning", { on: true });
  await counter.must("sale.scan", { code: BAGUETTE });
  await counter.must("sale.scan", { code: "036000291452" });
  expect(counter.view()).toMatchObject({
    sale: null,
    scan: {
      kind: "picked",
      picked: [
        { sku: "BAKE-BAGUETTE", code: BAGUETTE },
        { sku: "", code: "036000291452" },
      ],
    },
  });
  await counter.must("catalog.scanning", { on: false });
  await counter.must("sale.scan", { code: BAGUETTE });
  expect(lines()).toHaveLength(1);
});

it("tiles show the new price at once, and stay where they are", async () => {
  const before = await ask("catalog.tiles", { category: null });
  const [first] = before.products;
  const row = rowOf({ sku: first?.sku ?? "", name: "First", price: "0.99" });
  await counter.must("catalog.put", { row, adding: false, approval: BOSS });
  const after = await ask("catalog.tiles", { category: null });
  expect(after.products.map(({ sku }) => sku)).toEqual(before.products.map(({ sku }) => sku));
  expect(after.products[0]).toMatchObject({ price: 99, names: { en: "First" } });
});

it("a till that closes in the middle of an import has the old goods or the new ones, and a word in its journal for these", async () => {
  const upload = await hand(csv(...Array.from({ length: 3000 }, (_, n) => `S${String(n)},,Good,,,1,,,,`)), 30_000);
  await counter.must("catalog.import", { upload, how: "replace", approval: BOSS });
  await counter.stop();
  const told = factsIn(counter.dataDir, "goods.imported").length;
  await counter.start();
  const { count } = await ask("catalog.goods", { text: "", after: 0, limit: 1 });
  expect(count).toBe(told === 1 ? 3000 : 85);
});

it("a file given at the start is told in the journal as well, under nobody's name", async () => {
  await counter.stop();
  const catalogFile = join(counter.dataDir, "start.csv");
  writeFileSync(catalogFile, csv("A,,Apple,,,1,,,,", "B,,Bad,,,free,,,,"));
  const settingsFile = join(counter.dataDir, "run.json");
  const till = await startTill({ dataDir: counter.dataDir, settingsFile, catalogFile, version: "test" });
  if (!till.ok) throw new Error(till.error.message);
  expect(till.value.port.view().catalog.file).toBeNull();
  await till.value.close();
  expect(factsIn(counter.dataDir, "goods.imported")).toEqual([
    { file: "start.csv", how: "replace", added: 1, changed: 0, same: 0, removed: 85, leftOut: 1, approver: "" },
  ]);
  await counter.start();
});

it("a file given at the start of which nothing came in is told on the screen until somebody has read why", async () => {
  await counter.stop();
  const catalogFile = join(counter.dataDir, "start.csv");
  writeFileSync(catalogFile, csv("B,,Bad,,,free,,,,"));
  const settingsFile = join(counter.dataDir, "run.json");
  const till = await startTill({ dataDir: counter.dataDir, settingsFile, catalogFile, version: "test" });
  if (!till.ok) throw new Error(till.error.message);
  const { port } = till.value;
  expect(port.view().catalog.file).toEqual({ kind: "failed", file: "start.csv", why: { kind: "noGoodRow" } });
  await port.command({ id: "s1", name: "session.signIn", args: { operator: "manager", pin: "9999" } });
  expect(await port.query({ name: "catalog.badRows", args: {} })).toMatchObject({
    value: [{ line: 2, column: "price", problem: "notANumber", value: "free" }],
  });
  await port.command({ id: "s2", name: "catalog.forgetFile", args: {} });
  expect(port.view().catalog.file).toBeNull();
  await till.value.close();
  expect(factsIn(counter.dataDir, "goods.imported")).toEqual([]);
  await counter.start();
});

it("a change that the journal tells and the goods' file has not is carried out at the next start", async () => {
  const change = { ...rowOf({ sku: "BAKE-BAGUETTE", barcode: BAGUETTE, name: "Baguette", price: "4.10" }), tax: "GST" };
  const [before] = (await ask("catalog.goods", { text: "baguette", after: 0, limit: 9 })).goods;
  if (before === undefined) throw new Error("no baguette");
  await counter.must("catalog.put", { row: change, adding: false, approval: BOSS });
  await counter.stop();
  // As the power going would leave it.
  const opened = openCatalog(join(counter.dataDir, "training", "catalog.db"));
  if (!opened.ok) throw new Error(opened.error.kind);
  opened.value.merge([before]);
  opened.value.close();
  await counter.start();
  await counter.must("sale.scan", { code: BAGUETTE });
  expect(lines()).toEqual([["Baguette", 410]]);
});
