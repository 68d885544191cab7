import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashRounding, changePieces, decideCash, quickAmounts } from "./cash.ts";
import { MAX_AMOUNT, minor, type Currency } from "./money.ts";

const rounded = (due: number, unit = 5) => cashRounding(minor(due), unit);
const decide = (due: number, given: number, unit = 5) => decideCash(minor(due), minor(given), unit);

describe("five-cent rounding", () => {
  it("goes to the nearest five cents", () => {
    expect([6685, 6686, 6687, 6688, 6689, 6690].map((due) => rounded(due).toPay)).toEqual([
      6685, 6685, 6685, 6690, 6690, 6690,
    ]);
    expect(rounded(6686)).toEqual({ toPay: 6685, rounding: -1 });
    expect(rounded(2)).toEqual({ toPay: 0, rounding: -2 });
  });

  it("treats money given back as its mirror image, and leaves cents alone where cents are paid", () => {
    expect(rounded(-6688)).toEqual({ toPay: -6690, rounding: -2 });
    expect(rounded(6686, 1)).toEqual({ toPay: 6686, rounding: 0 });
    expect(rounded(25, 10)).toEqual({ toPay: 30, rounding: 5 });
  });

  it("is never more than two cents off", () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT }), (due) => {
        const { toPay, rounding } = rounded(due);
        expect(Math.abs(rounding)).toBeLessThanOrEqual(2);
        expect(Math.abs(toPay % 5)).toBe(0);
        expect(toPay).toBe(due + rounding);
      }),
    );
  });
});

describe("cash given", () => {
  it("pays all, with change", () => {
    expect(decide(6686, 8000)).toEqual({ kind: "full", applied: 6686, rounding: -1, change: 1315 });
    expect(decide(6686, 6685)).toEqual({ kind: "full", applied: 6686, rounding: -1, change: 0 });
  });

  it("pays a part, which is not rounded", () => {
    expect(decide(6688, 6685)).toEqual({ kind: "part", applied: 6685, change: 0, rest: 3 });
    expect(decide(6686, 2000)).toEqual({ kind: "part", applied: 2000, change: 0, rest: 4686 });
  });

  it("settles a due that rounds to nothing with nothing", () => {
    expect(decide(2, 0)).toEqual({ kind: "full", applied: 2, rounding: -2, change: 0 });
  });

  it("is refused when it cannot be", () => {
    const why = (due: number, given: number) => {
      const decision = decide(due, given);
      return decision.kind === "refused" ? decision.why : decision.kind;
    };
    expect(why(100, 0)).toBe("zero");
    expect(why(100, -5)).toBe("negative");
    expect(why(100, MAX_AMOUNT + 1)).toBe("tooLarge");
    expect(why(100, 52)).toBe("notPayable");
    expect(why(6686, 6686)).toBe("notPayable");
    expect(why(0, 500)).toBe("nothingDue");
    expect(why(-100, 500)).toBe("nothingDue");
  });

  it("conserves every cent", () => {
    const amounts = fc.integer({ min: 1, max: 500_000 });
    fc.assert(
      fc.property(amounts, fc.nat(120_000), fc.constantFrom(1, 5), (due, steps, unit) => {
        const given = steps * unit;
        const decision = decide(due, given, unit);
        if (decision.kind === "full") {
          expect(decision.applied).toBe(due);
          expect(decision.applied + decision.rounding + decision.change).toBe(given);
          expect(decision.change % unit).toBe(0);
        } else if (decision.kind === "part") {
          expect(decision.applied).toBe(given);
          expect(decision.applied + decision.rest).toBe(due);
          expect(decision.rest).toBeGreaterThan(0);
        } else expect([given, decision.why]).toEqual([0, "zero"]);
      }),
    );
  });
});

describe("quick amounts", () => {
  it.each([
    [6685, [7000, 8000, 10_000]],
    [1150, [1500, 2000, 5000, 10_000]],
    [7000, [7500, 8000, 10_000]],
    [320, [400, 500, 1000, 2000]],
    [65, [100, 200, 500, 1000]],
    [19_995, [20_000, 22_000, 25_000, 30_000]],
  ])("above %i offers %j", (toPay, expected) => {
    expect(quickAmounts(minor(toPay), "CAD")).toEqual(expected);
  });

  it("are three or four, rising, above what is to be paid and made of notes and coins in use", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.constantFrom<Currency>("CAD", "USD"), (toPay, currency) => {
        const amounts = quickAmounts(minor(toPay), currency);
        expect(amounts.length).toBeGreaterThanOrEqual(3);
        expect(amounts.length).toBeLessThanOrEqual(4);
        expect([...new Set(amounts)].sort((a, b) => a - b)).toEqual(amounts);
        expect(amounts.every((amount) => amount > toPay && amount % 100 === 0)).toBe(true);
      }),
    );
  });

  it("never go beyond the largest amount a till takes", () => {
    expect(quickAmounts(MAX_AMOUNT, "CAD")).toEqual([]);
  });
});

describe("change", () => {
  it("is given in the fewest pieces", () => {
    expect(changePieces(minor(1315), "CAD", 5)).toEqual([
      { piece: 1000, count: 1 },
      { piece: 200, count: 1 },
      { piece: 100, count: 1 },
      { piece: 10, count: 1 },
      { piece: 5, count: 1 },
    ]);
    expect(changePieces(minor(0), "CAD", 5)).toEqual([]);
    expect(changePieces(minor(30), "CAD", 10)).toEqual([{ piece: 10, count: 3 }]);
  });

  it("adds up in every currency and step", () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.constantFrom<Currency>("CAD", "USD"),
        fc.constantFrom(1, 5, 10),
        (n, currency, unit) => {
          const pieces = changePieces(minor(n * unit), currency, unit);
          expect(pieces.reduce((sum, { piece, count }) => sum + piece * count, 0)).toBe(n * unit);
        },
      ),
    );
  });
});
