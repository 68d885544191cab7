/** Refunds under the watch, on a clock that the test moves: sent once, asked for until proven, never sent again. */
import { beforeEach, describe, expect, test } from "vitest";
import { intendedRefund, type Refund } from "../core/refund/refund.ts";
import type { RefundReading } from "../core/refund/refundReading.ts";
import { notListed, REFUND, refunded, refusedNow } from "../core/testing/refunds.ts";
import { refundWorld, type RefundWorld } from "./testing/refundWorld.ts";

const unreachable: RefundReading = { kind: "nothing", why: "unreachable", text: "" };
const DECISION = { kind: "decided", made: true, approver: "manager", reason: "seen", number: "P-1" } as const;

let w: RefundWorld;
beforeEach(() => {
  w = refundWorld();
});
const refund = (): Refund => w.stored.get("r1") ?? expect.unreachable("there is a refund");
const times = (): readonly number[] => w.lookUps.map(({ at }) => at);

describe("its request", () => {
  test("leaves once, after its intent, and nobody asks while it is open", async () => {
    await w.running();
    expect(w.sends).toEqual([{ reference: "REFr1", state: "new" }]);
    expect(refund().state).toBe("sent");
    await w.pass(30_000);
    expect(w.lookUps).toEqual([]);
    await w.answer({ kind: "answered", reading: refunded });
    expect(refund().state).toBe("made");
    await w.pass(3_600_000);
    expect(w.lookUps).toEqual([]);
    expect(w.refunds.carried("r1")).toBeUndefined();
    expect(() => {
      w.refunds.send(refund());
    }).toThrow("was sent before");
  });

  test("an answer that cannot be kept is tried again until it is", async () => {
    await w.running();
    w.diskWorks = false;
    await w.answer({ kind: "answered", reading: refunded });
    await w.pass(5_000);
    expect(refund().state).toBe("sent");
    w.diskWorks = true;
    await w.pass(1_000);
    expect(refund().state).toBe("made");
  });
});

describe("an answer that was lost", () => {
  test("is asked for at once, every 5 s for a minute, every 10 s to ten minutes, then every minute, and never stops", async () => {
    await w.lost();
    await w.pass(0);
    await w.pass(3_600_000);
    expect(times()[0]).toBe(10);
    const pauses = times()
      .slice(1)
      .map((at, i) => at - (times()[i] ?? 0));
    expect(pauses.slice(0, 11)).toEqual(Array(11).fill(5_000));
    expect(new Set(pauses.slice(13, 60))).toEqual(new Set([10_000]));
    expect(new Set(pauses.slice(-10))).toEqual(new Set([60_000]));
    expect(refund().state).toBe("checking");
    w.says = () => refunded;
    await w.pass(60_000);
    expect(refund().state).toBe("made");
    expect(w.sends).toHaveLength(1);
  });

  test("found soon after the network is back", async () => {
    w.says = () => unreachable;
    await w.lost();
    await w.pass(600_000);
    w.says = () => refunded;
    await w.pass(3_000);
    expect(refund().state).toBe("made");
  });

  test("a person decides; the watch goes on for a day, and a proof takes the word's place", async () => {
    await w.lost();
    expect(w.refunds.decide("r1", DECISION)).toBe(true);
    expect(refund().state).toBe("decided");
    expect(w.refunds.decide("r1", DECISION)).toBe(false);
    w.says = () => refunded;
    await w.pass(10_000);
    expect(refund()).toMatchObject({ state: "made", proved: true, late: false });
  });

  test("a decision that cannot be kept is none", async () => {
    await w.lost();
    w.diskWorks = false;
    expect(w.refunds.decide("r1", DECISION)).toBe(false);
    expect(refund().state).toBe("checking");
  });
});

describe("a restart", () => {
  test.each(["new", "sent", "pending", "checking"] as const)(
    "%s: asked for at once, never sent again",
    async (state) => {
      w.stored.set("r1", { ...intendedRefund(REFUND, w.clock.now(), "c"), state });
      w.says = () => refunded;
      w.refunds.recover([refund()]);
      await w.pass(1);
      expect(refund()).toMatchObject({ state: "made" });
      expect(w.sends).toEqual([]);
    },
  );

  test("what was refused stays so, and is proven by two lists after a minute", async () => {
    await w.running();
    await w.answer({ kind: "answered", reading: refusedNow });
    w.refunds.close();
    w.begin();
    w.refunds.recover([refund()]);
    await w.pass(59_000);
    expect(refund().state).toBe("checking");
    await w.pass(40_000);
    expect(refund()).toMatchObject({ state: "notMade", advice: "holdTime" });
  });

  test("another gateway's, and what was given back by hand, is not its business", async () => {
    const other = intendedRefund({ ...REFUND, id: "r2", gateway: "iotpay" }, 0, "c");
    const byHand = intendedRefund({ ...REFUND, id: "r3", way: "byHand" }, 0, "c");
    w.refunds.recover([other, byHand]);
    await w.pass(60_000);
    expect(w.lookUps).toEqual([]);
  });
});

test("not made, the watch goes on for a day: a proof is late, and found", async () => {
  await w.running();
  await w.answer({ kind: "answered", reading: { kind: "notRefunded", hostText: "A10", advice: "portal" } });
  await w.pass(7_200_000);
  expect(refund().state).toBe("notMade");
  w.says = () => refunded;
  await w.pass(3_600_000);
  expect(refund()).toMatchObject({ state: "made", late: true });
});

test("closed, it asks nobody and writes nothing", async () => {
  await w.lost();
  w.refunds.close();
  const before = w.facts.length;
  const asked = w.lookUps.length;
  await w.pass(600_000);
  expect(w.facts).toHaveLength(before);
  expect(w.lookUps).toHaveLength(asked);
  expect(w.refunds.decide("r1", DECISION)).toBe(false);
});

test("a clock put forward makes no minute out of seconds: what is refused and not listed is asked for until it is", async () => {
  await w.running();
  w.says = () => notListed;
  await w.answer({ kind: "answered", reading: refusedNow });
  await w.pass(10_000);
  w.clock.set(w.clock.now() + 3_600_000);
  await w.pass(30_000);
  expect(refund().state).toBe("checking");
  await w.pass(60_000);
  expect(refund().state).toBe("notMade");
});
