/** From which tenders a return goes back, on sales small enough to check by hand. */
import { describe, expect, test } from "vitest";
import { applyAttemptFact, type Attempt, intended } from "../attempt/attempt.ts";
import type { Capture } from "../attempt/attemptParts.ts";
import { minor, ZERO } from "../money/money.ts";
import { quantity } from "../money/quantity.ts";
import { type OtherTender, withAttempt } from "../sale/sale.ts";
import { BODY } from "../testing/attempts.ts";
import { REFUND } from "../testing/refunds.ts";
import { intendedRefund, type Refund } from "./refund.ts";
import { cashFor, givenBeside, type ReturnTender, returnTenders, splitReturn } from "./returnSplit.ts";
import { decidedReturn, type Return, type ReturnedPart } from "./returns.ts";
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
    const inPart = [
      { tender: "t-a1", as: "original", amount: 500 },
      { tender: "t-a1", as: "cash", amount: 100 },
      { tender: "cash", as: "original", amount: 402 },
    ] as const;
    expect(tips(true, inPart)).toEqual([0, 0, 0]);
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
    expect(choose(["t-a1", "original", 400], ["t-a1", "cash", 100])).toEqual([
      ["t-a1", "original", 400],
      ["t-a1", "cash", 100],
    ]);
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

  test("the last of it is what was taken, also where it was rounded piece by piece", () => {
    const twice = { took: minor(406), inCash: minor(410), cashBack: { amount: minor(200), given: minor(200) } };
    expect(cashFor(twice, minor(206), UNIT)).toEqual({ given: 210, rounding: 4 });
    expect(cashFor(twice, minor(100), UNIT)).toEqual({ given: 100, rounding: 0 });
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

describe("what a card's payment has left", () => {
  const CAPTURED: Capture = {
    ...{ captured: minor(1332), tip: minor(100), surcharge: minor(30), cashback: minor(200) },
    ...{ differs: false, gatewayRef: "" },
  };
  const paid = (capture: Capture, more: Partial<Attempt> = {}): Attempt => ({
    ...applyAttemptFact(
      intended({ ...BODY, id: "a1", tender: "t-a1", reference: "a1", amount: minor(1002) }, 0, "c"),
      { kind: "attempt.approved", body: { ...capture, by: "take", hostText: "", card: null } },
      1,
      "c",
    ),
    ...more,
  });
  const sold = soldOf({ lines: [goods], rules: [], saleDiscount: undefined });
  const part = (amount: number, more: Partial<ReturnedPart> = {}): ReturnedPart => ({
    ...{ id: "p1", tender: "t-a1", attempt: "a1", way: "carried", amount: minor(amount), tip: ZERO },
    ...{ given: null, twiceSeen: false, ...more },
  });
  const returned = (parts: readonly ReturnedPart[], withdrawn: Return["withdrawn"] = null): Return => ({
    ...decidedReturn(
      {
        ...{ id: "x1", number: 1, sale: "s1", scope: "lines", currency: "CAD", pieces: [], goods: [], taxes: [] },
        ...{ total: minor(1), parts: [], reason: "", approver: "m" },
      },
      1,
      "c",
    ),
    parts,
    withdrawn,
  });
  const refund = (amount: number, purpose: Refund["purpose"] = { kind: "notNeeded" }): Refund => ({
    ...intendedRefund({ ...REFUND, id: `r${String(amount)}`, amount: minor(amount), purpose }, 1, "c"),
    state: "made",
  });
  const ofPart = { kind: "goods", return: "x1", part: "p1", tender: "t-a1" } as const;
  const gone = { at: 1, approver: "m", reason: "" };
  const left = (
    attempt: Attempt,
    refunds: Refund[] = [],
    returns: Return[] = [],
  ): Partial<ReturnTender> | undefined => {
    const [tender] = returnTenders({
      ...{ sale: withAttempt(sold, attempt), attempts: [attempt], refunds, returns, cashUnit: UNIT },
    });
    if (tender === undefined) return undefined;
    const { left: rest, short, tip, took } = tender;
    return { took, left: rest, tip, ...(short === 0 ? {} : { short }) };
  };

  test("is its goods; cashback never goes back, tip and surcharge beside it", () => {
    expect(left(paid(CAPTURED))).toEqual({ took: 1002, left: 1002, tip: 130 });
  });

  test("is less by what went back of it without a return, was kept, or is over", () => {
    expect(left(paid(CAPTURED), [refund(302)])).toMatchObject({ left: 700 });
    expect(left(paid(CAPTURED, { apart: { kept: minor(52), givenBack: minor(0) } }))).toMatchObject({ left: 950 });
    const over = { ...CAPTURED, captured: minor(1532) };
    expect(left(paid(over))).toMatchObject({ took: 1202, left: 1002 });
  });

  test("is less by parts that were given or are owed, once each, with the tips that went with them", () => {
    const half = part(600, { tip: minor(130) });
    expect(left(paid(CAPTURED), [], [returned([half])])).toEqual({ took: 1002, left: 402, tip: 0 });
    expect(left(paid(CAPTURED), [refund(730, ofPart)], [returned([half])])).toEqual({ took: 1002, left: 402, tip: 0 });
    expect(left(paid(CAPTURED), [], [returned([half], gone)])).toEqual({ took: 1002, left: 1002, tip: 130 });
  });

  test("beside refunds: what is owed or was given otherwise, no more once its gateway has made it", () => {
    const half = part(600, { tip: minor(130) });
    const of = (refunds: Refund[], one: Return) => givenBeside("t-a1", { refunds, returns: [one] });
    expect(of([], returned([half]))).toBe(730);
    expect(of([refund(730, ofPart)], returned([half]))).toBe(0);
    expect(of([{ ...refund(730, ofPart), state: "notMade" }], returned([half]))).toBe(730);
    expect(of([], returned([half], gone))).toBe(0);
    expect(of([], returned([part(600, { tender: "t-a2" })]))).toBe(0);
  });

  test("is nothing of one that is not proved, was not asked for here, or went back with its open sale", () => {
    expect(left(paid(CAPTURED, { state: "declined" }))).toBeUndefined();
    expect(left(paid(CAPTURED, { capture: null }))).toBeUndefined();
    const attempt = paid(CAPTURED);
    expect(
      returnTenders({ sale: withAttempt(sold, attempt), attempts: [], refunds: [], returns: [], cashUnit: UNIT }),
    ).toEqual([]);
    const back = withAttempt(sold, attempt);
    const open = { ...back, tenders: back.tenders.map((tender) => ({ ...tender, returned: true as const })) };
    const returnedThen = { ...attempt, returned: CAPTURED };
    expect(returnTenders({ sale: open, attempts: [returnedThen], refunds: [], returns: [], cashUnit: UNIT })).toEqual(
      [],
    );
  });

  test("is short of what a person had said, less what returns were told of that", () => {
    const decision = { paid: true, by: "m", approver: "m", reason: "", slip: "9", at: 1 };
    const less = paid({ ...CAPTURED, captured: minor(932) }, { decision });
    expect(left(less)).toMatchObject({ took: 602, left: 602, short: 400 });
    const told = returned([part(0, { short: minor(100) }), part(0, { id: "p2", short: minor(50) })]);
    expect(left(less, [], [told])).toMatchObject({ short: 250 });
    // A cancel that gave it back after the sale was done.
    expect(left(paid(CAPTURED, { returned: CAPTURED }))).toEqual({ took: 0, left: 0, tip: 0, short: 1002 });
  });
});

describe("what was paid at the counter", () => {
  const other = (id: string, more: Partial<OtherTender> = {}): OtherTender => ({
    ...{ kind: "other", id, state: "taken", name: "Cheque", reference: "1", applied: minor(402) },
    ...more,
  });
  const sold = soldOf({ lines: [goods], rules: [], saleDiscount: undefined });
  const of = (tenders: readonly OtherTender[], cash = 0) => {
    const sale = { ...sold, tenders };
    return returnTenders({
      ...{ sale: cash === 0 ? sale : withCash(sale, cash), attempts: [], refunds: [], returns: [], cashUnit: UNIT },
    });
  };

  test("is given as it was taken, in cash rounded to its coins; what was taken back is none", () => {
    const [cheque, ...rest] = of([other("o1"), other("o2", { state: "takenBack" })]);
    expect(cheque).toEqual({
      ...{ id: "o1", kind: "other", label: "Cheque", took: 402, left: 402, attempt: null, last4: "", tip: 0, short: 0 },
      ...{ inCash: 400, cashBack: { amount: 0, given: 0 } },
    });
    expect(rest).toEqual([]);
    const sale = withCash(sold, 402);
    const back = { ...sale, tenders: sale.tenders.map((tender) => ({ ...tender, state: "takenBack" as const })) };
    expect(
      returnTenders({ sale: back as typeof sale, attempts: [], refunds: [], returns: [], cashUnit: UNIT }),
    ).toEqual([]);
  });

  test("with goods that had come back goes back in cash; all cash is one", () => {
    expect(of([other("o1", { credit: "x1" })])).toMatchObject([{ credit: true }]);
    expect(of([], 402)).toMatchObject([{ id: "cash", kind: "cash", label: "", took: 402, inCash: 400 }]);
  });
});

describe("what tenders never took", () => {
  const tender = (id: string, left: number, short: number): ReturnTender => ({
    ...{ id, kind: "card", attempt: id, label: "", last4: "", took: minor(left), left: minor(left), tip: ZERO },
    ...{ short: minor(short), inCash: minor(left), cashBack: { amount: ZERO, given: ZERO } },
  });
  const short = (total: number, ...tenders: readonly ReturnTender[]) => {
    const split = splitReturn(minor(total), tenders, null, false);
    return split.ok
      ? split.value.map((part) => [part.tender.id, part.as, part.amount as number, part.short as number])
      : split.error;
  };

  test("stands beside what goes back of them, else by itself, each no more than its own", () => {
    expect(short(550, tender("a", 300, 100), tender("b", 0, 200))).toEqual([
      ["a", "original", 300, 100],
      ["b", "original", 0, 150],
    ]);
    expect(short(550, tender("a", 300, 0), tender("b", 50, 200))).toEqual([
      ["a", "original", 300, 0],
      ["b", "original", 50, 200],
    ]);
    expect(short(300, tender("a", 300, 100))).toEqual([["a", "original", 300, 0]]);
    expect(short(401, tender("a", 300, 100))).toBe("returnTooMuch");
  });
});
