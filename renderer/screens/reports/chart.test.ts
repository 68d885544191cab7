import { expect, test } from "vitest";
import { isMarked, peaksOf, scaleFor } from "./chart.ts";

test("the scale has round steps and holds the highest value", () => {
  for (const highest of [1, 99, 100, 101, 1_366, 136_600, 987_654, 1_000_000]) {
    const { step, top } = scaleFor(highest);
    expect(top).toBeGreaterThanOrEqual(highest);
    expect(top - highest).toBeLessThan(step + 1);
    expect(top / step).toBeLessThanOrEqual(4);
    expect([1, 2, 5]).toContain(Number(String(step)[0]));
  }
  expect(scaleFor(0).top).toBeGreaterThan(0);
  expect(scaleFor(-50).top).toBeGreaterThan(0);
});

test("the highest carries its value, and so do other peaks that stand apart from it", () => {
  expect(peaksOf([1, 2, 9, 3, 1, 8, 1, 2])).toEqual([2, 5]);
  expect(peaksOf([0, 0, 0])).toEqual([]);
  expect(peaksOf([])).toEqual([]);
  expect(peaksOf([5, 5, 5])).toEqual([0]);
  expect(peaksOf([-5, 3, -2])).toEqual([1]);
});

test("under many bars not every mark is written, under few all are", () => {
  const marked = (count: number): number =>
    Array.from({ length: count }, (_, place) => place).filter((place) => isMarked(place, count)).length;
  expect([marked(7), marked(16), marked(24), marked(31)]).toEqual([7, 16, 12, 16]);
});
