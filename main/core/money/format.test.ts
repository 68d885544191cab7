import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, formatCount, formatPercent, formatQuantity } from "./format.ts";
import { MAX_AMOUNT, minor, parseMajor } from "./money.ts";
import { quantity } from "./quantity.ts";

describe("amounts", () => {
  it("are written as each language writes them", () => {
    const amount = minor(126_686);
    expect(formatAmount(amount, "en")).toBe("$1,266.86");
    expect(formatAmount(amount, "fr")).toBe("1\u00a0266,86\u00a0$");
    expect(formatAmount(amount, "zh")).toBe("$1,266.86");
    expect(formatAmount(amount, "fr", { symbol: false })).toBe("1\u00a0266,86");
    expect(formatAmount(amount, "en", { currency: "USD" })).toBe("$1,266.86");
  });

  it("carry a true minus before everything else, and their leading zero", () => {
    expect(formatAmount(minor(-500), "en")).toBe("−$5.00");
    expect(formatAmount(minor(-1), "en", { symbol: false })).toBe("−0.01");
    expect(formatAmount(minor(-123_456_789), "fr")).toBe("−1\u00a0234\u00a0567,89\u00a0$");
    expect(formatAmount(minor(0), "en")).toBe("$0.00");
  });

  it("are read back when ungrouped", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_AMOUNT }),
        fc.constantFrom("en" as const, "fr" as const),
        (cents, locale) => {
          const shown = formatAmount(minor(cents), locale, { symbol: false }).replace(
            locale === "en" ? /,/g : /\u00a0/g,
            "",
          );
          expect(parseMajor(shown)).toEqual({ ok: true, value: cents });
        },
      ),
    );
  });
});

it("writes quantities without useless zeros", () => {
  const shown = [1000, 3000, 1245, 1500, 5, 1_234_000].map((q) => formatQuantity(quantity(q), "en"));
  expect(shown).toEqual(["1", "3", "1.245", "1.5", "0.005", "1,234"]);
  expect(formatQuantity(quantity(1245), "fr")).toBe("1,245");
});

it("writes counts beyond any line's quantity", () => {
  expect([0, 999, 100_000, 1_234_567].map((n) => formatCount(n, "en"))).toEqual(["0", "999", "100,000", "1,234,567"]);
  expect(formatCount(100_000, "fr")).toBe("100\u00a0000");
});

it("writes percents with a no-break space, except in Chinese", () => {
  expect(formatPercent("7", "en")).toBe("7\u00a0%");
  expect(formatPercent("9.975", "fr")).toBe("9,975\u00a0%");
  expect(formatPercent("9.975", "zh")).toBe("9.975%");
  expect([formatPercent("5.000", "zh"), formatPercent("0.50", "zh"), formatPercent("10", "zh")]).toEqual([
    "5%",
    "0.5%",
    "10%",
  ]);
});
