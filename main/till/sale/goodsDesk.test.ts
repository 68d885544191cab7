/** What changes a price is approved by name, journalled, and adds up; through the whole till with its real journal. */
import { afterEach, describe, expect, test } from "vitest";
import type { Journal } from "../../journal/journal.ts";
import type { LineView, SaleView } from "../../../preload/contract/sale.ts";
import { type Counter, openCounter } from "../testing/counter.ts";

const PIN = { approver: "manager", pin: "9999" } as const;
/** 4.99 with GST 5 % and PST 7 %, and 5.29 untaxed with a deposit of 0.10. */
const NOTEBOOK = "NOTE-RULED";
const MILK = "DAIRY-MILK-2L";
const BANANA = "FRUIT-BANANA";

let counter: Counter;
let journal: Journal;
afterEach(() => counter.close());

/** @param by who is signed in */
async function open(by: "cashier" | "manager" = "cashier"): Promise<void> {
  const keep = (real: Journal): Journal => (journal = real);
  counter = await openCounter({ between: { journal: keep } });
  if (by === "manager") await counter.must("session.signIn", { operator: "manager", pin: "9999" });
}

const sale = (): SaleView => counter.view().sale ?? expect.unreachable("no sale is open");
const line = (sku: string): LineView =>
  sale().lines.find((each) => each.sku === sku && each.feeOf === null) ?? expect.unreachable(`no line of ${sku}`);
const code = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  outcome.error?.code ?? "ok";
const facts = (kind: string): readonly unknown[] =>
  journal.reader.facts(0, 1000).flatMap((fact) => (fact.kind === kind ? [fact.body] : []));

describe("discounts", () => {
  test("a line's by percent, typed with a comma, and the sale's by amount: taxes are on what is left", async () => {
    await open();
    const id = await counter.ring(NOTEBOOK);
    const percent = { kind: "percent", percent: "12,5", reason: "Damaged" } as const;
    await counter.must("goods.discountLine", { sale: id, line: line(NOTEBOOK).id, discount: percent });
    // 4.99 less 0.62 (0.62375) is 4.37; GST 0.22, PST 0.31.
    expect(line(NOTEBOOK)).toMatchObject({
      gross: 499,
      discount: 62,
      discountPercent: "12.5",
      discountReason: "Damaged",
    });
    expect(sale()).toMatchObject({ subtotal: 437, total: 490 });
    const amount = { kind: "amount", amount: 137, reason: "Loyalty" } as const;
    await counter.must("goods.discountSale", { sale: id, discount: amount });
    // 3.00 is left: GST 0.15, PST 0.21.
    expect(sale()).toMatchObject({ saleDiscount: { amount: 137, percent: null, reason: "Loyalty" }, total: 336 });
    await counter.must("goods.discountLine", { sale: id, line: line(NOTEBOOK).id, discount: null });
    await counter.must("goods.discountSale", { sale: id, discount: null });
    expect(sale()).toMatchObject({ saleDiscount: null, discount: 0, total: 559 });
    expect(facts("sale.lineDiscounted")).toHaveLength(2);
    expect(facts("sale.discounted")).toHaveLength(2);
  });

  test("down to nothing: the sale ends by a payment of nothing, prints its receipt and leaves the drawer shut", async () => {
    await open();
    const id = await counter.ring(NOTEBOOK);
    const all = { kind: "percent", percent: "100", reason: "Gift" } as const;
    await counter.must("goods.discountSale", { sale: id, discount: all });
    expect(sale()).toMatchObject({ due: 0, total: 0 });
    expect(code(await counter.press("cash.take", { sale: id, given: 5 }))).toBe("nothingDue");
    await counter.must("cash.take", { sale: id, given: 0 });
    expect(sale()).toMatchObject({ state: "completed", tenders: [] });
    expect(facts("sale.completed")).toEqual([{ total: 0, rounding: 0 }]);
    expect(facts("print.queued")).toHaveLength(1);
    expect(facts("drawer.opened")).toEqual([]);
  });

  test("none without a reason, above the whole, of nothing, on a deposit, or on another sale", async () => {
    await open();
    const id = await counter.ring(MILK);
    const ten = { kind: "percent", percent: "10", reason: "Staff" } as const;
    const give = (at: string, discount: Parameters<typeof counter.press<"goods.discountLine">>[1]["discount"]) =>
      counter.press("goods.discountLine", { sale: id, line: at, discount });
    const fee = sale().lines.find(({ feeOf }) => feeOf !== null)?.id ?? "";
    expect(code(await give(line(MILK).id, { ...ten, reason: "  " }))).toBe("reasonMissing");
    expect(code(await give(line(MILK).id, { ...ten, percent: "101" }))).toBe("discountOutOfRange");
    expect(code(await give(line(MILK).id, { ...ten, percent: "0" }))).toBe("discountOutOfRange");
    expect(code(await give(fee, ten))).toBe("feeFollows");
    expect(code(await give("gone", ten))).toBe("lineGone");
    expect(code(await counter.press("goods.discountSale", { sale: "other", discount: ten }))).toBe("otherSale");
    expect(sale()).toMatchObject({ discount: 0, total: 539 });
    await counter.must("session.signOut", {});
    expect(code(await give(line(MILK).id, ten))).toBe("notSignedIn");
  });

  test("a note stands on its line, and goes when it is emptied", async () => {
    await open();
    const id = await counter.ring(MILK);
    await counter.must("goods.note", { sale: id, line: line(MILK).id, note: "For Mrs Tremblay" });
    expect(line(MILK).note).toBe("For Mrs Tremblay");
    await counter.must("goods.note", { sale: id, line: line(MILK).id, note: "" });
    expect(line(MILK).note).toBe("");
  });
});

