import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, padEnd, padStart, wrap } from "./textColumns.ts";

test("a Chinese letter takes two columns, any other one", () => {
  expect(["", "Tea 茶", "（500 g）", "café", "𠮷"].map(columnsOf)).toEqual([0, 6, 9, 4, 2]);
  expect([padStart("茶", 4), padEnd("茶", 4), padStart("茶茶茶", 4)]).toEqual(["  茶", "茶  ", "茶茶茶"]);
});

test("Chinese wraps between letters, but never before a closing sign", () => {
  expect(wrap("实际刷卡金额与应刷金额不符。", 10)).toEqual(["实际刷卡金", "额与应刷金", "额不符。"]);
  expect(wrap("一二三四五，六", 10)).toEqual(["一二三四", "五，六"]);
  expect(wrap("有机 Gala apples 苹果", 12)).toEqual(["有机 Gala", "apples 苹果"]);
});

test("any text: every row fits, no letter is lost", () => {
  const letters = fc.string({ unit: fc.constantFrom("中", "，", "。", "a", "B", " ", "é", "𠮷", "-"), maxLength: 80 });
  fc.assert(
    fc.property(letters, fc.integer({ min: 2, max: 48 }), (text, width) => {
      const rows = wrap(text, width);
      for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(width);
      expect(rows.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
    { numRuns: 3000 },
  );
});
