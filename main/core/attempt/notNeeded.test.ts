/** What a sale does not need: shares that add up to what is over, and stay what they were seen to be. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyAttemptFact, type Attempt, type AttemptFact, type Excess, intended } from "./attempt.ts";
import { minor } from "../money/money.ts";
import { missesMoney, notNeeded, restOfShare } from "./notNeeded.ts";
import { ONE } from "../money/quantity.ts";
import { intendedRefund, type Refund } from "../refund/refund.ts";
import { applySaleFact, type Sale, startedSale, withAttempt } from "../sale/sale.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";
import { REFUND } from "../testing/refunds.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 2_000);
const TOTAL = 1148;

interface Taken {
  readonly id: string;
  readonly asked?: number;
  readonly captured: number;
  readonly tip?: number;
  readonly late?: boolean;
  /** ms */
  readonly at: number;
}

const body = (captured: number, tip: number) =>
  ({ ...CAPTURE, captured: minor(captured), tip: minor(tip), by: "lookUp", hostText: "", card: null }) as const;

function taken({ id, asked = TOTAL, captured, tip = 0, late = false, at }: Taken): Attempt {
  const attempt = intended({ ...BODY, id, reference: id, tender: id, amount: minor(asked), tip: minor(tip) }, 0, "c");
  const fact: AttemptFact = late
    ? { kind: "attempt.lateApproval", body: { ...body(captured, tip), after: "cancelled" } }
    : { kind: "attempt.approved", body: body(captured, tip) };
  return applyAttemptFact(attempt, fact, at, "c");
}

/** Somebody says that it was paid, having set it aside. @returns it, for the amount that was asked */
function takenOnTrust(id: string, at: number): Attempt {
  const attempt = intended({ ...BODY, id, reference: id, tender: id }, 0, "c");
  const aside = applyAttemptFact(attempt, { kind: "attempt.setAside", body: { approver: "m", reason: "" } }, 1, "c");
  const decided = { paid: true, approver: "m", reason: "", slip: "S" } as const;
  return applyAttemptFact(aside, { kind: "attempt.decided", body: decided }, at, "c");
}

function saleOf(attempts: readonly Attempt[], paidInCash = 0, state: Sale["state"] = "completed"): Sale {
  const line = { id: "l1", sku: "A", names: { en: "Bread" }, unit: "each", quantity: ONE, taxes: [] } as const;
  const started = startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0);
  const added = applySaleFact(
    started,
    { kind: "sale.lineAdded", body: { line: { ...line, unitPrice: minor(TOTAL) }, by: "scan" } },
    0,
  );
  const cash = { kind: "cash", id: "c", state: "taken", given: minor(paidInCash), applied: minor(paidInCash) } as const;
  const paid: Sale = { ...added, state, tenders: [{ ...cash, rounding: minor(0), change: minor(0) }] };
  return attempts.reduce(withAttempt, paid);
}

const back = (of: string, amount: number, state: Refund["state"] = "made"): Refund => ({
  ...intendedRefund({ ...REFUND, id: `r-${of}-${String(amount)}`, of, amount: minor(amount) }, 0, "c"),
  state,
});

const settled = (attempt: Attempt, how: Excess["how"], amount: number): Attempt =>
  applyAttemptFact(
    attempt,
    { kind: "attempt.excessSettled", body: { how, approver: "m", reason: "", reference: "P", amount: minor(amount) } },
    9,
    "c",
  );

const duesOf = (attempts: readonly Attempt[], refunds: readonly Refund[] = [], sale = saleOf(attempts)) =>
  Object.fromEntries(attempts.map((attempt) => [attempt.id, notNeeded(sale, attempt, attempts, refunds)]));

