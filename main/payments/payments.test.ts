/** The watch of attempts, on a clock of the test's own and gateways that answer what the test says: the request, its details, and starts. */
import { beforeEach, describe, expect, test } from "vitest";
import { applyAttemptFact, type Attempt } from "../core/attempt/attempt.ts";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { captured, notFound, pending } from "../core/testing/attempts.ts";
import { settled } from "../core/testing/virtualClock.ts";
import { carryWorld, type CarryWorld, START } from "./testing/carryWorld.ts";

const withCard: Reading = { ...captured, card: { last4: "1166" } as CardDetails };
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});
const times = (): readonly number[] => w.lookUps.map(({ at }) => at);

describe("while the request is open", () => {
  test("looks up every 2 s from 2 s on, and ends at once on a capture", async () => {
    w.payments.send(w.add());
    await w.clock.pass(9_000);
    expect(times()).toEqual([2_000, 4_000, 6_000, 8_000]);
    expect(w.state()).toBe("pending");
    w.says = () => captured;
    await w.clock.pass(1_000);
    expect(w.state()).toBe("approved");
    await w.clock.pass(3_600_000);
    expect(times().at(-1)).toBe(10_000);
    expect(w.takes).toHaveLength(1);
  });

  test("never two look-ups of one attempt at once, however often somebody asks", async () => {
    const { promise, resolve } = Promise.withResolvers<Reading>();
    w.says = () => promise;
    w.payments.send(w.add());
    await w.clock.pass(3_000);
    for (let i = 0; i < 5; i += 1) w.payments.checkAgain("a1");
    w.payments.lookUpAllNow();
    await w.clock.pass(20_000);
    expect(w.lookUps).toHaveLength(1);
    w.says = () => pending;
    resolve(pending);
    await w.clock.pass(4_000);
    expect(w.mostAtOnce).toBe(1);
    expect(w.lookUps.length).toBeGreaterThan(1);
  });

  test("the answer itself ends it, and nobody asks a proven payment again", async () => {
    w.payments.send(w.add());
    await w.clock.pass(1_000);
    await w.answerTake(answered(withCard));
    await w.clock.pass(86_400_000);
    expect(w.state()).toBe("approved");
    expect(w.details).toEqual(["a1 approved 1166"]);
    expect(w.lookUps).toEqual([]);
    expect(w.clock.waiting()).toBe(0);
  });
});

describe("card details", () => {
  test("an approval by look-up without them keeps the request open 10 s more", async () => {
    w.letsGo = true;
    w.payments.send(w.add());
    w.says = () => captured;
    await w.clock.pass(2_000);
    expect([w.state(), w.released, w.details]).toEqual(["approved", 0, []]);
    await w.clock.pass(9_999);
    expect(w.released).toBe(0);
    await w.clock.pass(1);
    expect(w.released).toBe(1);
    expect(w.details).toEqual(["a1 approved -"]);
  });

  test("they come in time", async () => {
    w.payments.send(w.add());
    w.says = () => captured;
    await w.clock.pass(4_000);
    await w.answerTake(answered(withCard));
    expect(w.details).toEqual(["a1 approved 1166"]);
    expect(w.attempts.get("a1")?.card?.last4).toBe("1166");
  });

  test("a look-up that brings them lets the request go, and the slips print once", async () => {
    w.payments.send(w.add());
    w.says = () => withCard;
    await w.clock.pass(30_000);
    expect(w.released).toBe(1);
    expect(w.details).toEqual(["a1 approved 1166"]);
  });

  test("slips that a crash kept from the queue are queued at the next start, old ones are not", async () => {
    const approved = applyAttemptFact(
      w.add("new"),
      { kind: "attempt.approved", body: { ...captured.capture, by: "take", hostText: "", card: null } },
      START,
      "c",
    );
    w.attempts.set("new", approved);
    w.attempts.set("old", { ...approved, id: "old", endedAt: START - 700_000 });
    w.payments.recover([...w.attempts.values()]);
    await w.clock.pass(100);
    expect(w.details).toEqual(["new approved -"]);
    expect(w.lookUps).toEqual([]);
  });
});

test("recovery asks at once for what is open, and only by the schedule for what has ended", async () => {
  const open = w.add("open");
  const ended: Attempt = { ...w.add("ended"), state: "declined", cause: "declined", endedAt: START - 20_000 };
  w.attempts.set("ended", ended);
  w.says = () => notFound;
  w.payments.recover([open, ended]);
  await settled();
  expect(w.lookUps.map(({ reference }) => reference)).toEqual(["REFopen"]);
  expect(w.state("open")).toBe("checking");
  await w.clock.pass(1_000);
  expect(w.lookUps.map(({ reference }) => reference)).toEqual(["REFopen", "REFended"]);
  expect(w.takes).toEqual([]);
});

test("not sent ends it without a question", async () => {
  w.payments.send(w.add());
  await w.answerTake({ kind: "notSent", why: "ECONNREFUSED" });
  expect(w.attempts.get("a1")).toMatchObject({ state: "cancelled", cause: "notSent" });
});

test("a gateway that throws loses that one answer, not the watch", async () => {
  w.says = () => Promise.reject(new Error("bug"));
  w.payments.send(w.add());
  await w.clock.pass(3_000);
  expect(w.state()).toBe("sent");
  w.says = () => captured;
  await w.clock.pass(2_000);
  expect(w.state()).toBe("approved");
});

test("after close nothing is asked, kept or planned any more", async () => {
  w.payments.send(w.add());
  w.payments.recover([w.add("a2")]);
  w.says = () => captured;
  await w.clock.pass(500);
  w.payments.send(w.add("a3"));
  await w.clock.pass(2_500);
  const before = { facts: w.facts.length, lookUps: w.lookUps.length };
  w.payments.close();
  await w.clock.pass(86_400_000);
  expect({ facts: w.facts.length, lookUps: w.lookUps.length }).toEqual(before);
  expect(w.clock.waiting()).toBe(0);
});
