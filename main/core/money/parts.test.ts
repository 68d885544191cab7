/** Paying in parts: what a part comes to, and that the tenders of any split add up to the total (INV-6). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyAttemptFact, type Attempt, intended } from "../attempt/attempt.ts";
import { minor } from "./money.ts";
import { MOST_SHARES, type Part, partInCash, partOf } from "./parts.ts";
import { quantity } from "./quantity.ts";
import {
  applySaleFact,
  dueOf,
  isByHand,
  isCarried,
  paidSoFar,
  roundingOf,
  type Sale,
  type SaleFact,
  startedSale,
  totalsOfSale,
  withAttempt,
} from "../sale/sale.ts";
import { amountForCard, completion, takeCash } from "../sale/saleRules.ts";
import { giveUpPaid, takeOther } from "../sale/splitRules.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const amountOf = (due: number, part: Part | null): number | string => {
  const amount = partOf(minor(due), part);
  return amount.ok ? amount.value : amount.error;
};
const inCash = (due: number, part: Part | null, unit = 5): number | string => {
  const amount = partInCash(minor(due), part, unit);
  return amount.ok ? amount.value : amount.error;
};
const share = (of: number): Part => ({ kind: "share", of });
const keyed = (amount: number): Part => ({ kind: "amount", amount });

const sold = (cents: number): Sale =>
  applySaleFact(
    startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0),
    {
      kind: "sale.lineAdded",
      body: {
        line: {
          id: "l",
          sku: "A",
          names: { en: "A" },
          unit: "each",
          quantity: quantity(1000),
          unitPrice: minor(cents),
          taxes: [],
        },
        by: "hand",
      },
    },
    0,
  );
const fold = (sale: Sale, facts: readonly SaleFact[]): Sale =>
  facts.reduce((s, fact) => applySaleFact(s, fact, 5), sale);

describe("a part", () => {
  test("all, an equal share and an amount", () => {
    expect(amountOf(1000, null)).toBe(1000);
    expect(amountOf(1000, share(3))).toBe(334);
    expect(amountOf(666, share(2))).toBe(333);
    expect(amountOf(1, share(4))).toBe(1);
    expect(amountOf(1000, keyed(1000))).toBe(1000);
  });

  test.each([
    keyed(0),
    keyed(-5),
    keyed(1001),
    keyed(1.5),
    keyed(Number.NaN),
    share(0),
    share(-1),
    share(2.5),
    share(MOST_SHARES + 1),
  ])("%o of 10.00 is refused", (part) => {
    expect(amountOf(1000, part)).toBe("partOutOfRange");
    expect(inCash(1000, part)).toBe("partOutOfRange");
  });

  test("in cash it is what coins make, at least one coin, and all where the rest would round to nothing", () => {
    expect(inCash(1000, share(3))).toBe(335);
    expect(inCash(1000, keyed(2))).toBe(5);
    expect(inCash(1003, keyed(1001))).toBe(1000);
    expect(inCash(1003, keyed(1003))).toBe(1003);
    expect(inCash(1003, keyed(1004))).toBe("partOutOfRange");
    expect(inCash(1003, keyed(1002), 1)).toBe(1002);
    expect(inCash(336, keyed(335))).toBe(336);
  });

  test("equal parts one after the other add up, and no two are more than a cent apart", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 9_999_999 }),
        fc.integer({ min: 1, max: MOST_SHARES }),
        (total, people) => {
          const parts: number[] = [];
          let due = total;
          for (let left = people; left > 0; left--) {
            const part = Number(amountOf(due, share(left)));
            parts.push(part);
            due -= part;
          }
          expect(due).toBe(0);
          expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("cash as a part", () => {
  test("its change is given at once, and is no money of the sale", () => {
    const taken = takeCash(sold(1000), "c1", minor(500), 5, share(3));
    expect(taken).toMatchObject({
      value: [{ body: { tender: { given: 500, applied: 335, rounding: 0, change: 165 } } }],
    });
    if (taken.ok) expect(dueOf(fold(sold(1000), taken.value))).toBe(665);
  });

  test("less than the part is a smaller part; the last part alone is rounded", () => {
    expect(takeCash(sold(1003), "c1", minor(200), 5, keyed(500))).toMatchObject({
      value: [{ body: { tender: { applied: 200, change: 0, rounding: 0 } } }],
    });
    expect(takeCash(sold(1003), "c1", minor(2000), 5, keyed(1003))).toMatchObject({
      value: [{ body: { tender: { applied: 1003, rounding: 2, change: 995 } } }, { kind: "sale.completed" }],
    });
  });
});

test("a payment outside the till pays its part, and completes the sale when it pays the rest", () => {
  const cheque = { id: "o1", name: "Cheque", reference: "77" };
  const part = takeOther(sold(1000), cheque, keyed(400));
  expect(part).toMatchObject({
    ok: true,
    value: [{ body: { tender: { kind: "other", applied: 400, state: "taken" } } }],
  });
  if (!part.ok) return;
  const open = fold(sold(1000), part.value);
  expect(dueOf(open)).toBe(600);
  expect(takeOther(open, cheque, null)).toMatchObject({ value: [{}, { kind: "sale.completed" }] });
  expect(takeOther(open, cheque, keyed(601))).toEqual({ ok: false, error: "partOutOfRange" });
  expect(takeOther(sold(0), cheque, null)).toEqual({ ok: false, error: "nothingDue" });
});

type Way = "card" | "declined" | "less" | "more" | "cash" | "other" | "back" | "giveUp";
interface Move {
  readonly way: Way;
  readonly part: Part | null;
  /** Notes beside the part, or what a card takes less or more, minor units. */
  readonly extra: number;
}
const anyPart = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 6 }).map(share),
  fc.integer({ min: 1, max: 40_000 }).map(keyed),
);
const anyMove: fc.Arbitrary<Move> = fc.record({
  way: fc.constantFrom<Way>(
    "card",
    "card",
    "card",
    "declined",
    "less",
    "more",
    "cash",
    "cash",
    "other",
    "back",
    "giveUp",
  ),
  part: anyPart,
  extra: fc.integer({ min: 0, max: 3_000 }),
});

