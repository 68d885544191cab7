import { describe, expect, it } from "vitest";
import { minor, type Minor } from "./money.ts";
import { ONE, quantity } from "./quantity.ts";
import type { TaxRule } from "./tax.ts";
import { totalsOf, type LineDiscount, type PricedLine } from "./totals.ts";

const GST: TaxRule = { name: "GST", rate: "5", included: false, number: "123456789 RT0001" };
const PST: TaxRule = { name: "PST", rate: "7", included: false };
const QST: TaxRule = { name: "QST", rate: "9.975", included: false };
const VAT: TaxRule = { name: "VAT", rate: "20", included: true };
const ECO: TaxRule = { name: "ECO", rate: "5", included: true };

const line = (id: string, price: number, taxes: string[] = [], more: Partial<PricedLine> = {}): PricedLine => ({
  id,
  quantity: ONE,
  unitPrice: minor(price),
  taxes,
  ...more,
});
const off = (amount: number): LineDiscount => ({ kind: "amount", amount: minor(amount), reason: "damaged" });
const percent = (text: string): LineDiscount => ({ kind: "percent", percent: text, reason: "staff" });
const taxAmounts = (totals: { taxes: readonly { amount: Minor }[] }): number[] => totals.taxes.map((tax) => tax.amount);

describe("a line", () => {
  it("is price × quantity, a half going away from zero", () => {
    const at = (price: number, q: number) => totalsOf([line("a", price, [], { quantity: quantity(q) })], []).total;
    expect([at(499, 1245), at(1, 500), at(1, 499), at(-1, 500), at(333, 3000)]).toEqual([621, 1, 0, -1, 999]);
  });

  it("takes its own discount, never more than itself", () => {
    const { lines, lineDiscounts, subtotal } = totalsOf(
      [
        line("a", 995, [], { discount: percent("10") }),
        line("b", 300, [], { discount: off(500) }),
        line("c", 300, [], { discount: percent("33.333333") }),
        line("d", -10, [], { discount: percent("10") }),
      ],
      [],
    );
    expect(lines.map((each) => each.discount)).toEqual([100, 300, 100, 0]);
    expect([lineDiscounts, subtotal]).toEqual([500, 895 + 0 + 200 - 10]);
  });
});

describe("a sale discount", () => {
  it("is shared by largest remainder after line discounts", () => {
    const { lines, saleDiscount, total } = totalsOf([line("a", 100), line("b", 100), line("c", 100)], [], off(100));
    expect(lines.map((each) => each.saleDiscount)).toEqual([34, 33, 33]);
    expect([saleDiscount, total]).toEqual([100, 200]);
  });

  it("is never more than the sale and leaves given-back deposits alone", () => {
    const { lines, total } = totalsOf([line("a", 1000), line("deposit", -40)], [], off(5000));
    expect(lines.map((each) => each.saleDiscount)).toEqual([960, 0]);
    expect(total).toBe(0);
  });

  it("in percent is taken from the subtotal and rounded once", () => {
    const sale = totalsOf([line("a", 105), line("b", 105), line("c", 105)], [], percent("10"));
    // 31.5 → 32, where three rounded lines would give 33.
    expect(sale.saleDiscount).toBe(32);
    expect(sale.lines.map((each) => each.net)).toEqual([94, 94, 95]);
  });

  it("over nothing is nothing", () => {
    expect(totalsOf([], [], off(5)).total).toBe(0);
    expect(totalsOf([line("a", 0)], [], percent("50")).saleDiscount).toBe(0);
  });
});