describe("two captures of one sale", () => {
  const a = taken({ id: "a", captured: 1148, late: true, at: 500 });
  const b = taken({ id: "b", captured: 1348, at: 100 });

  test("have a share each, and the shares are what is over", () => {
    expect(duesOf([a, b])).toEqual({ a: 1148, b: 200 });
  });
  test("whichever goes back first, the other's share stays what it was", () => {
    for (const state of ["new", "sent", "checking", "made"] as const) {
      expect(duesOf([a, b], [back("a", 1148, state)])).toEqual({ a: 0, b: 200 });
      expect(duesOf([a, b], [back("b", 200, state)])).toEqual({ a: 1148, b: 0 });
    }
    expect(duesOf([a, b], [back("a", 1148), back("b", 200)])).toEqual({ a: 0, b: 0 });
    expect(duesOf([a, b], [back("a", 1148, "notMade")])).toEqual({ a: 1148, b: 200 });
  });
  test("what went back beyond one's share, was kept or given back by hand, is needed of the other", () => {
    const much = taken({ id: "b", captured: 1648, at: 100 });
    const after = settled(settled(much, "kept", 200), "givenBack", 100);
    expect(duesOf([a, much])).toEqual({ a: 1148, b: 500 });
    expect(duesOf([a, after], [back("b", 700)])).toEqual({ a: 648, b: 0 });
  });
  test("the one that the sale counted first is the one it needs, late or not", () => {
    const counted = taken({ id: "a", captured: 1148, late: true, at: 50 });
    const later = taken({ id: "b", captured: 1148, late: true, at: 500 });
    expect(duesOf([counted, later])).toEqual({ a: 0, b: 1148 });
  });
  test("what went back beyond its own share takes from the other's", () => {
    expect(duesOf([a, b], [back("b", 700)])).toEqual({ a: 648, b: 0 });
    expect(restOfShare(saleOf([a, b]), a, [a, b], [back("b", 700)])).toBe(1148);
  });
  test("kept, or given back outside the till: only for the amount that was settled", () => {
    expect(duesOf([settled(a, "kept", 1148), b])).toEqual({ a: 0, b: 200 });
    expect(duesOf([a, settled(b, "givenBack", 200)])).toEqual({ a: 1148, b: 0 });
  });
  test("of a sale that was given up, everything goes back but what was kept", () => {
    const sale = saleOf([settled(a, "kept", 148), b], 0, "abandoned");
    expect(duesOf([settled(a, "kept", 148), b], [], sale)).toEqual({ a: 1000, b: 1348 });
  });
  test("a tip goes back with the last of the goods, and not before", () => {
    const tipped = taken({ id: "a", captured: 1348, tip: 200, late: true, at: 500 });
    const plain = taken({ id: "b", captured: 1148, at: 100 });
    expect(duesOf([tipped, plain])).toEqual({ a: 1348, b: 0 });
    expect(duesOf([tipped, plain], [back("a", 1000)])).toEqual({ a: 348, b: 0 });
  });
});

describe("paid in cash, and decided paid by a person", () => {
  const decided = takenOnTrust("a", 100);
  const proved = (attempt: Attempt): Attempt =>
    applyAttemptFact(attempt, { kind: "attempt.approved", body: { ...body(1348, 0), differs: true } }, 900, "c");
  const due = (attempt: Attempt, refunds: readonly Refund[]) =>
    notNeeded(saleOf([attempt], TOTAL), attempt, [attempt], refunds);

  test("proved to be more than was given back: the rest is still due", () => {
    expect(due(decided, [])).toBe(1148);
    expect(due(proved(decided), [back("a", 1148)])).toBe(200);
    expect(due(proved(decided), [back("a", 1148), back("a", 200)])).toBe(0);
  });
  test("and after it was settled too: what was settled is not settled for more", () => {
    const after = proved(settled(decided, "givenBack", 1148));
    expect(after.excess).toBeNull();
    expect(due(after, [])).toBe(200);
    expect(due(proved(settled(decided, "kept", 1148)), [])).toBe(200);
    expect(due(settled(after, "givenBack", 200), [])).toBe(0);
  });
  test("proved for what was settled, nothing opens again", () => {
    const body1148 = { ...body(1148, 0), by: "lookUp" } as const;
    const same = applyAttemptFact(settled(decided, "kept", 1148), { kind: "attempt.approved", body: body1148 }, 9, "c");
    expect(same.excess?.how).toBe("kept");
    expect(due(same, [])).toBe(0);
  });
});

