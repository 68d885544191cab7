import { describe, expect, test } from "vitest";
import { MAX_AMOUNT, minor, ZERO } from "../money/money.ts";
import { agreedTip, isPossibleTip, percentTip, tipBasisOf, tipOf } from "./tip.ts";
import { totalsOf } from "../money/totals.ts";
import { quantity } from "../money/quantity.ts";

const PRESETS = ["15", "18", "20", "12.5"];
/** 10.00 of goods and 1.20 of taxes. */
const TAXED = { total: minor(1120), beforeTax: minor(1000) };
const percent = (text: string) => ({ kind: "percent", percent: text }) as const;
const amount = (value: number) => ({ kind: "amount", amount: value }) as const;

describe("a preset", () => {
  test.each([
    ["15", 1120, 150],
    ["18", 1120, 180],
    ["20", 1120, 200],
    ["12.5", 1120, 125],
    // Half of the sale is half of the tip; a half cent goes away from zero.
    ["15", 560, 75],
    ["15", 373, 50],
    ["12.5", 112, 13],
  ])("of %s %% on a payment of %i is of its share before tax: %i", (text, paid, tip) => {
    expect(percentTip(minor(paid), text, TAXED)).toBe(tip);
  });

  test("of nothing that is sold, or of what is given away, is none", () => {
    expect(percentTip(minor(500), "15", { total: ZERO, beforeTax: minor(5) })).toBe(0);
    expect(percentTip(minor(500), "15", { total: minor(500), beforeTax: minor(-5) })).toBe(0);
  });

  test("is of the price without the tax that is in it", () => {
    const line = { id: "1", quantity: quantity(1000), unitPrice: minor(1050), taxes: ["GST"] };
    const totals = totalsOf([line], [{ name: "GST", rate: "5", included: true }]);
    expect(tipBasisOf(totals)).toEqual({ total: 1050, beforeTax: 1000 });
    expect(tipOf(minor(1050), percent("20"), PRESETS, tipBasisOf(totals))).toEqual({ ok: true, value: 200 });
  });

  test("that is not the shop's is refused", () => {
    expect(tipOf(minor(1120), percent("99"), PRESETS, TAXED)).toEqual({ ok: false, error: "tipOutOfRange" });
  });

  test("of a sale without a price is nothing", () => {
    expect(percentTip(minor(1), "20", { total: ZERO, beforeTax: ZERO })).toBe(0);
  });

  test("of the largest amounts is exact", () => {
    const most = minor(99_999_999);
    expect(percentTip(most, "18", { total: most, beforeTax: most })).toBe(18_000_000);
  });
});

describe("an amount", () => {
  test.each([
    [0, 1120, true],
    [1, 1120, true],
    [2000, 100, true],
    [2001, 100, false],
    [5000, 5000, true],
    [5001, 5000, false],
    [-1, 5000, false],
    [1.5, 5000, false],
    [1, 99_999_999, false],
  ])("of %i on %i is taken: %s", (tip, paid, taken) => {
    const said = tipOf(minor(paid), amount(tip), PRESETS, TAXED);
    expect(said).toEqual(taken ? { ok: true, value: tip } : { ok: false, error: "tipOutOfRange" });
  });

  test("left out is none", () => {
    expect(tipOf(minor(1120), null, PRESETS, TAXED)).toEqual({ ok: true, value: 0 });
  });
});

test("with its tip a payment is no more than any may be", () => {
  expect(isPossibleTip(minor(MAX_AMOUNT - 1_000), 1_000)).toBe(true);
  expect(isPossibleTip(minor(MAX_AMOUNT - 1_000), 1_001)).toBe(false);
});

describe("a tip that an answer names", () => {
  test("as the till asked", () => {
    expect(agreedTip({ tip: minor(200) }, 200)).toEqual({ tip: 200, differs: false });
  });
  test("as the customer chose at the terminal, asked to ask or by itself", () => {
    expect(agreedTip({ tip: ZERO, askTip: true }, 300)).toEqual({ tip: 300, differs: false });
    expect(agreedTip({ tip: ZERO }, 300)).toEqual({ tip: 300, differs: false });
    expect(agreedTip({ tip: minor(200), askTip: true }, 300)).toEqual({ tip: 300, differs: false });
  });
  test("more than the till asked: the rest is no tip", () => {
    expect(agreedTip({ tip: minor(200) }, 2000)).toEqual({ tip: 200, differs: true });
  });
  test("less than the till asked is said", () => {
    expect(agreedTip({ tip: minor(200) }, 0)).toEqual({ tip: 0, differs: true });
  });
});
