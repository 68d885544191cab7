import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openCatalog } from "../../../catalog/catalog.ts";
import { product, scratchFolder } from "../../../catalog/testGoods.ts";
import { rowOf } from "../../../core/goods/goodsRow.ts";
import type { Fact } from "../../../core/facts.ts";
import { minor } from "../../../core/money/money.ts";
import { err, ok } from "../../../core/result.ts";
import type { Books } from "../../books.ts";
import { createGoodsOneByOne } from "./goodsDesk.ts";

const MILK = product({ sku: "MILK", barcode: "431418021118", names: { en: "Milk" }, price: minor(529) });

/** Goods at a desk whose journal takes what `takes` says. */
function desk(takes: () => boolean) {
  const opened = openCatalog(join(scratchFolder(), "catalog.db"));
  if (!opened.ok) throw new Error(opened.error.kind);
  const catalog = opened.value;
  onTestFinished(() => {
    catalog.close();
  });
  catalog.replaceAll([MILK]);
  const told: Fact[] = [];
  const goods = createGoodsOneByOne({
    books: {
      commit(entries) {
        // What is being told is not seen before it is told.
        if (!takes()) return err({ kind: "full", detail: "" });
        told.push(...entries.map(({ fact }) => fact));
        return ok(null);
      },
    } as Pick<Books, "commit"> as Books,
    session: { operator: () => ({ id: "lee", name: "Lee", role: "manager" }), alone: () => ok("lee") } as never,
    catalog,
    currency: "CAD",
    taxNames: ["GST"],
    importing: () => false,
    changed: () => undefined,
  });
  const put = (price: string) =>
    goods.commands["catalog.put"]({ row: { ...rowOf(MILK), price }, adding: false, approval: null });
  return { catalog, goods, put, told };
}

it("what the journal does not take has not happened", async () => {
  let healthy = false;
  const { catalog, goods, put, told } = desk(() => healthy);
  expect(await put("6.00")).toMatchObject({ error: { code: "journalSick" } });
  expect(await goods.commands["catalog.remove"]({ sku: "MILK", approval: null })).toMatchObject({
    error: { code: "journalSick" },
  });
  expect(catalog.page(0, 9).map((each) => each.product)).toEqual([MILK]);
  expect(catalog.search("milk", 9)).toHaveLength(1);
  healthy = true;
  expect(await put("6.00")).toEqual(ok(null));
  expect(catalog.findByCode("0431418021118")?.price).toBe(600);
  expect(told).toMatchObject([
    { kind: "goods.changed", body: { before: { price: "5.29" }, after: { price: "6.00" } } },
  ]);
});

it("what the disk does not take is told to have been taken back", async () => {
  const { catalog, put, told } = desk(() => {
    catalog.close();
    return true;
  });
  expect(await put("6.00")).toMatchObject({ error: { code: "goodsNotWritten" } });
  expect(told).toMatchObject([
    { body: { before: { price: "5.29" }, after: { price: "6.00" } } },
    { body: { before: { price: "6.00" }, after: { price: "5.29" } } },
  ]);
});

it("goods for free are goods, as in a file; nothing and nonsense are no price", async () => {
  const { catalog, put, told } = desk(() => true);
  for (const [price, problem] of [
    ["", "missing"],
    ["-0.05", "negative"],
    ["0.005", "tooManyDecimals"],
    ["0x0", "notANumber"],
  ] as const)
    expect(await put(price)).toMatchObject({ error: { code: "goodsWrong", params: { column: "price", problem } } });
  expect(await put("0.00")).toEqual(ok(null));
  expect(catalog.findByCode("0431418021118")?.price).toBe(0);
  expect(told).toMatchObject([{ body: { after: { price: "0.00" } } }]);
});
