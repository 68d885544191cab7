/** The watch of attempts while the disk takes nothing. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Reading, TakeResult } from "../core/reading.ts";
import { captured, declined, nothing, notFound } from "../core/testing/attempts.ts";
import { carryWorld, type CarryWorld } from "./testing/carryWorld.ts";

const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "ECONNREFUSED" };
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});

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
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(100);
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
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(100);
    w.room = 0;
    w.says = () => declined;
    await w.clock.pass(14_000);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.state()).toBe("declined");
  });

  test("a decision is refused while something waits to be kept", async () => {
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(100);
    w.room = 0;
    w.says = () => captured;
    await w.clock.pass(2_000);
    expect(w.payments.decide("a1", { kind: "decided", paid: false, approver: "m", reason: "r", slip: "" })).toBe(false);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.state()).toBe("approved");
  });
});
