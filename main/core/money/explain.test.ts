import { expect, it } from "vitest";
import { explainTotals } from "./explain.ts";
import { minor } from "./money.ts";
import { ONE, quantity } from "./quantity.ts";
import type { TaxRule } from "./tax.ts";
import type { LineDiscount, PricedLine } from "./totals.ts";

const QST: TaxRule = { name: "QST", rate: "9.975", included: false };
const VAT: TaxRule = { name: "VAT", rate: "5", included: true };

it("tells the whole way from the lines to the total", () => {
  const discount: LineDiscount = { kind: "percent", percent: "10", reason: "staff" };
  const saleOff: LineDiscount = { kind: "amount", amount: minor(50), reason: "coupon" };
  const lines: PricedLine[] = [
    { id: "a", quantity: quantity(2000), unitPrice: minor(500), taxes: ["QST"], discount },
    { id: "b", quantity: ONE, unitPrice: minor(100), taxes: ["QST", "VAT"] },
  ];
  expect(explainTotals(lines, [QST, VAT], saleOff)).toEqual([
    { kind: "line", id: "a", quantity: 2000, unitPrice: 500, gross: 1000 },
    { kind: "lineDiscount", line: "a", discount, amount: 100, after: 900 },
    { kind: "line", id: "b", quantity: 1000, unitPrice: 100, gross: 100 },
    { kind: "subtotal", amount: 1000 },
    { kind: "saleDiscount", discount: saleOff, amount: 50 },
    { kind: "saleDiscountShare", line: "a", amount: 45, net: 855 },
    { kind: "saleDiscountShare", line: "b", amount: 5, net: 95 },
    {
      kind: "tax",
      name: "QST",
      rate: "9.975",
      included: false,
      base: 946 - 1,
      exact: "0.9426375",
      amount: 94,
      shares: [
        { line: "a", amount: 85 },
        { line: "b", amount: 9 },
      ],
    },
    {
      kind: "tax",
      name: "VAT",
      rate: "5",
      included: true,
      base: 90,
      exact: "0.0452380952…",
      amount: 5,
      shares: [{ line: "b", amount: 5 }],
    },
    { kind: "total", amount: 1044 },
  ]);
});

it("leaves out steps that did nothing, and shows exact taxes with cents", () => {
  const lines: PricedLine[] = [{ id: "a", quantity: ONE, unitPrice: minor(-2000), taxes: ["T"] }];
  const none: LineDiscount = { kind: "amount", amount: minor(0), reason: "" };
  const steps = explainTotals(lines, [{ name: "T", rate: "5", included: false }], none);
  expect(steps.map((step) => step.kind)).toEqual(["line", "subtotal", "tax", "total"]);
  expect(steps[2]).toMatchObject({ exact: "-1.00", amount: -100 });
});
