import { expect, it } from "vitest";
import { isMet, lineOf } from "./figures.ts";
import { percentile, spread } from "./stats.ts";

it("ranks by what was measured", () => {
  const samples = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([0.5, 0.95, 0.99, 1].map((part) => percentile(samples, part))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
  expect(spread([1, 2, 3])).toBe("p50 2.0 · p95 3.0 · p99 3.0 · most 3.0 (n 3)");
});

it("marks what misses its limit, from either side, and what was not measured", () => {
  expect(isMet({ what: "", value: 50, unit: "ms", limit: { kind: "atMost", value: 50 } })).toBe(true);
  expect(isMet({ what: "", value: 0.69, unit: "×", limit: { kind: "atLeast", value: 0.7 } })).toBe(false);
  expect(isMet({ what: "", value: Number.NaN, unit: "ms", limit: { kind: "atMost", value: 50 } })).toBe(false);
  expect(lineOf({ what: "scan", value: 51.26, unit: "ms", limit: { kind: "atMost", value: 50 } })).toMatch(
    /^✗ scan +51\.3 ms {2}≤ 50 ms$/,
  );
});
