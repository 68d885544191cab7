/** What the facts of a refund make of it, where the rules alone do not show it. */
import { expect, test } from "vitest";
import { playRefund, REFUND, refunded } from "../testing/refunds.ts";
import { applyRefundFact, intendedRefund, type Refund, type RefundFact, reserves } from "./refund.ts";
import { newRefundWatch, refundAfterClockJump } from "./refundRules.ts";

const after = (...facts: readonly RefundFact[]): Refund =>
  facts.reduce((refund, fact) => applyRefundFact(refund, fact, 9, "m"), intendedRefund(REFUND, 1, "c"));
const proof = { refund: "r1", by: "lookUp", gatewayRef: "", text: "" } as const;
const word = { refund: "r1", made: true, approver: "m", reason: "seen", number: "P-1" } as const;

test("a refund begins with nothing known of it", () => {
  expect(after()).toMatchObject({
    state: "new",
    hostText: "",
    gatewayRef: "",
    proved: false,
    late: false,
    seen: false,
  });
  expect(after({ kind: "refund.heard", body: { refund: "r1", by: "lookUp", reading: "nothing", text: "" } })).toEqual(
    after(),
  );
});

test("a proof without a number keeps the one that a person wrote down; one with a number takes its place", () => {
  const made = after({ kind: "refund.decided", body: word }, { kind: "refund.made", body: proof });
  expect(made).toMatchObject({ state: "made", proved: true, gatewayRef: "P-1", endedAt: 9 });
  expect(
    after({ kind: "refund.decided", body: word }, { kind: "refund.made", body: { ...proof, gatewayRef: "7" } }),
  ).toMatchObject({ gatewayRef: "7" });
});

test("bytes that are heard of late put nothing back that is known already", () => {
  expect(
    after({ kind: "refund.pending", body: { refund: "r1" } }, { kind: "refund.sent", body: { refund: "r1" } }),
  ).toMatchObject({ state: "pending", sentAt: 9 });
});

test("what came late is in sight until somebody who may has seen it", () => {
  const late: RefundFact = { kind: "refund.lateMade", body: { ...proof, after: "notMade" } };
  expect(after(late)).toMatchObject({ state: "made", late: true, seen: false });
  const seen: RefundFact = { kind: "refund.tooMuchSeen", body: { refund: "r1", approver: "m", reason: "told" } };
  expect(after(late, seen)).toEqual({ ...after(late), seen: true });
});

test("a clock that is moved while the request is open does not end it", () => {
  expect(refundAfterClockJump(newRefundWatch(true, 0), 5).askEndedAt).toBeNull();
  expect(refundAfterClockJump(newRefundWatch(false, 0), 5).askEndedAt).toBe(5);
});

test("only what was proven or decided not made frees its amount (INV-8)", () => {
  const decided = (made: boolean) => after({ kind: "refund.decided", body: { ...word, made } });
  expect([reserves(decided(true)), reserves(decided(false)), reserves(after())]).toEqual([true, false, true]);
  expect(reserves({ ...after(), state: "decided" })).toBe(true);
});

test("a proof of one that a person had decided as not made is late, of one decided as made it is none", () => {
  for (const [made, fact] of [
    [true, "refund.made"],
    [false, "refund.lateMade"],
  ] as const) {
    const play = playRefund();
    play.see({ kind: "askEnded", result: { kind: "lost", why: "timeout" } }, 1);
    play.decide(made, 2);
    expect(play.lookUp(refunded, 3)).toEqual([fact]);
    // The same proof again is no news of money.
    expect(play.lookUp(refunded, 4)).not.toContain(fact);
  }
});
