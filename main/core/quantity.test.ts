import fc from "fast-check";
import { expect, it } from "vitest";
import { formatQuantity } from "./format.ts";
import { isWhole, MAX_QUANTITY, ONE, parseQuantity, quantity } from "./quantity.ts";

it("reads pieces and weights", () => {
  const cases = { "3": 3000, "1.245": 1245, "1,245": 1245, "0.001": 1, ".5": 500, "99999": MAX_QUANTITY };
  for (const [text, value] of Object.entries(cases)) expect(parseQuantity(text)).toEqual({ ok: true, value });
});

it.each([
  ["0", "notPositive"],
  ["0.000", "notPositive"],
  ["-1", "notPositive"],
  ["−2", "notPositive"],
  ["1.2345", "tooManyDecimals"],
  ["99999.001", "tooLarge"],
  ["9".repeat(300), "tooLarge"],
  ["", "notANumber"],
  ["two", "notANumber"],
  ["1 000", "notANumber"],
  ["1.", "notANumber"],
])("refuses %j as %s", (text, kind) => {
  expect(parseQuantity(text)).toEqual({ ok: false, error: { kind } });
});

it("refuses fractions of a thousandth, negatives and overflow as bugs", () => {
  for (const bad of [0.5, -1, MAX_QUANTITY + 1, NaN]) expect(() => quantity(bad)).toThrow(RangeError);
});

it("knows whole pieces", () => {
  expect([isWhole(ONE), isWhole(quantity(1001))]).toEqual([true, false]);
});

it("is read back as it is shown in French and English", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom("en" as const, "fr" as const), (q, locale) => {
      expect(parseQuantity(formatQuantity(quantity(q), locale))).toEqual({ ok: true, value: q });
    }),
  );
});
