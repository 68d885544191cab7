import { expect, test } from "vitest";
import { typedQuantity } from "./typedQuantity.ts";

test("plus and minus step, a star asks, figures and a star set", () => {
  expect(typedQuantity("+")).toEqual({ kind: "step", by: 1 });
  expect(typedQuantity("+++")).toEqual({ kind: "step", by: 3 });
  expect(typedQuantity("--")).toEqual({ kind: "step", by: -2 });
  expect(typedQuantity("*")).toEqual({ kind: "ask" });
  expect(typedQuantity("12*")).toEqual({ kind: "set", pieces: 12 });
});

test.each(["", "0*", "12", "12345*", "3*5", "+A123", "-5", "+-", "**", "milk*"])(
  "%s is something to search for",
  (text) => {
    expect(typedQuantity(text)).toBeNull();
  },
);
