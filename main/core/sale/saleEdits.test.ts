import { expect, test } from "vitest";
import { type Minor, minor } from "../money/money.ts";
import { ONE, quantity } from "../money/quantity.ts";
import { applySaleFact, dueOf, type Sale, type SaleFact, type SaleLine, startedSale, totalsOfSale } from "./sale.ts";
import { addOpenGoods, discountLine, discountSale, noteLine, priceLine } from "./saleEdits.ts";
import { addGoods, removeLine, setQuantity, type SaleRefusal, takeCash } from "./saleRules.ts";
import type { Result } from "../result.ts";

const empty = startedSale(
  { id: "s", number: 1, currency: "CAD", taxRules: [{ name: "GST", rate: "5", included: false }] },
  0,
);
const line = (id: string, price: number, more: Partial<SaleLine> = {}): SaleLine => ({
  id,
  sku: id,
  names: { en: id },
  unit: "each",
  quantity: ONE,
  unitPrice: minor(price),
  taxes: [],
  ...more,
});

function after(sale: Sale, facts: Result<readonly SaleFact[], SaleRefusal>): Sale {
  if (!facts.ok) throw new Error(facts.error);
  return facts.value.reduce((one, fact) => applySaleFact(one, fact, 0), sale);
}
const refusal = (facts: Result<unknown, SaleRefusal>): string => (facts.ok ? "ok" : facts.error);

const pens = after(empty, addGoods(empty, line("pen", 225, { taxes: ["GST"] }), "hand"));
const bottle = after(empty, addGoods(empty, line("cola", 200), "hand", line("cola-fee", 10, { feeOf: "cola" })));

test("a line discount needs a reason, lowers the line and its tax, and can be taken away", () => {
  expect(refusal(discountLine(pens, "pen", { kind: "percent", percent: "10", reason: " " }))).toBe("reasonMissing");
  const less = after(pens, discountLine(pens, "pen", { kind: "percent", percent: "10", reason: "damaged" }));
  expect(totalsOfSale(less)).toMatchObject({ subtotal: 202, addedTax: 10, total: 212 });
  expect(dueOf(after(less, discountLine(less, "pen", null)))).toBe(dueOf(pens));
});

test("discounts out of range are refused, and none is more than the goods", () => {
  expect(refusal(discountSale(pens, { kind: "percent", percent: "101", reason: "x" }))).toBe("discountOutOfRange");
  expect(refusal(discountSale(pens, { kind: "amount", amount: 0 as Minor, reason: "x" }))).toBe("discountOutOfRange");
  expect(refusal(discountSale(empty, { kind: "percent", percent: "5", reason: "x" }))).toBe("saleEmpty");
  const all = discountSale(pens, { kind: "amount", amount: minor(10_000), reason: "gift" });
  if (all.ok) expect(dueOf(after(pens, all))).toBe(0);
  else expect(all.error).toBe("amountOutOfRange");
});

test("a deposit follows its goods in number and goes with them, and cannot be touched by itself", () => {
  const three = after(bottle, setQuantity(bottle, "cola", 3000));
  expect(dueOf(three)).toBe(630);
  expect(refusal(removeLine(three, "cola-fee"))).toBe("feeFollows");
  expect(refusal(setQuantity(three, "cola-fee", 1000))).toBe("feeFollows");
  expect(refusal(discountLine(three, "cola-fee", { kind: "percent", percent: "5", reason: "x" }))).toBe("feeFollows");
  expect(after(three, removeLine(three, "cola")).lines).toHaveLength(0);
  const scannedAgain = after(
    three,
    addGoods(three, line("cola", 200), "scan", line("other-fee", 10, { feeOf: "cola" })),
  );
  expect(scannedAgain.lines.map((one) => one.quantity)).toEqual([4000, 4000]);
});

test("another price keeps the catalogue's beside it and wants a reason", () => {
  expect(refusal(priceLine(pens, "pen", minor(100), "", "lee"))).toBe("reasonMissing");
  const cheap = after(pens, priceLine(pens, "pen", minor(100), "shelf says so", "lee"));
  const cheaper = after(cheap, priceLine(cheap, "pen", minor(90), "again", "lee"));
  expect(cheaper.lines[0]).toMatchObject({ unitPrice: 90, listPrice: 225 });
});

test("goods with a note or a discount do not swallow the next scan of the same goods", () => {
  const noted = after(pens, noteLine(pens, "pen", "blue"));
  expect(after(noted, addGoods(noted, line("pen2", 225, { sku: "pen", taxes: ["GST"] }), "scan")).lines).toHaveLength(
    2,
  );
});

test("goods without a code are sold by name and price, in somebody's name", () => {
  const sold = addOpenGoods(empty, line("x", 1250, { sku: "" }), "4006381333931", "lee");
  expect(sold.ok && sold.value.at(-1)).toMatchObject({
    kind: "sale.openGoodsApproved",
    body: { approver: "lee", code: "4006381333931" },
  });
  expect(refusal(addOpenGoods(empty, line("x", 0, { sku: "" }), "", "lee"))).toBe("amountOutOfRange");
});

test("nothing of it makes a sale worth less than what is paid already", () => {
  const two = after(pens, setQuantity(pens, "pen", 2000));
  const partly = after(two, takeCash(two, "t", minor(300), 5));
  expect(refusal(discountSale(partly, { kind: "percent", percent: "50", reason: "x" }))).toBe("moneyTaken");
  expect(refusal(priceLine(partly, "pen", minor(1), "x", "lee"))).toBe("moneyTaken");
  expect(quantity(2000)).toBe(partly.lines[0]?.quantity);
});
