import { expect, it } from "vitest";
import { isWhole, MAX_QUANTITY, ONE, quantity } from "./quantity.ts";

it("refuses fractions of a thousandth, negatives and overflow as bugs", () => {
  for (const bad of [0.5, -1, MAX_QUANTITY + 1, NaN]) expect(() => quantity(bad)).toThrow(RangeError);
});

it("knows whole pieces", () => {
  expect([isWhole(ONE), isWhole(quantity(1001))]).toEqual([true, false]);
});