describe("taxes", () => {
  it("are computed once per sale: Quebec, 5 % and 9.975 % on 12.34 + 0.99", () => {
    const sale = totalsOf([line("a", 1234, ["GST", "QST"]), line("b", 99, ["GST", "QST"])], [GST, QST]);
    // 1333 × 5 % = 66.65 → 67; 1333 × 9.975 % = 132.96675 → 133
    expect(taxAmounts(sale)).toEqual([67, 133]);
    expect(sale.lines.map((each) => each.taxShares)).toEqual([
      { GST: 62, QST: 123 },
      { GST: 5, QST: 10 },
    ]);
    expect([sale.addedTax, sale.total]).toEqual([200, 1533]);
  });

  it("round the sum, not the lines", () => {
    const ten = Array.from({ length: 10 }, (_, i) => line(String(i), 10, ["GST"]));
    const sale = totalsOf(ten, [GST]);
    expect(sale.addedTax).toBe(5);
    expect(sale.lines.map((each) => each.taxShares["GST"])).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it("apply to their own lines only, in the order of the rules, with the shop's number", () => {
    const sale = totalsOf([line("a", 1000, ["PST", "GST"]), line("b", 500, ["GST"]), line("c", 250)], [GST, PST, QST]);
    expect(sale.taxes).toEqual([
      { name: "GST", rate: "5", included: false, number: "123456789 RT0001", base: 1500, amount: 75 },
      { name: "PST", rate: "7", included: false, base: 1000, amount: 70 },
    ]);
    expect(sale.lines[2]?.taxShares).toEqual({});
    expect(sale.total).toBe(1895);
  });

  it("follow discounts", () => {
    const sale = totalsOf([line("a", 2000, ["GST"], { discount: off(500) }), line("b", 500)], [GST], percent("10"));
    expect(sale.taxes[0]).toMatchObject({ base: 1350, amount: 68 });
    expect(sale.total).toBe(1350 + 450 + 68);
  });

  it("are negative on what is given back, and cancel out", () => {
    const back = totalsOf([line("a", -1000, ["GST"])], [GST]);
    expect([back.addedTax, back.total]).toEqual([-50, -1050]);
    const even = totalsOf([line("a", 1000, ["GST"]), line("b", -1000, ["GST"])], [GST]);
    expect(even.lines.map((each) => each.taxShares["GST"])).toEqual([50, -50]);
    expect(even.total).toBe(0);
  });
});

describe("included taxes", () => {
  it("are taken out of the price", () => {
    const sale = totalsOf([line("a", 1000, ["VAT"])], [VAT]);
    // 1000 × 20 ÷ 120 = 166.67
    expect(sale.taxes[0]).toMatchObject({ base: 833, amount: 167, included: true });
    expect([sale.includedTax, sale.addedTax, sale.total]).toEqual([167, 0, 1000]);
  });

  it("on one line together share the exact base", () => {
    const sale = totalsOf([line("a", 1250, ["VAT", "ECO"]), line("b", 1050, ["ECO"])], [VAT, ECO]);
    // a: base 1000, VAT 200, ECO 50; b: base 1000, ECO 50
    expect(sale.taxes.map(({ base, amount }) => [base, amount])).toEqual([
      [1000, 200],
      [2000, 100],
    ]);
    expect(sale.total).toBe(2300);
  });

  it("come out before an added tax is computed", () => {
    const sale = totalsOf([line("a", 1200, ["VAT", "GST"])], [VAT, GST]);
    expect(sale.taxes.map(({ base, amount }) => [base, amount])).toEqual([
      [1000, 200],
      [1000, 50],
    ]);
    expect(sale.total).toBe(1250);
  });

  it("and their base always add up to the price, even at a rate that splits a cent in half", () => {
    const sale = totalsOf([line("a", 101, ["ALL"])], [{ name: "ALL", rate: "100", included: true }]);
    expect(sale.taxes[0]).toMatchObject({ base: 50, amount: 51 });
  });
});

it("treats tax names as data, whatever they are", () => {
  const odd: TaxRule = { name: "__proto__", rate: "10", included: false };
  const sale = totalsOf([line("a", 100, ["__proto__"])], [odd]);
  expect(Object.entries(sale.lines[0]?.taxShares ?? {})).toEqual([["__proto__", 10]]);
});

it("throws on what checkLines would have refused", () => {
  expect(() => totalsOf([line("a", 1, [], { discount: percent("ten") })], [])).toThrow(RangeError);
  expect(() => totalsOf([line("a", 1, [], { discount: off(-1) })], [])).toThrow(RangeError);
});
