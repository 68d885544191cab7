/** Lines of a sale: which goods share one, and how many, how much and how dear they may be. */
import { expect, test } from "vitest";
import { minor } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import { done, empty, line, sold, why } from "../testing/openSales.ts";
import type { SaleLine } from "./sale.ts";
import { addGoods, removeLine, setQuantity } from "./saleRules.ts";

test("the same thing again makes its line grow, from scan or hand", () => {
  const sale = done(sold(1000), addGoods(sold(1000), line("l2"), "hand"));
  expect(sale.lines).toMatchObject([{ id: "l1", quantity: 2000 }]);
  expect(sale).toMatchObject({ scanned: 1, added: 1 });
});

test.each([
  ["another price", { unitPrice: minor(900) }],
  ["another thing", { sku: "B" }],
  ["weighed goods", { unit: "kg" as const }],
])("%s is a line of its own", (_, more) => {
  expect(done(sold(1000), addGoods(sold(1000), line("l2", more), "scan")).lines).toHaveLength(2);
});

test("two weighings stay two lines", () => {
  const once = done(empty(), addGoods(empty(), line("l1", { unit: "kg" }), "scan"));
  expect(done(once, addGoods(once, line("l2", { unit: "kg" }), "scan")).lines).toHaveLength(2);
});

test.each([0, -1000, 1.5, Number.NaN, 10_000_000, 1500])(
  "a quantity of %s thousandths of a piece is refused",
  (wanted) => {
    expect(why(setQuantity(sold(1000), "l1", wanted))).toBe("quantityOutOfRange");
  },
);

test("one line cannot grow beyond all bounds, nor the total beyond the largest amount", () => {
  const many = done(sold(1), setQuantity(sold(1), "l1", 9_999_000));
  expect(why(addGoods(many, line("l2", { unitPrice: minor(1) }), "scan"))).toBe("quantityOutOfRange");
  const dear = sold(99_999_999);
  expect(why(addGoods(dear, line("l2", { sku: "B" }), "scan"))).toBe("amountOutOfRange");
});

test("the bounds of a line are its bounds, however it comes to them", () => {
  const most = quantity(9_999_000);
  expect(why(addGoods(empty(), line("l1", { quantity: most }), "scan"))).toBe("ok");
  expect(why(addGoods(empty(), line("l1", { quantity: quantity(9_999_001), unit: "kg" }), "scan"))).toBe(
    "quantityOutOfRange",
  );
  expect(why(addGoods(empty(), line("l1", { quantity: quantity(0) }), "scan"))).toBe("quantityOutOfRange");
  const weighed = done(empty(), addGoods(empty(), line("l1", { unit: "kg", quantity: quantity(1) }), "scan"));
  expect(weighed.lines[0]?.quantity).toBe(1);
  expect(why(setQuantity(weighed, "l1", 1))).toBe("ok");
  expect(why(setQuantity(weighed, "l1", 1_500))).toBe("ok");
  expect(why(setQuantity(weighed, "l9", 1))).toBe("lineGone");
  expect(why(removeLine(weighed, "l9"))).toBe("lineGone");
  const nearly = done(
    empty(),
    addGoods(empty(), line("l1", { quantity: quantity(9_998_000), unitPrice: minor(1) }), "scan"),
  );
  expect(why(addGoods(nearly, line("l2", { unitPrice: minor(1) }), "scan"))).toBe("ok");
});

test("what was taken off, or weighed, keeps its line to itself", () => {
  const discount = { kind: "amount", amount: minor(100), reason: "r" } as const;
  const off = { ...sold(1000), lines: [line("l1", { discount })] };
  expect(done(off, addGoods(off, line("l2"), "scan")).lines).toHaveLength(2);
  const weighed = { ...sold(1000), lines: [line("l1", { unit: "kg" })] };
  expect(done(weighed, addGoods(weighed, line("l2"), "scan")).lines).toHaveLength(2);
  const fee = { ...sold(1000), lines: [line("l0", { sku: "B" }), line("l1", { feeOf: "l0" })] };
  expect(done(fee, addGoods(fee, line("l2"), "scan")).lines).toHaveLength(3);
});

test("what is scanned again joins its line only while price, taxes and deposit are the same", () => {
  const fee = (id: string, of: string, cents: number) => line(id, { unitPrice: minor(cents), feeOf: of });
  const first = done(empty(), addGoods(empty(), line("l1", { taxes: ["GST"] }), "scan", fee("f1", "l1", 10)));
  const count = (next: SaleLine, deposit: SaleLine | null): number =>
    done(first, addGoods(first, next, "scan", deposit)).lines.length;
  const same = line("l2", { taxes: ["GST"] });
  expect(count(same, fee("f2", "l2", 10))).toBe(2);
  expect(count(same, fee("f2", "l2", 20))).toBe(4);
  expect(count(same, null)).toBe(3);
  expect(count(line("l2"), fee("f2", "l2", 10))).toBe(4);
  expect(count(line("l2", { taxes: ["GST"], unitPrice: minor(999) }), fee("f2", "l2", 10))).toBe(4);
});
