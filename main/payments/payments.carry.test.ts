/**
 * What carrying a payment asks of the printer, the journal and its open request, and when: each as the engine's own
 * contract names it. The courses that payments take are in `payments.test.ts` and `wallets.test.ts`.
 */
import { beforeEach, describe, expect, test } from "vitest";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import { intended } from "../core/attempt/attempt.ts";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { BODY, captured, CAPTURE, declined, notFound } from "../core/testing/attempts.ts";
import { settled } from "../core/testing/virtualClock.ts";
import { carryWorld, type CarryWorld, CODE, START } from "./testing/carryWorld.ts";

const withCard: Reading = { ...captured, card: { last4: "1166" } as CardDetails };
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });
const paid = { kind: "decided", paid: true, approver: "m", reason: "r", slip: "9" } as const;

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});

describe("slips are asked for", () => {
  test("once when it is declined, and once more when it turns out to be paid", async () => {
    await w.running();
    await w.answerTake(answered(declined));
    expect(w.details).toEqual(["a1 declined -"]);
    w.says = () => declined;
    await w.clock.pass(3_600_000);
    expect(w.details).toHaveLength(1);
    w.says = () => captured;
    await w.clock.pass(3_600_000);
    expect(w.details).toEqual(["a1 declined -", "a1 approved -"]);
  });

  test("at once by a decision, and again only when a card becomes known", async () => {
    w.payments.recover([w.add("a1", { state: "checking" }), w.add("a2", { state: "checking" })]);
    for (const id of ["a1", "a2"]) expect(w.payments.decide(id, paid)).toBe(true);
    expect(w.details).toEqual(["a1 approved -", "a2 approved -"]);
    w.says = (reference) => (reference === "REFa1" ? withCard : captured);
    await w.clock.pass(60_000);
    expect(w.attempts.get("a2")?.proved).toBe(true);
    expect(w.details).toEqual(["a1 approved -", "a2 approved -", "a1 approved 1166"]);
  });

  test("not for what is set aside; for its end, also across a restart", async () => {
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(100);
    w.payments.decide("a1", { kind: "setAside", approver: "m", reason: "r" });
    await w.clock.pass(10_000);
    expect(w.details).toEqual([]);
    w.payments.close();
    w.begin();
    w.payments.recover([...w.attempts.values()]);
    w.says = () => declined;
    await w.clock.pass(15_000);
    expect(w.details).toEqual(["a1 declined -"]);
  });

  test("as soon as the card is known, though the request has not let go yet", async () => {
    await w.running();
    w.says = () => withCard;
    await w.clock.pass(2_000);
    expect([w.released, w.details]).toEqual([1, ["a1 approved 1166"]]);
    expect(w.payments.carried("a1"), "its request is open").toBeDefined();
    await w.answerTake({ kind: "lost", why: "released" });
    expect(w.payments.carried("a1")).toBeUndefined();
    expect(w.details).toHaveLength(1);
  });

  test("after a crash for what ended in the last ten minutes, the tenth included", async () => {
    const over = { state: "declined", cause: "declined" } as const;
    w.payments.recover([
      w.add("a1", { ...over, endedAt: START - 600_000 }),
      w.add("a2", { ...over, endedAt: START - 600_001 }),
    ]);
    await settled();
    expect(w.details).toEqual(["a1 declined -"]);
  });
});

describe("the open request", () => {
  test("that brings the card in time has nothing left to let go, and no timer waits for it", async () => {
    await w.running();
    w.says = () => captured;
    await w.clock.pass(4_000);
    await w.answerTake(answered(withCard));
    await w.clock.pass(60_000);
    expect([w.released, w.details, w.clock.waiting()]).toEqual([0, ["a1 approved 1166"], 0]);
  });

  test("is let go once, however often look-ups say that it is paid", async () => {
    await w.running();
    w.says = () => captured;
    await w.clock.pass(3_000);
    expect(w.state()).toBe("approved");
    for (let i = 0; i < 3; i += 1) {
      expect(w.payments.checkAgain("a1")).toBe(true);
      await w.clock.pass(2_000);
    }
    await w.clock.pass(3_000);
    expect(w.released).toBe(1);
    await w.answerTake({ kind: "lost", why: "released" });
    expect(w.clock.waiting()).toBe(0);
  });

  test("is looked up beside from the start, also when nobody says that it has left", async () => {
    w.sentIsHeard = false;
    w.payments.send(w.add());
    await w.clock.pass(4_000);
    expect(w.asked("REFa1")).toEqual([2_000, 4_000]);
  });

  test("of a gateway that throws is lost, and so are its look-ups, by their names", async () => {
    await w.running();
    await w.answerTake(Promise.reject(new Error("bug")));
    w.says = () => Promise.reject(new Error("bug"));
    await w.clock.pass(2_000);
    expect(w.facts).toContainEqual({ kind: "attempt.unknown", body: { why: "notUnderstood" } });
    expect(w.facts).toContainEqual({
      kind: "attempt.heard",
      body: { by: "lookUp", reading: "nothing", text: "notUnderstood" },
    });
  });

  test("by means that the gateway does not take is a bug that says so", () => {
    for (const means of [{ kind: "qr" }, { kind: "code", code: CODE }] as const) {
      expect(() => {
        w.payments.send(w.add(), means);
      }).toThrow(`IOT Pay does not take a payment by ${means.kind}`);
    }
  });
});

describe("the journal", () => {
  test("is given facts, never nothing", async () => {
    await w.running();
    await w.clock.pass(20_000);
    await w.answerTake(answered(captured));
    expect(w.commits.length).toBeGreaterThan(0);
    expect(Math.min(...w.commits)).toBeGreaterThan(0);
  });

  test("that does not have the payment is a bug that says so; people are told no, and nothing else breaks", async () => {
    w.payments.send(intended(BODY, START, "c"));
    expect(w.payments.carried("a1")).toMatchObject({ cancelAt: null });
    expect(w.payments.decide("a1", paid)).toBe(false);
    expect(() => {
      w.payments.lookUpAllNow();
    }).not.toThrow();
    await expect(w.clock.pass(10)).rejects.toThrow("attempt a1 is carried but not in the journal");
  });
});

test("a capture that another run proved is nobody's question", async () => {
  w.payments.recover([w.add("a1", { state: "approved", proved: true, capture: CAPTURE, endedAt: START - 1_000 })]);
  await w.clock.pass(86_400_000);
  expect([w.lookUps, w.details]).toEqual([[], ["a1 approved -"]]);
});