test("random splits: the tenders add up to the total and the rounding, whatever was declined (INV-6)", () => {
  let completed = 0;
  let manyParts = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60_000 }),
      fc.constantFrom(1, 5),
      fc.array(anyMove, { minLength: 1, maxLength: 12 }),
      (total, unit, moves) => {
        let sale = sold(total);
        moves.forEach((move, i) => {
          const before = paidSoFar(sale);
          const due = dueOf(sale);
          sale = after(sale, move, String(i), unit);
          addsUp(sale, total);
          if (move.way === "declined") expect([paidSoFar(sale), dueOf(sale)]).toEqual([before, due]);
          // What stands is never taken away but by giving it back.
          if (move.way !== "back" && move.way !== "giveUp") expect(paidSoFar(sale)).toBeGreaterThanOrEqual(before);
        });
        if (sale.state === "completed") completed += 1;
        if (sale.tenders.filter((t) => t.state === "approved" || t.state === "taken").length > 2) manyParts += 1;
      },
    ),
    { numRuns: RUNS },
  );
  expect(completed).toBeGreaterThan(RUNS / 10);
  expect(manyParts).toBeGreaterThan(RUNS / 50);
});

function after(sale: Sale, { way, part, extra }: Move, id: string, unit: number): Sale {
  switch (way) {
    case "cash": {
      const asked = partInCash(minor(Math.max(0, dueOf(sale))), part, unit);
      if (!asked.ok) return sale;
      const notes = Math.ceil(asked.value / unit) * unit + Math.floor(extra / 100) * 100;
      const facts = takeCash(sale, id, minor(notes), unit, part);
      return facts.ok ? fold(sale, facts.value) : sale;
    }
    case "other": {
      const facts = takeOther(sale, { id, name: "Cheque", reference: id }, part);
      return facts.ok ? fold(sale, facts.value) : sale;
    }
    case "back": {
      const standing = sale.tenders.filter(isByHand).find((t) => t.state === "taken");
      if (standing === undefined || sale.state !== "open") return sale;
      const kind = standing.kind === "cash" ? "sale.cashTakenBack" : "sale.otherTakenBack";
      return fold(sale, [{ kind, body: { tender: standing.id } }]);
    }
    case "giveUp": {
      // Now and then alone: most sales are paid.
      const facts = extra < 300 ? giveUpPaid(sale, "no", "m") : null;
      return facts?.ok === true ? fold(sale, facts.value) : sale;
    }
    case "card":
    case "declined":
    case "less":
    case "more": {
      const amount = amountForCard(sale, part);
      if (!amount.ok) return sale;
      const asked = intended({ ...BODY, id, reference: id, tender: `t${id}`, amount: amount.value }, 1, "c");
      const took = { card: 0, declined: 0, less: -extra, more: extra }[way];
      const captured = Math.max(1, asked.amount + took);
      const ended = way === "declined" ? { ...asked, state: "declined" as const } : approvedFor(asked, captured);
      const paid = withAttempt(withAttempt(sale, asked), ended);
      const done = completion(paid);
      return done === null ? paid : fold(paid, [done]);
    }
  }
}

const approvedFor = (attempt: Attempt, cents: number): Attempt =>
  applyAttemptFact(
    attempt,
    {
      kind: "attempt.approved",
      body: {
        ...CAPTURE,
        captured: minor(cents),
        differs: cents !== attempt.amount,
        by: "take",
        hostText: "",
        card: null,
      },
    },
    2,
    "c",
  );

function addsUp(sale: Sale, total: number): void {
  const standing = sale.tenders.filter((t) => t.state === "approved" || t.state === "taken");
  const inDrawer = standing.reduce((sum, t) => sum + (t.kind === "cash" ? t.given - t.change : t.applied), 0);
  expect(totalsOfSale(sale).total).toBe(total);
  expect(inDrawer).toBe(total - dueOf(sale) + roundingOf(sale));
  const rounded = standing.filter((t) => t.kind === "cash" && t.rounding !== 0);
  expect(rounded.length).toBeLessThanOrEqual(1);
  if (sale.state === "completed") {
    expect(dueOf(sale)).toBeLessThanOrEqual(0);
    // Only the part that paid the rest was rounded.
    for (const t of rounded) expect(standing.at(-1)?.id).toBe(t.id);
  } else expect(roundingOf(sale)).toBe(0);
  if (sale.state === "abandoned") expect(sale.tenders.filter((t) => !isCarried(t) && t.state === "taken")).toEqual([]);
}
