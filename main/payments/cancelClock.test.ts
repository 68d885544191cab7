/** The clock on the wall is moved while a wallet's cancel settles: a capture is held no shorter and not much longer. */
import { beforeEach, expect, test } from "vitest";
import { CANCEL_SETTLES_MS } from "../core/attempt/cancel.ts";
import type { Reading } from "../core/attempt/reading.ts";
import { captured, pending } from "../core/testing/attempts.ts";
import { settled } from "../core/testing/virtualClock.ts";
import { type CarryWorld, carryWorld } from "./testing/carryWorld.ts";

const HOUR = 3_600_000;
/** A look-up that was planned before the step is late by this much at most, ms. */
const LATE_MS = 60_000;

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});

/** A payment whose cancel left a second ago, and whose answer was lost. */
async function cancelLost(): Promise<void> {
  await w.waitingForPhone();
  w.payments.cancel("a1");
  w.saysToCancel = { kind: "lost", why: "cut" };
  await w.clock.pass(17_000);
  expect(w.cancels).toHaveLength(1);
}

test.each([-HOUR, HOUR])("by %d ms: what was paid is approved once the cancel has settled", async (jump) => {
  await cancelLost();
  w.clock.set(w.clock.now() + jump);
  w.says = () => captured;
  await w.clock.pass(CANCEL_SETTLES_MS - 2_000);
  expect(w.state()).not.toBe("approved");
  await w.clock.pass(LATE_MS + 4_000);
  expect(w.state()).toBe("approved");
  expect(w.cancels).toHaveLength(1);
});

test("back by an hour: what is not paid is cancelled again, as soon as the first has settled", async () => {
  await cancelLost();
  w.clock.set(w.clock.now() - HOUR);
  w.saysToCancel = { kind: "answered", reading: { kind: "cancelled", text: "00" } };
  await w.clock.pass(LATE_MS + CANCEL_SETTLES_MS + 2_000);
  expect(w.cancels).toHaveLength(2);
  expect(w.state()).toBe("cancelled");
});

test("back before the cancel may leave: it leaves all the same", async () => {
  await w.waitingForPhone();
  w.payments.cancel("a1");
  w.clock.set(w.clock.now() - HOUR);
  await w.clock.pass(LATE_MS + 16_000);
  expect(w.cancels).toHaveLength(1);
  expect(w.state()).toBe("cancelled");
});

test("a question from before the step is as old as it is, whatever the clock says now", async () => {
  await cancelLost();
  const answer = Promise.withResolvers<Reading>();
  w.says = () => answer.promise;
  await w.clock.pass(2_000);
  w.clock.set(w.clock.now() - CANCEL_SETTLES_MS - 5_000);
  answer.resolve(captured);
  await settled();
  expect(w.state()).toBe("pending");
  w.says = () => pending;
});

test("after a restart a cancel on its way settles anew, also with a clock that stands an hour earlier", async () => {
  await cancelLost();
  w.payments.close();
  w.clock.set(w.clock.now() - HOUR);
  w.says = () => captured;
  const attempt = w.attempts.get("a1");
  if (attempt === undefined) throw new Error("no attempt");
  w.begin("wallet").recover([attempt]);
  await w.clock.pass(CANCEL_SETTLES_MS - 2_000);
  expect(w.state()).toBe("pending");
  await w.clock.pass(4_000);
  expect(w.state()).toBe("approved");
  expect(w.cancels).toHaveLength(1);
});