describe("shares", () => {
  test("a surplus is the share of the capture that has it, though another came later", () => {
    const more = taken({ id: "a", asked: 500, captured: 700, at: 100 });
    const plain = taken({ id: "b", asked: 648, captured: 648, at: 500 });
    expect(duesOf([more, plain])).toEqual({ a: 200, b: 0 });
  });
  test("what a cancel gave back has none, and what took nothing has none", () => {
    const returned: Attempt = { ...taken({ id: "a", captured: 1148, at: 900 }), returned: CAPTURE };
    const nothing = intended({ ...BODY, id: "d", reference: "d", tender: "d" }, 0, "c");
    const two = [taken({ id: "b", captured: 1148, at: 500 }), taken({ id: "c", captured: 1148, at: 50 })];
    const all = [returned, ...two, nothing];
    expect(duesOf(all, [], saleOf(all, 0, "open"))).toEqual({ a: 0, b: 1148, c: 0, d: 0 });
  });
  describe("of a sale that was completed with what its own cancel then gave back", () => {
    const wallet = taken({ id: "w", captured: 1148, at: 100 });
    const returned = applyAttemptFact(wallet, { kind: "attempt.returned", body: CAPTURE }, 200, "c");
    const late = taken({ id: "a", captured: 1148, late: true, at: 500 });
    const part = taken({ id: "a", captured: 500, late: true, at: 500 });
    const settledShort = applyAttemptFact(
      returned,
      { kind: "attempt.shortfallSettled", body: { approver: "m", reason: "paid again" } },
      300,
      "c",
    );
    test("a late approval pays it, and nobody has to see to it", () => {
      expect(duesOf([wallet, late])).toEqual({ w: 0, a: 1148 });
      expect(missesMoney(saleOf([returned]), returned, [returned])).toBe(true);
      expect(duesOf([returned, late])).toEqual({ w: 0, a: 0 });
      expect(missesMoney(saleOf([returned, late]), returned, [returned, late])).toBe(false);
    });
    test("what is more than the sale needs is its share all the same", () => {
      const more = taken({ id: "a", captured: 1348, late: true, at: 500 });
      expect(duesOf([returned, more])).toEqual({ w: 0, a: 200 });
      expect(duesOf([returned, late, taken({ id: "b", captured: 1148, late: true, at: 600 })])).toEqual({
        w: 0,
        a: 0,
        b: 1148,
      });
    });
    test("a part of it is missing still", () => {
      expect(duesOf([returned, part])).toEqual({ w: 0, a: 0 });
      expect(missesMoney(saleOf([returned, part]), returned, [returned, part])).toBe(true);
    });
    test("once somebody has seen to it, it may have been paid again: what comes later is not needed", () => {
      expect(duesOf([settledShort, late])).toEqual({ w: 0, a: 1148 });
      expect(missesMoney(saleOf([settledShort, late]), settledShort, [settledShort, late])).toBe(false);
    });
    test("what a person only decided is missing, whatever else there is", () => {
      const against = { kind: "attempt.contradicted", body: { text: "" } } as const;
      const decided = applyAttemptFact(takenOnTrust("w", 100), against, 200, "c");
      expect(missesMoney(saleOf([decided, late]), decided, [decided, late])).toBe(true);
    });
  });
  test("what a person had decided counts from then on, not from its proof", () => {
    const checking = { kind: "attempt.unknown", body: { why: "cut" } } as const;
    const paid = { kind: "attempt.decided", body: { paid: true, approver: "m", reason: "", slip: "S" } } as const;
    const asked = intended({ ...BODY, id: "a", reference: "a", tender: "a" }, 0, "c");
    const decided = applyAttemptFact(applyAttemptFact(asked, checking, 1, "c"), paid, 100, "c");
    const proved = applyAttemptFact(decided, { kind: "attempt.approved", body: body(1148, 0) }, 900, "c");
    expect(duesOf([proved, taken({ id: "b", captured: 1148, at: 500 })])).toEqual({ a: 0, b: 1148 });
  });
  test("one that went back as its card had paid twice takes nothing of another's surplus", () => {
    const both = [
      taken({ id: "a", asked: 500, captured: 500, at: 100 }),
      taken({ id: "b", asked: 648, captured: 700, at: 200 }),
    ];
    const twice: Refund = { ...back("a", 500), purpose: { kind: "notNeeded", twice: true } };
    expect(duesOf(both, [back("a", 500)])).toEqual({ a: 0, b: 0 });
    expect(duesOf(both, [twice])).toEqual({ a: 0, b: 52 });
  });
  test("what was settled by hand counts up to the surplus alone, kept and given back together", () => {
    const both = (kept: number, given: number): readonly Attempt[] => [
      settled(settled(taken({ id: "a", asked: 500, captured: 600, at: 100 }), "kept", kept), "givenBack", given),
      taken({ id: "b", asked: 648, captured: 700, at: 200 }),
    ];
    expect(duesOf(both(0, 0))).toEqual({ a: 100, b: 52 });
    expect(duesOf(both(30, 0))).toEqual({ a: 70, b: 52 });
    expect(duesOf(both(0, 30))).toEqual({ a: 70, b: 52 });
    expect(duesOf(both(30, 70))).toEqual({ a: 0, b: 52 });
    // Given back whole, as another sale had made it too: the other's surplus is due as before.
    expect(duesOf(both(0, 600))).toEqual({ a: 0, b: 52 });
    expect(duesOf(both(60, 10), [back("a", 30)])).toEqual({ a: 0, b: 52 });
    expect(duesOf(both(60, 0), [back("a", 30)])).toEqual({ a: 10, b: 52 });
  });
  test("goods that came back are no part of what was over", () => {
    const more = taken({ id: "a", captured: 1348, at: 100 });
    const goods: Refund = { ...back("a", 500), purpose: { kind: "goods", return: "r", part: "p", tender: "a" } };
    expect(duesOf([more], [goods])).toEqual({ a: 200 });
  });
});

