/** INV-8 for one capture: never more given back than was captured, whatever happens to the refunds and in whatever order. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Attempt, applyAttemptFact, intended } from "../attempt/attempt.ts";
import { minor } from "../money/money.ts";
import { applyRefundFact, intendedRefund, type Refund, reserves } from "./refund.ts";
import { givenTooMuch, leftToGiveBack } from "./refundLimits.ts";
import { newRefundWatch, observeRefund, type RefundEvent, type RefundWatch } from "./refundRules.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";
import { madeBefore, notListed, notRefunded, REFUND, refunded, refusedNow, unclear } from "../testing/refunds.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);

function approved(captured = 1148): Attempt {
  const attempt = intended({ ...BODY, amount: minor(captured) }, 0, "c");
  const body = { ...CAPTURE, captured: minor(captured), by: "take", hostText: "", card: null } as const;
  return applyAttemptFact(attempt, { kind: "attempt.approved", body }, 1, "c");
}

const refundOf = (amount: number, state: Refund["state"], more: Partial<Refund> = {}): Refund => ({
  ...intendedRefund({ ...REFUND, amount: minor(amount) }, 0, "c"),
  state,
  ...more,
});

describe("what is left", () => {
  test.each(["new", "sent", "pending", "checking", "made"] as const)("%s reserves its amount", (state) => {
    expect(leftToGiveBack(approved(), [refundOf(1000, state)])).toBe(148);
  });
  test("what is proven not made, or decided so, does not", () => {
    expect(leftToGiveBack(approved(), [refundOf(1000, "notMade")])).toBe(1148);
    const decision = { made: false, by: "c", approver: "m", reason: "", number: "", at: 0 };
    expect(leftToGiveBack(approved(), [refundOf(1000, "decided", { decision })])).toBe(1148);
    expect(leftToGiveBack(approved(), [refundOf(1000, "decided", { decision: { ...decision, made: true } })])).toBe(
      148,
    );
  });
  test("several partials add up; another capture's do not count", () => {
    const refunds = [refundOf(500, "made"), refundOf(500, "checking"), refundOf(900, "made", { of: "other" })];
    expect(leftToGiveBack(approved(), refunds)).toBe(148);
  });
  test("nothing of what was not captured, was undone by a cancel, or given back outside the till", () => {
    expect(leftToGiveBack(intended(BODY, 0, "c"), [])).toBe(0);
    expect(leftToGiveBack({ ...approved(), returned: CAPTURE }, [])).toBe(0);
    const apart = { kept: minor(0), givenBack: minor(1148) };
    expect(leftToGiveBack({ ...approved(), late: true, apart }, [])).toBe(0);
    expect(leftToGiveBack({ ...approved(), apart: { kept: minor(1148), givenBack: minor(0) } }, [])).toBe(1148);
    expect(givenTooMuch({ ...approved(), apart }, [refundOf(148, "made")])).toBe(148);
  });
  test("nothing of what is not approved, whatever was seen of it", () => {
    expect(leftToGiveBack({ ...approved(), state: "cancelled" }, [])).toBe(0);
    expect(leftToGiveBack({ ...approved(), capture: null }, [])).toBe(0);
  });
  test("what went back of a capture that a cancel undid, or of none, is too much", () => {
    expect(givenTooMuch({ ...approved(), returned: CAPTURE }, [refundOf(148, "made")])).toBe(148);
    expect(givenTooMuch(intended(BODY, 0, "c"), [refundOf(100, "made")])).toBe(100);
    expect(givenTooMuch(approved(), [refundOf(1148, "made")])).toBe(0);
  });
  test("given back by a refund that settled the surplus counts once", () => {
    const refund = refundOf(1148, "made");
    const how = { how: "givenBack", approver: "m", reason: "", reference: refund.reference, amount: minor(0) } as const;
    const attempt = applyAttemptFact(approved(), { kind: "attempt.excessSettled", body: how }, 2, "c");
    expect(leftToGiveBack(attempt, [refund])).toBe(0);
    expect(givenTooMuch(attempt, [refund])).toBe(0);
  });
});

/** One thing that happens: a refund is asked for, or something is seen of one of them. */
type Move =
  | { readonly kind: "ask"; readonly share: number }
  | { readonly kind: "see"; readonly which: number; readonly event: RefundEvent }
  | { readonly kind: "restart" };

