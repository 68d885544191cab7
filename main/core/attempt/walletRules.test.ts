/** An attempt whose gateway takes it under its own id, and its cancel: gateways.md 0.2 (Citcon), C.3; INV-1, 3, 4, 5, 7. */
import { describe, expect, test } from "vitest";
import type { AttemptFact } from "./attempt.ts";
import { PENDING_LIMIT_MS, SILENCE_MS } from "./attemptRules.ts";
import { CANCEL_AGAIN_MS, CANCEL_SETTLES_MS, type CancelReading, nextCancelAt } from "./cancel.ts";
import { BODY, captured, CAPTURE, declined, notFound, nothing, pending, play, type Play } from "../testing/attempts.ts";
import { withAttempt, type Sale } from "../sale/sale.ts";

const ID = "1000000525";
const WALLET = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;
const kinds = (facts: readonly AttemptFact[]): readonly string[] => facts.map(({ kind }) => kind);

function wallet(): Play {
  const it = play({ ...BODY, gateway: "citcon", terminal: "Citcon", wallet: WALLET });
  it.see({ kind: "sent" }, 1);
  return it;
}
function accepted(): Play {
  const it = wallet();
  it.see({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: ID, phase: "phone" } }, 100);
  return it;
}
function cancelling(at = 16_000): Play {
  const it = accepted();
  it.see({ kind: "cancelAsked" }, 3_000);
  it.see({ kind: "cancelSending" }, at);
  return it;
}
const answer = (it: Play, reading: CancelReading, at: number) =>
  it.see({ kind: "cancelEnded", result: { kind: "answered", reading } }, at);
const done: CancelReading = { kind: "cancelled", text: "00 SUCCESS" };

describe("a payment taken under the gateway's own id", () => {
  test("keeps the id as a fact, and waits for the phone instead of being unknown", () => {
    const it = accepted();
    expect(kinds(it.facts.map(({ fact }) => fact))).toEqual(["attempt.sent", "attempt.identified", "attempt.pending"]);
    expect(it.attempt()).toMatchObject({ state: "pending", phase: "phone", gatewayRef: ID, unknownSince: null });
  });
  test("is captured by a look-up, and the id is learned once", () => {
    const it = accepted();
    expect(kinds(it.lookUp({ ...captured, gatewayRef: ID }, 4_000))).toEqual(["attempt.approved"]);
    expect(it.attempt()).toMatchObject({ state: "approved", gatewayRef: "CP1" });
  });
  test("loses nothing by a restart", () => {
    const it = accepted();
    expect(it.see({ kind: "restarted" }, 5_000)).toEqual([]);
    expect(it.attempt().state).toBe("pending");
  });
  test("becomes unknown when nothing is heard of it, and when it has waited too long", () => {
    const silent = accepted();
    silent.lookUp(nothing, 100 + SILENCE_MS - 1);
    expect(silent.attempt().state).toBe("pending");
    silent.lookUp(nothing, 100 + SILENCE_MS);
    expect(silent.attempt().state).toBe("checking");
    const waiting = accepted();
    waiting.lookUp(pending, PENDING_LIMIT_MS - 1);
    expect(waiting.attempt().state).toBe("pending");
    waiting.lookUp(pending, PENDING_LIMIT_MS);
    expect(waiting.attempt()).toMatchObject({ state: "checking", unknownSince: PENDING_LIMIT_MS });
  });
  test("becomes unknown in the end however look-ups contradict each other", () => {
    for (const answers of [[notFound], [declined, notFound], [declined, nothing], [pending, declined]]) {
      const it = accepted();
      for (let at = 2_000; at <= PENDING_LIMIT_MS; at += 2_000)
        it.lookUp(answers[(at / 2_000) % answers.length] ?? pending, at);
      expect(it.attempt()).toMatchObject({ state: "checking", capture: null });
    }
  });
  test("without an id pending is unknown, as it always was", () => {
    const it = wallet();
    it.take(pending, 100);
    expect(it.attempt()).toMatchObject({ state: "checking", gatewayRef: "" });
  });
  test("an answer that names the id and proves nothing still gives it", () => {
    const it = wallet();
    expect(kinds(it.take({ ...nothing, gatewayRef: ID }, 100))).toEqual([
      "attempt.identified",
      "attempt.heard",
      "attempt.unknown",
    ]);
  });
  test("a decline carries what to do about it", () => {
    const it = wallet();
    it.take({ ...declined, advice: "rescan" }, 100);
    expect(it.attempt()).toMatchObject({ state: "declined", advice: "rescan" });
  });
  test("an acceptance that comes after the end changes nothing but the id", () => {
    const it = wallet();
    it.see({ kind: "takeEnded", result: { kind: "lost", why: "cut" } }, 50);
    it.see({ kind: "decided", paid: false, approver: "m", reason: "r", slip: "" }, 60);
    it.see({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: ID, phase: "phone" } }, 100);
    expect(it.attempt()).toMatchObject({ state: "cancelled", gatewayRef: ID });
  });
  test("shows on the sale as a wallet's tender", () => {
    const it = accepted();
    const sale = withAttempt({ tenders: [] } as unknown as Sale, it.attempt());
    expect(sale.tenders).toMatchObject([{ kind: "wallet", label: "WeChat Pay", last4: "9074", state: "pending" }]);
  });
});

