import { describe, expect, it } from "vitest";
import { checkLines } from "./check.ts";
import { MAX_AMOUNT, minor, type Minor } from "./money.ts";
import { ONE, quantity, type Quantity } from "./quantity.ts";
import type { TaxRule } from "./tax.ts";
import type { PricedLine } from "./totals.ts";

const GST: TaxRule = { name: "GST", rate: "5", included: false };
const line = (more: Partial<PricedLine> = {}): PricedLine => ({
  id: "a",
  quantity: ONE,
  unitPrice: minor(100),
  taxes: ["GST"],
  ...more,
});

describe("checkLines", () => {
  it("lets a good sale pass, and the largest one", () => {
    expect(checkLines([line(), line({ id: "b", quantity: quantity(1245) })], [GST]).ok).toBe(true);
    expect(checkLines([line({ unitPrice: MAX_AMOUNT, taxes: [] })], [GST]).ok).toBe(true);
    expect(checkLines([], []).ok).toBe(true);
  });

  it.each<[string, Partial<PricedLine>, object]>([
    ["an unknown tax", { taxes: ["GST", "HST"] }, { kind: "unknownTax", line: "a", tax: "HST" }],
    ["a tax named twice", { taxes: ["GST", "GST"] }, { kind: "repeatedTax", line: "a", tax: "GST" }],
    ["no quantity", { quantity: quantity(0) }, { kind: "noQuantity", line: "a" }],
    ["a negative quantity", { quantity: -1000 as Quantity }, { kind: "noQuantity", line: "a" }],
    [
      "a line that overflows",
      { quantity: quantity(99_999_000), unitPrice: minor(1001) },
      { kind: "lineTooLarge", line: "a" },
    ],
    ["a fraction of a cent", { unitPrice: 0.5 as Minor }, { kind: "lineTooLarge", line: "a" }],
    [
      "a bad percent",
      { discount: { kind: "percent", percent: "101", reason: "" } },
      { kind: "badDiscount", line: "a" },
    ],
    [
      "a negative discount",
      { discount: { kind: "amount", amount: minor(-1), reason: "" } },
      { kind: "badDiscount", line: "a" },
    ],
    ["a total that overflows by its tax", { unitPrice: MAX_AMOUNT }, { kind: "totalTooLarge" }],
    ["a negative total", { unitPrice: minor(-1) }, { kind: "totalNegative" }],
  ])("refuses %s by name", (_, wrong, error) => {
    expect(checkLines([line(wrong)], [GST])).toEqual({ ok: false, error });
  });

  it("refuses what is said twice, rates that are none and a bad sale discount", () => {
    const kind = (answer: ReturnType<typeof checkLines>) => (answer.ok ? "ok" : answer.error.kind);
    expect(kind(checkLines([line(), line()], [GST]))).toBe("repeatedLine");
    expect(kind(checkLines([], [GST, GST]))).toBe("repeatedRule");
    for (const rate of ["-5", "5.1234567", "five", "", "101"]) {
      expect(kind(checkLines([], [{ ...GST, rate }]))).toBe("badRate");
    }
    expect(kind(checkLines([line()], [GST], { kind: "percent", percent: "x", reason: "" }))).toBe("badSaleDiscount");
  });
});
