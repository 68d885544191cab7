/** Refunds for tests: one refund under the rules, played event by event, every fact kept. */
import { minor } from "../money/money.ts";
import { applyRefundFact, intendedRefund, type Refund, type RefundBody, type RefundFact } from "../refund/refund.ts";
import type { RefundReading } from "../refund/refundReading.ts";
import { newRefundWatch, observeRefund, type RefundEvent, type RefundWatch } from "../refund/refundRules.ts";

export const REFUND: RefundBody = {
  id: "r1",
  reference: "1D261121T041500000S00020ABC",
  way: "refund",
  gateway: "citcon",
  of: "a1",
  sale: "s1",
  amount: minor(1148),
  currency: "CAD",
  purpose: { kind: "notNeeded" },
  approver: "manager",
  reason: "paid in cash",
  after: null,
  listedBefore: [],
};

export const refunded: Extract<RefundReading, { kind: "refunded" }> = {
  kind: "refunded",
  amount: minor(1148),
  gatewayRef: "1000000526",
  hostText: "00 SUCCESS",
};
export const notRefunded: RefundReading = { kind: "notRefunded", hostText: "A10", advice: "portal" };
export const refusedNow: RefundReading = { kind: "refused", text: "A7", advice: "holdTime" };
export const madeBefore: RefundReading = { kind: "madeBefore", text: "A5" };
export const notListed: RefundReading = { kind: "notListed", text: "not in the history" };
export const unclear: RefundReading = { kind: "nothing", why: "severalFit", text: "2" };

export interface RefundPlay {
  refund(): Refund;
  watch(): RefundWatch;
  readonly facts: RefundFact[];
  /** Feeds one event at `at` ms. @returns the kinds of the facts it made */
  see(event: RefundEvent, at: number): readonly string[];
  answer(reading: RefundReading, at: number): readonly string[];
  lookUp(reading: RefundReading, at: number, askedAt?: number): readonly string[];
  decide(made: boolean, at: number): readonly string[];
}

/** A refund whose intent is committed at 0 ms and whose request is open. */
export function playRefund(body: RefundBody = REFUND): RefundPlay {
  let refund = intendedRefund(body, 0, "cashier-1");
  let watch = newRefundWatch(true, 0);
  const facts: RefundFact[] = [];
  const see = (event: RefundEvent, at: number): readonly string[] => {
    const seen = observeRefund(refund, watch, event, at);
    for (const fact of seen.facts) refund = applyRefundFact(refund, fact, at, "cashier-1");
    facts.push(...seen.facts);
    watch = seen.watch;
    return seen.facts.map(({ kind }) => kind);
  };
  return {
    refund: () => refund,
    watch: () => watch,
    facts,
    see,
    answer: (reading, at) => see({ kind: "askEnded", result: { kind: "answered", reading } }, at),
    lookUp: (reading, at, askedAt = at) => see({ kind: "lookedUp", reading, askedAt }, at),
    decide: (made, at) =>
      see({ kind: "decided", made, approver: "manager", reason: "seen", number: made ? "P-1" : "" }, at),
  };
}