const readings = [refunded, notRefunded, refusedNow, madeBefore, notListed, unclear, { kind: "pending" }] as const;
const event: fc.Arbitrary<(at: number) => RefundEvent> = fc.oneof(
  fc.constant((): RefundEvent => ({ kind: "sent" })),
  fc.constantFrom(...readings).map((reading) => (): RefundEvent => ({
    kind: "askEnded",
    result: { kind: "answered", reading },
  })),
  fc
    .constantFrom("lost", "notSent")
    .map((kind) => (): RefundEvent => ({ kind: "askEnded", result: { kind, why: "" } })),
  fc
    .constantFrom(...readings)
    .map((reading) => (askedAt: number): RefundEvent => ({ kind: "lookedUp", reading, askedAt })),
  fc.boolean().map((made) => (): RefundEvent => ({ kind: "decided", made, approver: "m", reason: "", number: "P" })),
);
const moves: fc.Arbitrary<readonly ((at: number) => Move)[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 100 }).map((share) => (): Move => ({ kind: "ask", share })) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.nat(5), event)
        .map(([which, make]) => (at: number): Move => ({ kind: "see", which, event: make(at) })),
    },
    { weight: 1, arbitrary: fc.constant((): Move => ({ kind: "restart" })) },
  ),
  { maxLength: 40 },
);

/** A gateway that contradicts itself: refused, given back once more, and then the first was made after all. */
const ask = (): Move => ({ kind: "ask", share: 100 });
const toldOf =
  (which: number, reading: (typeof readings)[number]) =>
  (askedAt: number): Move => ({ kind: "see", which, event: { kind: "lookedUp", reading, askedAt } });
const refused = (): Move => ({
  kind: "see",
  which: 0,
  event: { kind: "askEnded", result: { kind: "answered", reading: notRefunded } },
});
const GIVEN_TWICE = [ask, refused, ask, toldOf(1, refunded), toldOf(0, refunded)] as const;

test("random ways of refunds: never more goes back than was captured, but by proofs that came late (INV-8)", () => {
  let tooMuchSeen = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), moves, (captured, steps) => {
      const attempt = approved(captured);
      let refunds: readonly Refund[] = [];
      const watches = new Map<string, RefundWatch>();
      let at = 0;
      for (const step of steps) {
        at += 9_000;
        const move = step(at);
        const left = leftToGiveBack(attempt, refunds);
        if (move.kind === "ask") {
          const amount = minor(Math.min(left, Math.ceil((captured * move.share) / 100)));
          if (amount === 0) continue;
          const id = `r${String(refunds.length)}`;
          refunds = [...refunds, intendedRefund({ ...REFUND, id, reference: id, amount }, at, "c")];
          watches.set(id, newRefundWatch(true, at));
        } else {
          const seen: readonly Refund[] = move.kind === "restart" ? refunds : refunds.slice(move.which, move.which + 1);
          for (const refund of seen) {
            const what: RefundEvent = move.kind === "restart" ? { kind: "restarted" } : move.event;
            const made = observeRefund(refund, watches.get(refund.id) ?? newRefundWatch(false, at), what, at);
            watches.set(refund.id, made.watch);
            const after = made.facts.reduce((each, fact) => applyRefundFact(each, fact, at, "c"), refund);
            refunds = refunds.map((each) => (each.id === refund.id ? after : each));
            // Proved once, proved for ever.
            if (refund.proved) expect(after.proved).toBe(true);
          }
        }
        const back = refunds.filter(reserves).reduce((sum, { amount }) => sum + amount, 0);
        const lateOnes = refunds.filter(({ late }) => late).reduce((sum, { amount }) => sum + amount, 0);
        expect(back - lateOnes).toBeLessThanOrEqual(captured);
        expect(givenTooMuch(attempt, refunds)).toBe(Math.max(0, back - captured));
        expect(leftToGiveBack(attempt, refunds)).toBe(Math.max(0, captured - back));
        if (back > captured) tooMuchSeen += 1;
      }
    }),
    { numRuns: RUNS, examples: [[1_148, GIVEN_TWICE]] },
  );
  expect(tooMuchSeen).toBeGreaterThan(0);
});
