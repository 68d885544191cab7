import { expect, it } from "vitest";
import { minor } from "../../../main/core/money/money.ts";
import { givenAs, numbered, resplit, type Split } from "./returnPlan.ts";

const TENDERS = [
  { tender: "card", left: minor(500) },
  { tender: "wallet", left: minor(300) },
  { tender: "cash", left: minor(200) },
];
const SPLIT: Split = [
  { tender: "card", as: "original", amount: 500 },
  { tender: "wallet", as: "original", amount: 100 },
];

it("less on one tender goes to the others in their order, as far as they have room", () => {
  expect(resplit(SPLIT, TENDERS, "card", 100)).toEqual([
    { tender: "card", as: "original", amount: 100 },
    { tender: "wallet", as: "original", amount: 300 },
    { tender: "cash", as: "original", amount: 200 },
  ]);
});

it("what nobody else can take stays where it was", () => {
  expect(resplit(SPLIT, TENDERS, "card", 0)).toEqual([
    { tender: "card", as: "original", amount: 100 },
    { tender: "wallet", as: "original", amount: 300 },
    { tender: "cash", as: "original", amount: 200 },
  ]);
});

it("the sum never changes, and no tender gets more than it has left", () => {
  for (const tender of ["card", "wallet", "cash"])
    for (let amount = 0; amount <= 700; amount += 50) {
      const parts = resplit(SPLIT, TENDERS, tender, amount);
      expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(600);
      for (const part of parts)
        expect(part.amount).toBeLessThanOrEqual(TENDERS.find((each) => each.tender === part.tender)?.left ?? 0);
    }
});

it("a number is its tender's alone", () => {
  expect(numbered(SPLIT, "wallet", "77").map(({ number }) => number)).toEqual([undefined, "77"]);
});

it("cash in place of a card keeps the amount", () => {
  expect(givenAs(SPLIT, "card", "cash")[0]).toEqual({ tender: "card", as: "cash", amount: 500 });
});
