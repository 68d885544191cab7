import { expect, test } from "vitest";
import { dayOfDifference, differenceAmount, differenceFigures, matchFinder } from "./differenceFigures.ts";
import type { Minor } from "../money/money.ts";
import type { Difference, DifferenceClass } from "../match/reconciliation.ts";

function differing(name: DifferenceClass, ours: number | null, theirs: number | null, day = "2026-11-20"): Difference {
  const side = (amount: number) => ({ gatewayRef: "g", amount: amount as Minor, tip: 0 as Minor, day });
  return {
    key: `${name} ${String(ours)} ${String(theirs)}`,
    class: name,
    also: [],
    gateway: "citcon",
    kind: "payment",
    ours: ours === null ? null : { ...side(ours), id: "a", sale: "s", reference: "r", standing: "moved" },
    theirs: theirs === null ? null : { ...side(theirs), text: "" },
    like: "",
  };
}

test("an amount that differs is about what it differs by, everything else about all of it", () => {
  expect(differenceAmount(differing("amountDiffers", 1_000, 1_250))).toBe(250);
  expect(differenceAmount(differing("tipDiffers", 1_250, 1_000))).toBe(250);
  expect(differenceAmount(differing("missingThere", 1_000, 0))).toBe(1_000);
  expect(differenceAmount(differing("missingHere", null, 700))).toBe(700);
});

test("what we have stands on our day; what only the gateway or nobody dates, on the day of the match", () => {
  expect(dayOfDifference(differing("late", 1, 1), "2026-11-21")).toBe("2026-11-20");
  expect(dayOfDifference(differing("late", 1, 1, ""), "2026-11-21")).toBe("2026-11-21");
  expect(dayOfDifference(differing("missingHere", null, 1), "2026-11-21")).toBe("2026-11-21");
});

test("class by class, too much and too little never netted", () => {
  const list = [differing("late", 5, 5), differing("amountDiffers", 100, 90), differing("amountDiffers", 90, 100)];
  expect(differenceFigures(list, (key) => key === "amountDiffers 90 100")).toEqual([
    { class: "amountDiffers", count: 2, open: 1, amount: 20 },
    { class: "late", count: 1, open: 1, amount: 5 },
  ]);
});

test("a fact is matched by the match whose stretch it lies in, and by no other", () => {
  const at = (after: number, upTo: number) => ({ after, upTo, at: after });
  const find = matchFinder([at(50, 60), at(0, 10), at(10, 40)]);
  const told = [0, 1, 10, 11, 40, 41, 50, 51, 60, 61].map((seq) => find(seq)?.after);
  expect(told).toEqual([undefined, 0, 0, 10, 10, undefined, undefined, 50, 50, undefined]);
  expect(matchFinder([])(1)).toBeUndefined();
});
