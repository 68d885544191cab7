import { expect, it } from "vitest";
import type { GoodsFileView } from "../../preload/contract/catalog.ts";
import { isTold, percentIn } from "./goodsNow.ts";

const FILE = { file: "goods.csv", done: 1, of: 2 };
const COUNTS = { added: 1, changed: 0, same: 0, removed: 0, leftOut: 0 };

it.each<[boolean, GoodsFileView | null]>([
  [false, null],
  [false, { kind: "looking", ...FILE }],
  [false, { kind: "looked", file: "goods.csv", upload: "u", counts: { replace: COUNTS, merge: COUNTS } }],
  [true, { kind: "importing", how: "merge", ...FILE }],
  [false, { kind: "imported", file: "goods.csv", how: "merge", counts: COUNTS }],
  [true, { kind: "failed", file: "goods.csv", why: { kind: "empty" } }],
])("the strip tells of what comes in and of what did not: %s %j", (told, file) => {
  expect(isTold(file)).toBe(told);
});

it.each([
  [0, 0, 0],
  [1, 3, 33],
  [99_999, 100_000, 99],
  [3, 3, 99],
])("%d of %d lines are %d %", (done, of, percent) => {
  expect(percentIn({ done, of })).toBe(percent);
});
