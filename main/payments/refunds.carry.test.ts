/**
 * What carrying a refund asks of the world beside it, and when: the gateway, the journal and the screen. The courses that
 * refunds take are in `refunds.test.ts`.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { applyRefundFact, intendedRefund } from "../core/refund/refund.ts";
import type { RefundReading } from "../core/refund/refundReading.ts";
import { notListed, notRefunded, REFUND, refunded, refusedNow } from "../core/testing/refunds.ts";
import { settled } from "../core/testing/virtualClock.ts";
import { refundWorld, type RefundWorld, START } from "./testing/refundWorld.ts";

const unreachable: RefundReading = { kind: "nothing", why: "unreachable", text: "" };
const unclear: RefundReading = { kind: "nothing", why: "severalFit", text: "2" };
const MADE = { kind: "decided", made: true, approver: "manager", reason: "seen", number: "P-1" } as const;
const NOT_MADE = { ...MADE, made: false, number: "" };

let w: RefundWorld;
beforeEach(() => {
  w = refundWorld();
});

describe("the journal", () => {
  test("is given facts, never nothing", async () => {
    await w.lost();
    await w.pass(60_000);
    expect(w.commits.length).toBeGreaterThan(0);
    expect(Math.min(...w.commits)).toBeGreaterThan(0);
  });

  test("that does not have the refund is a bug that says so", () => {
    expect(() => {
      w.refunds.recover([intendedRefund(REFUND, 0, "c")]);
    }).toThrow("refund r1 is carried but not in the journal");
  });

  test("has what came first before anybody decides, also when the disk is back already", async () => {
    await w.lost();
    await w.pass(1);
    w.diskWorks = false;
    w.says = () => refunded;
    await w.pass(5_000);
    w.diskWorks = true;
    expect(w.refunds.decide("r1", NOT_MADE)).toBe(false);
    await w.pass(1_000);
    expect(w.stored.get("r1")).toMatchObject({ state: "made", proved: true, late: false });
  });
});

describe("the screen is told", () => {
  test("of each look-up and of a decision", async () => {
    await w.lost();
    const before = w.changes;
    await w.pass(5_000);
    expect(w.changes).toBeGreaterThan(before);
    const then = w.changes;
    w.refunds.decide("r1", MADE);
    expect(w.changes).toBe(then + 1);
  });

  test("of what is carried, and whether the last question left the till at all", async () => {
    expect(w.refunds.carried("r1")).toBeUndefined();
    await w.running();
    expect(w.refunds.carried("r1")).toMatchObject({ watch: { askOpen: true }, unreachable: false });
    await w.answer({ kind: "lost", why: "cut" });
    for (const [reading, cannot] of [
      [unreachable, true],
      [unclear, false],
      [unreachable, true],
      [notListed, false],
    ] as const) {
      w.says = () => reading;
      await w.pass(5_000);
      expect(w.refunds.carried("r1")).toMatchObject({ watch: { askOpen: false }, unreachable: cannot });
    }
  });
});

describe("look-ups", () => {
  test("are not for a refund whose request is open, whoever wishes for them", async () => {
    await w.running();
    expect(w.refunds.checkAgain("r1")).toBe(true);
    w.refunds.lookUpAllNow();
    await w.pass(10_000);
    expect(w.lookUps).toEqual([]);
    expect(w.refunds.checkAgain("nobody")).toBe(false);
    expect(w.refunds.decide("nobody", MADE)).toBe(false);
  });

  test("are made at a wish, one at a time", async () => {
    await w.lost();
    await w.pass(1_000);
    const { promise, resolve } = Promise.withResolvers<RefundReading>();
    w.says = () => promise;
    const before = w.lookUps.length;
    for (let i = 0; i < 3; i += 1) expect(w.refunds.checkAgain("r1")).toBe(true);
    w.refunds.lookUpAllNow();
    await w.pass(30_000);
    expect(w.lookUps).toHaveLength(before + 1);
    resolve(refunded);
    await settled();
    expect(w.state()).toBe("made");
    expect(w.refunds.checkAgain("r1")).toBe(false);
  });

  test("for all are for what is unknown alone", async () => {
    w.refunds.recover([w.add("open", { state: "checking" }), w.add("over", { state: "notMade", endedAt: START })]);
    await w.pass(1_000);
    w.lookUps = [];
    w.refunds.lookUpAllNow();
    await settled();
    expect(w.lookUps.map(({ reference }) => reference)).toEqual(["REFopen"]);
  });

  test("a network that is back is news for every unknown refund at once", async () => {
    w.says = (reference) => (reference === "REFfar" ? unreachable : notListed);
    w.refunds.recover([w.add("far", { state: "checking" }), w.add("slow", { state: "checking" })]);
    await w.pass(3_600_000);
    w.says = () => notListed;
    w.lookUps = [];
    while (w.asked("REFfar").length === 0) await w.pass(100);
    expect(w.asked("REFslow")).toContain(w.asked("REFfar")[0]);
    // Back once is back: from then on each is asked at its own pace.
    w.lookUps = [];
    await w.pass(60_000);
    expect([w.asked("REFfar").length, w.asked("REFslow").length]).toEqual([1, 1]);
  });

  test("after a decision follow the schedule of what has ended", async () => {
    await w.lost();
    await w.pass(1_000);
    w.refunds.decide("r1", NOT_MADE);
    w.lookUps = [];
    await w.pass(60_000);
    expect(w.asked("REFr1")).toEqual([11_010, 31_010, 61_010]);
  });

  test("of what had ended go on after a restart where the time is", async () => {
    w.refunds.recover([w.add("r1", { state: "notMade", endedAt: START - 60_000 })]);
    await settled();
    expect(w.lookUps).toEqual([]);
    expect(w.refunds.carried("r1")?.watch.askOpen).toBe(false);
    await w.pass(3_600_000);
    expect(w.facts.filter(({ kind }) => kind === "refund.unknown")).toEqual([]);
    expect(w.state()).toBe("notMade");
    expect(w.lookUps.length).toBeGreaterThan(0);
  });
});

test("a clock put forward makes no ten seconds out of five: words that were agreeing begin anew, and then they count", async () => {
  w.says = () => notRefunded;
  await w.lost();
  await w.pass(1);
  w.clock.set(w.clock.now() + 3_600_000);
  w.refunds.checkAgain("r1");
  await settled();
  expect(w.lookUps).toHaveLength(2);
  expect(w.state()).toBe("checking");
  await w.pass(15_000);
  expect(w.state()).toBe("notMade");
});

test("a question on its way when the clock is put forward is no older than it is: it begins no agreement an hour ago", async () => {
  const answering = Promise.withResolvers<RefundReading>();
  w.says = () => answering.promise;
  await w.lost();
  await w.pass(1_000);
  w.clock.set(w.clock.now() + 3_600_000);
  w.says = () => notRefunded;
  answering.resolve(notRefunded);
  await settled();
  await w.pass(6_000);
  expect(w.lookUps.length).toBeGreaterThanOrEqual(2);
  expect(w.state()).toBe("checking");
  await w.pass(15_000);
  expect(w.state()).toBe("notMade");
});

test("a gateway that throws loses that one answer, by its name, and the watch goes on", async () => {
  await w.running();
  await w.answer(Promise.reject(new Error("bug")));
  expect(w.facts).toContainEqual({ kind: "refund.unknown", body: { refund: "r1", why: "notUnderstood" } });
  w.says = () => Promise.reject(new Error("bug"));
  await w.pass(5_000);
  expect(w.facts).toContainEqual({
    kind: "refund.heard",
    body: { refund: "r1", by: "lookUp", reading: "nothing", text: "notUnderstood" },
  });
  w.says = () => refunded;
  await w.pass(5_000);
  expect(w.state()).toBe("made");
});

describe("closed", () => {
  test("while its request is open: the answer that still comes is not kept", async () => {
    await w.running();
    w.refunds.close();
    const before = w.facts.length;
    await w.answer({ kind: "answered", reading: refunded });
    await w.pass(60_000);
    expect([w.facts.length, w.lookUps.length, w.clock.waiting()]).toEqual([before, 0, 0]);
  });

  test("forgets the look-up to come and the commit to try again", async () => {
    await w.lost();
    await w.pass(1_000);
    w.diskWorks = false;
    w.says = () => refusedNow;
    await w.pass(4_500);
    expect(w.clock.waiting()).toBeGreaterThan(0);
    w.refunds.close();
    expect(w.clock.waiting()).toBe(0);
    expect(w.refunds.checkAgain("r1")).toBe(true);
    await settled();
    expect(w.lookUps.length).toBe(2);
  });

  test("reads the journal no more, whatever was still being asked", async () => {
    w.says = () => unreachable;
    await w.lost();
    await w.pass(1_000);
    const { promise, resolve } = Promise.withResolvers<RefundReading>();
    w.says = () => promise;
    await w.pass(3_000);
    w.refunds.close();
    w.reads = 0;
    resolve(notRefunded);
    await w.pass(60_000);
    expect([w.reads, w.state(), w.lookUps.length]).toEqual([0, "checking", 2]);
  });

  test("in the moment of a commit, it plans nothing more", async () => {
    let closing = false;
    w.begin({
      commit(before, news) {
        w.stored.set(
          before.id,
          news.reduce((refund, fact) => applyRefundFact(refund, fact, w.clock.now(), "c"), before),
        );
        if (closing) w.refunds.close();
        return true;
      },
    });
    await w.running();
    closing = true;
    await w.answer({ kind: "lost", why: "cut" });
    expect([w.state(), w.clock.waiting()]).toEqual(["checking", 0]);
    await w.pass(60_000);
    expect(w.lookUps).toEqual([]);
  });
});
