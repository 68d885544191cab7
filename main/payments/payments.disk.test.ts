/** The watch of attempts while the disk takes nothing. */
import { beforeEach, describe, expect, test } from "vitest";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { captured, declined, nothing, notFound } from "../core/testing/attempts.ts";
import { carryWorld, type CarryWorld } from "./testing/carryWorld.ts";

const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "ECONNREFUSED" };
const withCard: Reading = { ...captured, card: { last4: "1166" } as CardDetails };
const notPaid = { kind: "decided", paid: false, approver: "m", reason: "r", slip: "9" } as const;
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});

/** A payment whose outcome is not known at the start. */
const checking = async (): Promise<void> => {
  w.says = () => notFound;
  w.payments.recover([w.add()]);
  await w.clock.pass(100);
};

describe("a disk that takes nothing", () => {
  test("loses no proof: it is committed, in order, when the disk is back", async () => {
    w.payments.send(w.add());
    await w.clock.pass(100);
    w.room = 0;
    await w.answerTake(answered(captured));
    await w.clock.pass(600_000);
    expect(w.state()).toBe("sent");
    // However long it lasts, one timer tries again, and one looks up.
    expect(w.clock.waiting()).toBeLessThanOrEqual(3);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.state()).toBe("approved");
    expect(w.facts.filter(({ kind }) => kind === "attempt.approved")).toHaveLength(1);
    expect(w.takes).toHaveLength(1);
  });

  test("does not make two look-ups agree over a time they were not ten seconds apart", async () => {
    await checking();
    w.says = () => declined;
    await w.clock.pass(2_000);
    w.room = 0;
    // This one waits for the disk, and two more stand behind it.
    w.says = () => nothing;
    await w.clock.pass(2_000);
    w.says = () => declined;
    await w.clock.pass(4_000);
    w.says = () => unreachable;
    await w.clock.pass(30_000);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(3_000);
    expect(w.state()).toBe("checking");
  });

  test("takes nothing from look-ups that agreed meanwhile: they count from when they answered", async () => {
    await checking();
    w.room = 0;
    w.says = () => declined;
    await w.clock.pass(14_000);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.state()).toBe("declined");
  });

  test("a decision is refused while something waits to be kept", async () => {
    await checking();
    w.room = 0;
    w.says = () => captured;
    await w.clock.pass(2_000);
    expect(w.payments.decide("a1", notPaid)).toBe(false);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.state()).toBe("approved");
  });

  test("has what came first before anybody decides, also when the disk is back already", async () => {
    await checking();
    w.room = 0;
    w.says = () => captured;
    await w.clock.pass(2_000);
    w.room = Number.POSITIVE_INFINITY;
    expect(w.payments.decide("a1", notPaid)).toBe(false);
    await w.clock.pass(1_000);
    expect(w.attempts.get("a1")).toMatchObject({ state: "approved", proved: true, late: false });
  });

  test("keeps nobody from asking on", async () => {
    await checking();
    w.room = 0;
    w.says = () => declined;
    w.lookUps = [];
    await w.clock.pass(20_000);
    expect(w.lookUps.length).toBeGreaterThanOrEqual(9);
  });

  test("that takes the proof and not yet its card: the payment is carried until it has both", async () => {
    await checking();
    w.room = 0;
    w.says = () => captured;
    await w.clock.pass(2_000);
    w.says = () => withCard;
    await w.clock.pass(2_000);
    w.room = 1;
    await w.clock.pass(1_000);
    expect(w.attempts.get("a1")).toMatchObject({ state: "approved", card: null });
    expect(w.payments.carried("a1")).toBeDefined();
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.attempts.get("a1")?.card?.last4).toBe("1166");
    expect(w.payments.carried("a1")).toBeUndefined();
  });
});