describe("another price", () => {
  const price = (approval: { approver: string; pin: string } | null, unitPrice = 399, reason = "Price match") =>
    counter.press("goods.price", { sale: sale().id, line: line(MILK).id, unitPrice, reason, approval });

  test("a cashier needs somebody who may: not alone, not with an own PIN, not with a wrong one", async () => {
    await open();
    await counter.ring(MILK);
    expect(code(await price(null))).toBe("approvalNeeded");
    expect(code(await price({ approver: "cashier-1", pin: "1111" }))).toBe("notAllowed");
    expect(code(await price({ approver: "manager", pin: "1111" }))).toBe("wrongPin");
    expect(line(MILK)).toMatchObject({ unitPrice: 529, listPrice: null });
    expect(facts("approval.refused")).toEqual([{ approver: "cashier-1", action: "setPrice" }]);
    expect(code(await price(PIN, 399, " "))).toBe("reasonMissing");
    expect(code(await price(PIN))).toBe("ok");
    expect(line(MILK)).toMatchObject({ unitPrice: 399, listPrice: 529 });
    expect(sale().total).toBe(409);
    // Who, how much and why; no PIN.
    const body = { line: line(MILK).id, unitPrice: 399, reason: "Price match", approver: "manager" };
    expect(facts("sale.linePriced")).toEqual([body]);
  });

  test("who may does it alone, and the list price stays the first one", async () => {
    await open("manager");
    await counter.ring(MILK);
    expect(code(await price(null, 450))).toBe("ok");
    expect(code(await price(null, 0))).toBe("ok");
    expect(line(MILK)).toMatchObject({ unitPrice: 0, listPrice: 529 });
    expect(facts("sale.linePriced")).toMatchObject([{ approver: "manager" }, { approver: "manager" }]);
  });
});

describe("goods that the catalogue does not know", () => {
  const basket = { name: "Gift basket", price: 2599, taxes: ["GST"], code: "9521010000008" };

  test("begin a sale with approval, with the taxes that were chosen; code and approver are journalled", async () => {
    await open();
    expect(code(await counter.press("goods.open", { ...basket, approval: null }))).toBe("approvalNeeded");
    expect(counter.view().sale).toBeNull();
    await counter.must("goods.open", { ...basket, approval: PIN });
    // 25.99 and GST 1.30.
    expect(sale()).toMatchObject({ total: 2729, lines: [{ names: { en: "Gift basket" }, unitPrice: 2599 }] });
    expect(facts("sale.openGoodsApproved")).toMatchObject([{ code: "9521010000008", approver: "manager" }]);
  });

  test("none without a name, a price or with a tax that the shop has not", async () => {
    await open();
    const press = (change: Partial<typeof basket>) =>
      counter.press("goods.open", { ...basket, ...change, approval: PIN });
    expect(code(await press({ name: " " }))).toBe("reasonMissing");
    expect(code(await press({ price: 0 }))).toBe("amountOutOfRange");
    expect(code(await press({ taxes: ["VAT"] }))).toBe("badRequest");
    expect(code(await press({ code: "4111111111111111" }))).toBe("cardData");
    expect(counter.view().sale).toBeNull();
  });
});

describe("weighed goods and deposits", () => {
  test("each weighing is a line of its own, rounded to the cent", async () => {
    await open();
    await counter.must("sale.add", { sku: BANANA, quantity: 1245 });
    await counter.must("sale.add", { sku: BANANA, quantity: 3 });
    // 1.245 × 1.74 = 2.1663; 0.003 × 1.74 = 0.00522, half a cent and a little.
    expect(sale().lines.map(({ gross }) => gross)).toEqual([217, 1]);
    expect(sale()).toMatchObject({ items: 2, total: 218 });
    expect(code(await counter.press("sale.add", { sku: MILK, quantity: 1500 }))).toBe("quantityOutOfRange");
  });

  test("a deposit follows its goods in number and out of the sale, and takes no orders of its own", async () => {
    await open();
    const id = await counter.ring(MILK);
    await counter.must("sale.setQuantity", { sale: id, line: line(MILK).id, quantity: 3000 });
    const fee = sale().lines.find(({ feeOf }) => feeOf === line(MILK).id) ?? expect.unreachable("no deposit");
    expect(fee).toMatchObject({ quantity: 3000, gross: 30 });
    expect(sale()).toMatchObject({ items: 3, total: 1617 });
    for (const refused of [
      await counter.press("sale.removeLine", { sale: id, line: fee.id }),
      await counter.press("sale.setQuantity", { sale: id, line: fee.id, quantity: 1000 }),
      await counter.press("goods.price", { sale: id, line: fee.id, unitPrice: 0, reason: "x", approval: PIN }),
    ])
      expect(code(refused)).toBe("feeFollows");
    await counter.must("sale.removeLine", { sale: id, line: line(MILK).id });
    expect(sale()).toMatchObject({ lines: [], total: 0 });
  });
});