describe("a cancel", () => {
  test("is asked for once, and committed before it leaves", () => {
    const it = accepted();
    expect(kinds(it.see({ kind: "cancelSending" }, 2_000))).toEqual([]);
    expect(kinds(it.see({ kind: "cancelAsked" }, 3_000))).toEqual(["attempt.cancelAsked"]);
    expect(kinds(it.see({ kind: "cancelAsked" }, 4_000))).toEqual([]);
    expect(kinds(it.see({ kind: "cancelSending" }, 16_000))).toEqual(["attempt.cancelSent"]);
    expect(it.attempt().cancel).toMatchObject({ askedAt: 3_000, sentAt: 16_000, tries: 1, said: null });
  });
  test("waits for its time, and comes again 20 s after an answer that ended nothing", () => {
    const it = accepted();
    expect(nextCancelAt(it.attempt().cancel, 1, 16_000)).toBeNull();
    it.see({ kind: "cancelAsked" }, 3_000);
    expect(nextCancelAt(it.attempt().cancel, 1, 16_000)).toBe(16_001);
    it.see({ kind: "cancelSending" }, 16_001);
    answer(it, { kind: "tooEarly", text: "E3" }, 16_100);
    expect(it.attempt().state).toBe("pending");
    expect(nextCancelAt(it.attempt().cancel, 1, 16_000)).toBe(16_001 + CANCEL_AGAIN_MS);
    it.see({ kind: "cancelSending" }, 36_001);
    it.see({ kind: "cancelEnded", result: { kind: "lost", why: "cut" } }, 36_100);
    expect(nextCancelAt(it.attempt().cancel, 1, 16_000)).toBe(36_001 + CANCEL_SETTLES_MS);
  });
  test.each(["tooEarly", "notFound"] as const)("that is answered %s ends nothing", (kind) => {
    const it = cancelling();
    expect(kinds(answer(it, { kind, text: "" }, 16_100))).toEqual(["attempt.cancelAnswered"]);
    expect(it.attempt()).toMatchObject({ state: "pending", cancel: { said: kind } });
    it.lookUp(captured, 16_200);
    expect(it.attempt()).toMatchObject({ state: "approved", late: false });
  });
  test("that cannot be done brings a manager, may be asked for again, and a capture still counts", () => {
    const it = cancelling();
    answer(it, { kind: "notPossible", text: "E1" }, 16_100);
    expect(it.attempt().state).toBe("checking");
    expect(nextCancelAt(it.attempt().cancel, 1, 16_000)).toBeNull();
    expect(kinds(it.see({ kind: "cancelAsked" }, 17_000))).toEqual(["attempt.cancelAsked"]);
    it.lookUp(captured, 18_000);
    expect(it.attempt()).toMatchObject({ state: "approved", late: false });
  });
  test("that is done ends the payment, pending, unknown or set aside", () => {
    const it = cancelling();
    expect(kinds(answer(it, done, 16_100))).toEqual(["attempt.ended"]);
    expect(it.attempt()).toMatchObject({ state: "cancelled", cause: "cancelledByTill", returned: null });
    const aside = cancelling();
    aside.lookUp(nothing, 100 + SILENCE_MS);
    aside.see({ kind: "setAside", approver: "m", reason: "r" }, 30_000);
    answer(aside, done, 31_000);
    expect(aside.attempt()).toMatchObject({ state: "cancelled", cause: "cancelledByTill" });
  });
  test("whatever is seen while it is on its way or lost: nobody is told that it was paid", () => {
    const it = cancelling();
    expect(kinds(it.lookUp(captured, 16_050))).toEqual(["attempt.heard"]);
    it.see({ kind: "cancelEnded", result: { kind: "lost", why: "cut" } }, 16_100);
    it.lookUp(captured, 16_000 + CANCEL_SETTLES_MS - 1);
    expect(it.attempt().state).toBe("pending");
    it.lookUp(captured, 16_000 + CANCEL_SETTLES_MS);
    expect(it.attempt()).toMatchObject({ state: "approved", late: false });
  });
  test("a look-up asked before the cancel settled is as old as its question", () => {
    const it = cancelling();
    it.lookUp(captured, 16_000 + CANCEL_SETTLES_MS + 5_000, 16_010);
    expect(it.attempt().state).toBe("pending");
  });
  test("a capture seen after it was done is money that went back, not a late approval", () => {
    const it = cancelling();
    answer(it, done, 16_100);
    expect(kinds(it.lookUp(captured, 16_200))).toEqual(["attempt.returned"]);
    expect(it.attempt()).toMatchObject({ state: "cancelled", late: false, returned: CAPTURE });
    expect(kinds(it.lookUp(captured, 20_000))).toEqual(["attempt.heard"]);
    expect(kinds(it.lookUp(captured, 30_000))).toEqual([]);
  });
  test("a capture after the gateway had confirmed that nothing is taken is a late approval", () => {
    const it = cancelling();
    answer(it, done, 16_100);
    expect(kinds(it.lookUp(declined, 16_200))).toEqual(["attempt.cancelConfirmed"]);
    expect(kinds(it.lookUp(declined, 18_000))).toEqual(["attempt.heard"]);
    expect(kinds(it.lookUp(captured, 60_000))).toEqual(["attempt.lateApproval"]);
    expect(it.attempt()).toMatchObject({ state: "approved", late: true });
  });
  test("done after the payment was proven: the capture stands, and that it went back is kept", () => {
    const it = cancelling();
    it.see({ kind: "cancelEnded", result: { kind: "lost", why: "cut" } }, 16_100);
    it.lookUp(captured, 16_000 + CANCEL_SETTLES_MS);
    expect(kinds(answer(it, done, 70_000))).toEqual(["attempt.returned"]);
    expect(it.attempt()).toMatchObject({ state: "approved", returned: CAPTURE });
  });
  test("an open request that says captured while a cancel is on its way leaves the outcome to look-ups", () => {
    const it = wallet();
    it.see({ kind: "cancelAsked" }, 3_000);
    it.see({ kind: "cancelSending" }, 16_000);
    it.take({ ...captured, gatewayRef: ID }, 16_100);
    expect(it.attempt()).toMatchObject({ state: "checking", gatewayRef: ID });
  });
  test("of an ended payment is not asked for", () => {
    const it = accepted();
    it.lookUp(captured, 4_000);
    expect(it.see({ kind: "cancelAsked" }, 5_000)).toEqual([]);
    expect(it.see({ kind: "cancelSending" }, 6_000)).toEqual([]);
  });
});
