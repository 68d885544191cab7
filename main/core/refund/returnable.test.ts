/** What of a sale may come back, on sales small enough to check by hand; random ones are in tests/fuzz/returns.test.ts. */
import { describe, expect, test } from "vitest";
import { minor } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import {
  isWholeSale,
  leftOnSale,
  type PricedReturn,
  priceReturn,
  returnableLines,
  type ReturnWhat,
} from "./returnable.ts";
import { decidedReturn, type Return } from "./returns.ts";
import type { Sale, SaleLine } from "../sale/sale.ts";
import { soldOf } from "../testing/returning.ts";

const GST = { name: "GST", rate: "5", included: false };
const TVA = { name: "TVA", rate: "20", included: true };

const line = (id: string, price: number, pieces: number, more: Partial<SaleLine> = {}): SaleLine => ({
  id,
  sku: id,
  names: { en: id },
  unit: "each",
  quantity: quantity(pieces * 1000),
  unitPrice: minor(price),
  taxes: [],
  ...more,
});
const saleOf = (lines: readonly SaleLine[], more: Partial<Sale> = {}): Sale => ({
  ...soldOf({ lines: [], rules: [GST, TVA], saleDiscount: undefined }),
  lines,
  ...more,
});
const lines = (...asked: readonly (readonly [string, number])[]): ReturnWhat => ({
  kind: "lines",
  lines: asked.map(([id, pieces]) => ({ line: id, quantity: pieces * 1000 })),
});
const whole: ReturnWhat = { kind: "whole" };

function must(sale: Sale, returns: readonly Return[], what: ReturnWhat): PricedReturn {
  const priced = priceReturn(sale, returns, what);
  if (!priced.ok) throw new Error(priced.error);
  return priced.value;
}
const why = (sale: Sale, returns: readonly Return[], what: ReturnWhat): string => {
  const priced = priceReturn(sale, returns, what);
  return priced.ok ? "ok" : priced.error;
};
const made = ({ pieces, taxes, total }: PricedReturn, number = 1): Return =>
  decidedReturn(
    {
      ...{ id: `r${String(number)}`, number, sale: "s1", scope: "lines", currency: "CAD", goods: [], parts: [] },
      ...{ pieces, taxes, total, reason: "", approver: "m" },
    },
    number,
    "c",
  );

describe("a line", () => {
  test("three for 10.00: 3.33, 3.34, 3.33, whatever is left", () => {
    const sale = saleOf([line("a", 1000, 3, { discount: { kind: "amount", amount: minor(2000), reason: "" } })]);
    const returns: Return[] = [];
    const totals = [1, 1, 1].map((pieces, i) => {
      const priced = must(sale, returns, lines(["a", pieces]));
      returns.push(made(priced, i + 1));
      return priced.total;
    });
    expect(totals).toEqual([333, 334, 333]);
    expect(why(sale, returns, lines(["a", 1]))).toBe("quantityOutOfRange");
    expect(why(sale, returns, whole)).toBe("nothingToGiveBack");
  });

  test("brings its added tax beside its price, an included one inside it", () => {
    const sale = saleOf([line("a", 1200, 2, { taxes: ["TVA"] }), line("b", 1000, 1, { taxes: ["GST"] })]);
    expect(must(sale, [], lines(["a", 1], ["b", 1]))).toMatchObject({
      pieces: [
        { line: "a", net: 1200, amount: 1200, taxes: { TVA: 200 } },
        { line: "b", net: 1000, amount: 1050, taxes: { GST: 50 } },
      ],
      taxes: [
        { name: "GST", amount: 50 },
        { name: "TVA", amount: 200 },
      ],
      total: 2250,
    });
  });

  test("a deposit follows its goods, and is not chosen by itself", () => {
    const sale = saleOf([line("milk", 529, 3), line("deposit", 10, 3, { feeOf: "milk" })]);
    expect(must(sale, [], lines(["milk", 2])).pieces.map((each) => [each.line, each.amount])).toEqual([
      ["milk", 1058],
      ["deposit", 20],
    ]);
    expect(why(sale, [], lines(["deposit", 1]))).toBe("feeFollows");
  });

  test("what is no line, twice the same, half a piece or none of it is refused", () => {
    const sale = saleOf([line("a", 500, 2)]);
    expect(why(sale, [], lines(["b", 1]))).toBe("lineGone");
    expect(why(sale, [], lines(["a", 1], ["a", 1]))).toBe("lineGone");
    expect(why(sale, [], lines(["a", 0.5]))).toBe("quantityOutOfRange");
    expect(why(sale, [], lines(["a", 0]))).toBe("quantityOutOfRange");
    expect(why(sale, [], lines(["a", 3]))).toBe("quantityOutOfRange");
  });

  test("of a sale that was free of a tax comes back without it", () => {
    const exemption = { number: "1", taxes: ["GST"], reason: "status", approver: "m" };
    const sale = saleOf([line("a", 1000, 1, { taxes: ["GST"] })], { taxExempt: exemption });
    expect(must(sale, [], whole)).toMatchObject({ total: 1000, taxes: [] });
  });

  test("more than the sale was worth, beside a bottle given back, is refused", () => {
    const sale = saleOf([line("a", 500, 1), line("bottle", -100, 1)]);
    expect(why(sale, [], lines(["a", 1]))).toBe("returnTooMuch");
    expect(must(sale, [], whole).total).toBe(400);
  });
});

