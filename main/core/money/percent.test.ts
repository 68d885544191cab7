import { expect, it } from "vitest";
import { parsePercent, percentOf } from "./percent.ts";

it("counts in millionths of a percent", () => {
  const cases = {
    "5": 5_000_000n,
    "9.975": 9_975_000n,
    "9,975": 9_975_000n,
    "0.000001": 1n,
    "100": 100_000_000n,
    "0": 0n,
  };
  for (const [text, value] of Object.entries(cases)) expect(parsePercent(text)).toEqual({ ok: true, value });
});

it.each([
  ["100.000001", "over100"],
  ["999999999", "over100"],
  ["1.2345678", "tooManyDecimals"],
  ["-5", "notAPercent"],
  ["5%", "notAPercent"],
  ["", "notAPercent"],
  ["1e2", "notAPercent"],
  ["9".repeat(400), "notAPercent"],
])("refuses %j as %s", (text, kind) => {
  expect(parsePercent(text)).toEqual({ ok: false, error: { kind } });
  expect(() => percentOf(text)).toThrow(RangeError);
});
