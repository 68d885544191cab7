import { expect, test } from "vitest";
import { isCounting, keepCounts, keptCounts, piecesOf, typed, worth } from "./pieceCounts.ts";

const CAD = [10_000, 2_000, 25, 5];

function drawerOfWindow() {
  let kept: string | null = null;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

test("what is typed counts figures alone, and a sum of nothing is nothing", () => {
  const counts = typed(typed(typed({}, 2_000, "1x4"), 25, "032"), 5, "");
  expect(worth(counts, CAD)).toBe(14 * 2_000 + 32 * 25);
  expect(piecesOf(counts, CAD)).toEqual([
    { piece: 2_000, count: 14 },
    { piece: 25, count: 32 },
  ]);
  expect(typed(counts, 2_000, "123456")).toBe(counts);
  expect(isCounting({})).toBe(false);
  expect(isCounting(typed({}, 5, "0"))).toBe(true);
  expect(worth({}, CAD)).toBe(0);
});

test("a count outlives a reload of the page, for its own shift alone", () => {
  const store = drawerOfWindow();
  const counts = typed(typed({}, 10_000, "3"), 5, "");
  keepCounts("shift-1", counts, store);
  expect(keptCounts("shift-1", store)).toEqual(counts);
  expect(keptCounts("shift-2", store)).toEqual({});
  expect(keptCounts("", store)).toEqual({});
  expect(keptCounts("shift-1", { getItem: () => "shift:shift-1 nonsense 25=7 9=x" })).toEqual({ 25: "7" });
});