describe("all that is left", () => {
  test("names no line that is back already, and one that was free until it is", () => {
    const sale = saleOf([line("a", 500, 1), line("b", 700, 2), line("free", 0, 1)]);
    const first = made(must(sale, [], lines(["a", 1])));
    expect(must(sale, [first], whole).pieces.map((piece) => [piece.line, piece.quantity])).toEqual([
      ["b", 2000],
      ["free", 1000],
    ]);
  });

  test("is the whole sale only when every line is all there", () => {
    const sale = saleOf([line("a", 500, 1), line("b", 700, 2)]);
    expect(isWholeSale(sale, [], must(sale, [], whole).pieces)).toBe(true);
    expect(isWholeSale(sale, [], must(sale, [], lines(["a", 1])).pieces)).toBe(false);
    expect(isWholeSale(sale, [], must(sale, [], lines(["a", 1], ["b", 1])).pieces)).toBe(false);
    expect(isWholeSale(sale, [], must(sale, [], { kind: "amount", amount: 1900 }).pieces)).toBe(false);
  });

  test("a gram of what is weighed comes back, and no less", () => {
    const sale = saleOf([line("a", 9000, 1, { unit: "kg" })]);
    expect(must(sale, [], lines(["a", 0.001]))).toMatchObject({ total: 9, pieces: [{ quantity: 1 }] });
    expect(why(sale, [], lines(["a", 0.0001]))).toBe("quantityOutOfRange");
  });
});

describe("an amount", () => {
  const sale = saleOf([line("a", 1000, 1, { taxes: ["GST"] }), line("b", 3000, 1)]);

  test("is spread over the lines, and within them over price and tax", () => {
    const priced = must(sale, [], { kind: "amount", amount: 405 });
    expect(priced.pieces.map((piece) => [piece.line, piece.net, piece.amount, piece.quantity])).toEqual([
      ["a", 100, 105, 0],
      ["b", 300, 300, 0],
    ]);
    expect(priced.taxes).toMatchObject([{ name: "GST", amount: 5 }]);
  });

  test("a cent is of one line alone", () => {
    expect(must(sale, [], { kind: "amount", amount: 1 }).pieces.map((piece) => [piece.line, piece.amount])).toEqual([
      ["b", 1],
    ]);
    expect(why(sale, [], { kind: "amount", amount: -1 })).toBe("nothingToGiveBack");
  });

  test("of a price that holds its tax has its share of it inside, and of what was taken off", () => {
    const discount = { kind: "amount", amount: minor(300), reason: "" } as const;
    const of = saleOf([line("a", 1500, 1, { taxes: ["TVA", "GST"], discount })]);
    const { amount, gross, net, taxes } = must(of, [], { kind: "amount", amount: 625 }).pieces[0] ?? {};
    expect({ amount, gross, net, taxes }).toEqual({ amount: 625, gross: 750, net: 600, taxes: { TVA: 100, GST: 25 } });
  });

  test("leaves goods to come back for what is left of them", () => {
    const first = made(must(sale, [], { kind: "amount", amount: 405 }));
    expect(must(sale, [first], lines(["a", 1]))).toMatchObject({ total: 945, taxes: [{ amount: 45 }] });
    expect(must(sale, [first], whole).total).toBe(4050 - 405);
    expect(why(sale, [first], { kind: "amount", amount: 3646 })).toBe("returnTooMuch");
    expect(why(sale, [], { kind: "amount", amount: 0 })).toBe("nothingToGiveBack");
  });
});

test("a return that was withdrawn counts nothing; the whole sale is all of it at once", () => {
  const sale = saleOf([line("a", 1000, 2)]);
  const one = made(must(sale, [], lines(["a", 1])));
  const all = must(sale, [], whole).pieces;
  expect(leftOnSale(returnableLines(sale, [one]))).toBe(1000);
  expect(isWholeSale(sale, [one], must(sale, [one], whole).pieces)).toBe(false);
  const gone = { ...one, withdrawn: { at: 2, approver: "m", reason: "" } };
  expect(leftOnSale(returnableLines(sale, [gone]))).toBe(2000);
  expect(isWholeSale(sale, [gone], all)).toBe(true);
  expect(isWholeSale(sale, [], one.pieces)).toBe(false);
});
