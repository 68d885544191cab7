/** From which tenders a return goes back, on sales small enough to check by hand. */
import { describe, expect, test } from "vitest";
import { minor } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import { cashFor, returnTenders, splitReturn } from "./returnSplit.ts";
import {
  ask,
  inCash,
  latest,
  refundPart,
  type Returning,
  soldOf,
  UNIT,
  withCard,
  withCash,
} from "../testing/returning.ts";

const goods = { id: "a", quantity: quantity(1000), unitPrice: minor(1002), taxes: [] };

/** 6.00 by card with a tip of 1.00, the rest in cash. */
function world(): Returning {
  const card = withCard(soldOf({ lines: [goods], rules: [], saleDiscount: undefined }), "a1", 600, 100);
  return { sale: withCash(card.sale, 402), attempts: [card.attempt], refunds: [], returns: [] };
}
const tenders = (of: Returning) => returnTenders({ ...of, cashUnit: UNIT });
const partsOf = (of: Returning, amount: number) => ask(of, { kind: "amount", amount });

describe("by default", () => {
  test("to the card as far as it took, then in cash", () => {
    const split = splitReturn(minor(700), tenders(world()), null, false);
    expect(split.ok ? split.value.map(({ amount, tender }) => [tender.id, amount]) : split.error).toEqual([
      ["t-a1", 600],
      ["cash", 100],
    ]);
  });

  test("more than all of them took is refused", () => {
    expect(splitReturn(minor(1003), tenders(world()), null, false)).toMatchObject({ error: "returnTooMuch" });
  });

  test("the tip goes back with the whole sale, to the payment that goes back whole", () => {
    const tips = (whole: boolean, asked: Parameters<typeof splitReturn>[2] = null) => {
      const split = splitReturn(minor(1002), tenders(world()), asked, whole);
      return split.ok ? split.value.map(({ tip }) => tip) : split.error;
    };
    expect(tips(true)).toEqual([100, 0]);
    expect(tips(false)).toEqual([0, 0]);
    const inCashInstead = [
      { tender: "t-a1", as: "cash", amount: 600 },
      { tender: "cash", as: "original", amount: 402 },
    ] as const;
    expect(tips(true, inCashInstead)).toEqual([0, 0]);
  });
});

describe("as a person chose", () => {
  const choose = (...asked: readonly (readonly [string, "original" | "cash" | "other", number])[]) => {
    const split = splitReturn(
      minor(500),
      tenders(world()),
      asked.map(([tender, as, amount]) => ({ tender, as, amount })),
      false,
    );
    return split.ok ? split.value.map(({ amount, as, tender }) => [tender.id, as, amount]) : split.error;
  };

  test("within what each took; what comes to nothing is left out", () => {
    expect(choose(["t-a1", "original", 200], ["cash", "original", 300])).toEqual([
      ["t-a1", "original", 200],
      ["cash", "original", 300],
    ]);
    expect(choose(["t-a1", "cash", 500], ["cash", "original", 0])).toEqual([["t-a1", "cash", 500]]);
    // Cash of a cash tender is its own way.
    expect(choose(["t-a1", "original", 400], ["cash", "cash", 100])).toEqual([
      ["t-a1", "original", 400],
      ["cash", "original", 100],
    ]);
  });

  test("over a tender, twice the same, of no tender, or not the whole is refused", () => {
    expect(choose(["cash", "original", 500])).toBe("splitTooMuch");
    expect(choose(["t-a1", "original", 250], ["t-a1", "original", 250])).toBe("splitTooMuch");
    expect(choose(["t-a1", "original", 400], ["t-a1", "cash", 300])).toBe("splitTooMuch");
    expect(choose(["gone", "original", 500])).toBe("tenderGone");
    expect(choose(["t-a1", "original", 499])).toBe("splitNotWhole");
  });
});

describe("cash", () => {
  test("rounding follows all that came back: 4.02 taken as 4.00 goes back as 4.00 in any pieces", () => {
    const of = world();
    expect(partsOf(of, 600)).toMatchObject({ parts: [{ way: "carried" }] });
    const given = [134, 134, 134].map((amount) => {
      const made = partsOf(of, amount);
      if (typeof made === "string") throw new Error(made);
      const [part] = made.parts;
      return part?.given?.kind === "cash" ? part.given.given : null;
    });
    expect(given).toEqual([135, 135, 130]);
    expect(tenders(of).map(({ left }) => left)).toEqual([0, 0]);
  });

  test("in place of a card is rounded once over all of it", () => {
    const tender = { took: minor(603), inCash: minor(605), cashBack: { amount: minor(301), given: minor(300) } };
    expect(cashFor(tender, minor(302), UNIT)).toEqual({ given: 305, rounding: 3 });
    expect(cashFor({ ...tender, cashBack: { amount: minor(0), given: minor(0) } }, minor(302), UNIT)).toEqual({
      given: 300,
      rounding: -2,
    });
  });
});

describe("what is on its way", () => {
  test("unknown, not made, or given in cash instead: it keeps its place on its tender", () => {
    const of = world();
    const made = partsOf(of, 200);
    if (typeof made === "string") throw new Error(made);
    const [part] = made.parts;
    if (part === undefined) throw new Error("no part");
    expect(tenders(of)[0]?.left).toBe(400);
    refundPart(of, made, part, null);
    expect(tenders(of)[0]?.left).toBe(400);
    of.refunds = [];
    refundPart(of, made, part, false);
    expect(tenders(of)[0]?.left).toBe(400);
    inCash(of, made.id, part);
    expect(latest(of, made.id).parts[0]).toMatchObject({ way: "cash", given: { given: 200 } });
    expect(tenders(of)[0]?.left).toBe(400);
  });
});
