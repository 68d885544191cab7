/** The watch of a payment whose outcome is not known, or that ended without capture: when it is asked for, and what ends it. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { captured, declined, notFound } from "../core/testing/attempts.ts";
import { carryWorld, type CarryWorld, START } from "./testing/carryWorld.ts";

const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "ECONNREFUSED" };
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});
const times = (): readonly number[] => w.lookUps.map(({ at }) => at);

describe("when the outcome is unknown", () => {
  test("asks every 2 s for a minute, every 10 s to ten minutes, then every minute, and never stops", async () => {
    w.says = () => notFound;
    w.payments.send(w.add());
    await w.clock.pass(1_000);
    await w.answerTake({ kind: "lost", why: "cut" });
    expect(w.state()).toBe("checking");
    await w.clock.pass(59_000);
    expect(times()).toHaveLength(30);
    w.lookUps = [];
    await w.clock.pass(540_000);
    expect(w.lookUps.length).toBeGreaterThanOrEqual(54);
    expect(w.lookUps.length).toBeLessThanOrEqual(56);
    w.lookUps = [];
    await w.clock.pass(3 * 86_400_000);
    expect(w.lookUps.length).toBeGreaterThanOrEqual(3 * 1_440 - 2);
    w.says = () => captured;
    await w.clock.pass(60_000);
    expect(w.state()).toBe("approved");
    expect(w.takes).toHaveLength(1);
  });

  test("a network that is back is known within 5 s, for every unknown payment", async () => {
    w.says = () => unreachable;
    w.payments.recover([w.add("a1"), w.add("a2")]);
    await w.clock.pass(3_600_000);
    w.says = () => captured;
    await w.clock.pass(5_000);
    expect([w.state("a1"), w.state("a2")]).toEqual(["approved", "approved"]);
  });

  test("a clock that is put back does not hold it up", async () => {
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(4_000);
    w.clock.set(START - 7_200_000);
    w.lookUps = [];
    await w.clock.pass(60_000);
    expect(w.lookUps.length).toBeGreaterThanOrEqual(1);
  });

  test("set aside keeps the watch, and what it finds is a late approval", async () => {
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(1_000);
    expect(w.payments.decide("a1", { kind: "setAside", approver: "m", reason: "r" })).toBe(true);
    await w.clock.pass(86_400_000);
    w.says = () => captured;
    await w.clock.pass(60_000);
    expect(w.attempts.get("a1")).toMatchObject({ state: "approved", late: true });
    expect(w.payments.checkAgain("a1")).toBe(false);
  });

  test("a decision 'paid' is looked up until the gateway has said it too", async () => {
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(1_000);
    expect(w.payments.decide("a1", { kind: "decided", paid: true, approver: "m", reason: "r", slip: "9" })).toBe(true);
    w.says = () => captured;
    await w.clock.pass(11_000);
    expect(w.attempts.get("a1")).toMatchObject({ state: "approved", proved: true, late: false });
    w.lookUps = [];
    await w.clock.pass(86_400_000);
    expect(w.lookUps).toEqual([]);
  });

  test("a decision comes too late when the answer was first", async () => {
    w.payments.recover([w.add()]);
    w.says = () => captured;
    w.payments.checkAgain("a1");
    await w.clock.pass(3_000);
    expect(w.payments.decide("a1", { kind: "decided", paid: false, approver: "m", reason: "r", slip: "" })).toBe(false);
    expect(w.state()).toBe("approved");
  });
});

test("an end without capture is looked up again after 10 s, 30 s, 1, 2, 5, 15, 30 min, then hourly to 24 h", async () => {
  w.payments.send(w.add());
  await w.clock.pass(1_000);
  await w.answerTake(answered(declined));
  w.says = () => declined;
  await w.clock.pass(2 * 86_400_000);
  const minutes = w.lookUps.map(({ at }) => (at - 1_000) / 60_000);
  expect(minutes.slice(0, 8)).toEqual([10 / 60, 30 / 60, 1, 2, 5, 15, 30, 60]);
  expect(minutes.at(-1)).toBe(1_440);
  expect(minutes).toHaveLength(7 + 24);
  expect(w.clock.waiting()).toBe(0);
});

describe("the clock is put forward while look-ups are agreeing", () => {
  const lost: TakeResult = { kind: "lost", why: "cut" };

  test("by an hour: that does not make 10 s out of 2", async () => {
    w.payments.send(w.add());
    await w.clock.pass(1);
    w.says = () => declined;
    await w.answerTake(lost);
    await w.clock.pass(2_500);
    w.clock.set(w.clock.now() + 3_600_000);
    await w.clock.pass(2_000);
    expect(w.state()).toBe("checking");
    w.says = () => captured;
    await w.clock.pass(2_000);
    expect(w.state()).toBe("approved");
  });

  test("the agreement begins anew, and then it counts", async () => {
    w.payments.send(w.add());
    await w.clock.pass(1);
    w.says = () => declined;
    await w.answerTake(lost);
    await w.clock.pass(8_000);
    w.clock.set(w.clock.now() + 3_600_000);
    await w.clock.pass(8_000);
    expect(w.state()).toBe("checking");
    await w.clock.pass(6_000);
    expect(w.state()).toBe("declined");
  });
});
