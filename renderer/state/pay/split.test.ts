/** Which part of a sale comes next, and that a reload of the page does not forget it. */
import { beforeEach, expect, it } from "vitest";
import { minor } from "../../../main/core/money/money.ts";
import type { Part } from "../../../main/core/money/parts.ts";
import type { TillView } from "../../../preload/contract.ts";
import { chosenPart, keepSplit, keptSplit, nextPart } from "./split.ts";
import { useTill } from "../till.ts";
import { useUi } from "../ui.ts";

const kept = new Map<string, string>();
const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
keepSplit(store);

const saleOf = (due: number): void => {
  useTill.setState({ view: { sale: { id: "s1", due } } as unknown as TillView });
};
const plan = (due: number, part: Part | null) => ({ sale: "s1", due, part });

beforeEach(() => {
  saleOf(1000);
  useUi.setState({ split: null });
});

it("goes on with one part fewer after each payment, and ends with the rest", () => {
  expect(nextPart(plan(1000, { kind: "share", of: 4 }), minor(1000))).toEqual({ kind: "share", of: 4 });
  expect(nextPart(plan(1000, { kind: "share", of: 4 }), minor(750))).toEqual({ kind: "share", of: 3 });
  expect(nextPart(plan(667, { kind: "share", of: 2 }), minor(333))).toBeNull();
  expect(nextPart(plan(1000, { kind: "amount", amount: 400 }), minor(600))).toBeNull();
});

it("keeps the choice when goods are added, as long as it can be paid", () => {
  expect(nextPart(plan(1000, { kind: "amount", amount: 400 }), minor(1300))).toEqual({ kind: "amount", amount: 400 });
  expect(nextPart(plan(1000, { kind: "amount", amount: 1001 }), minor(1000))).toBeNull();
});

it("is a part of this sale alone: everywhere else all that is due is asked for", () => {
  useUi.setState({ split: plan(1000, { kind: "share", of: 2 }) });
  expect(chosenPart("s1")).toEqual({ kind: "share", of: 2 });
  expect(chosenPart("s2")).toBeNull();
  saleOf(500);
  expect(chosenPart("s1")).toBeNull();
  useUi.setState({ split: null });
  expect(chosenPart("s1")).toBeNull();
});

it("is kept over a reload, by its sale", () => {
  for (const part of [null, { kind: "share", of: 3 }, { kind: "amount", amount: 335 }] as const) {
    useUi.setState({ split: plan(1000, part) });
    expect(keptSplit("s1", store)).toEqual(plan(1000, part));
    expect(keptSplit("s2", store)).toBeNull();
    expect(keptSplit(null, store)).toBeNull();
  }
  useUi.setState({ split: null });
  expect(keptSplit("s1", store)).toBeNull();
});

it("takes nothing but figures from the store", () => {
  kept.set("tenderline.split", "s1 1000 share <b>");
  expect(keptSplit("s1", store)).toBeNull();
});