test("random captures and refunds, by people who act on what they saw: what goes back is never more than what is over", () => {
  const capture = fc.record({ captured: fc.integer({ min: 900, max: 1500 }), late: fc.boolean() });
  const act = fc.record({ kind: fc.constantFrom("arrives", "givesBack", "giveAll"), which: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(capture, { minLength: 1, maxLength: 4 }), fc.array(act, { maxLength: 12 }), (more, acts) => {
      let attempts: readonly Attempt[] = [taken({ id: "a0", captured: TOTAL, at: 1 })];
      let refunds: readonly Refund[] = [];
      let seen = duesOf(attempts);
      acts.forEach(({ kind, which }, i) => {
        const next = more[attempts.length - 1];
        if (kind === "arrives" && next !== undefined) {
          attempts = [...attempts, taken({ id: `a${String(attempts.length)}`, ...next, at: 10 + i })];
          const now = duesOf(attempts, refunds);
          for (const [id, before] of Object.entries(seen)) expect(now[id]).toBeGreaterThanOrEqual(before);
          seen = now;
          return;
        }
        // Each acts on one and the same picture, however many do.
        const chosen = kind === "giveAll" ? attempts : attempts.slice(which, which + 1);
        const given = chosen.flatMap(({ id }) => ((seen[id] ?? 0) > 0 ? [back(id, seen[id] ?? 0)] : []));
        refunds = [...refunds, ...given.map((refund, n) => ({ ...refund, id: `r${String(i)}-${String(n)}` }))];
        seen = duesOf(attempts, refunds);
      });
      const over = attempts.reduce((sum, each) => sum + (each.capture?.captured ?? 0), 0) - TOTAL;
      const given = refunds.reduce((sum, { amount }) => sum + amount, 0);
      expect(given + Object.values(seen).reduce((sum, due) => sum + due, 0)).toBe(Math.max(0, over));
    }),
    { numRuns: RUNS },
  );
});
