/**
 * What carrying a refund asks of the world beside it, and when: the gateway, the journal and the screen. The courses that
 * refunds take are in `refunds.test.ts`.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { applyRefundFact, intendedRefund, type Refund, type RefundFact } from "../core/refund.ts";
import type { RefundReading, RefundResult } from "../core/refundReading.ts";
import { notListed, notRefunded, REFUND, refunded, refusedNow } from "../core/testing/refunds.ts";
import { settled, virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import { createRefunds, type Refunds, type RefundsDeps } from "./refunds.ts";

const START = 1_000_000;
const unreachable: RefundReading = { kind: "nothing", why: "unreachable", text: "" };
const unclear: RefundReading = { kind: "nothing", why: "severalFit", text: "2" };
const MADE = { kind: "decided", made: true, approver: "manager", reason: "seen", number: "P-1" } as const;
const NOT_MADE = { ...MADE, made: false, number: "" };

let clock: VirtualClock;
let stored: Map<string, Refund>;
let facts: RefundFact[];
let commits: number[];
let diskWorks: boolean;
let reads: number;
let changes: number;
let says: (reference: string) => RefundReading | Promise<RefundReading>;
let lookUps: { readonly reference: string; readonly at: number }[];
let answer: (result: RefundResult | Promise<RefundResult>) => Promise<void>;
let refunds: Refunds;

const begin = (more: Partial<RefundsDeps> = {}): Refunds =>
  createRefunds({
    gateway: {
      id: "citcon",
      giveBack: {
        kind: "request",
        wayFor: () => "refund",
        listed: () => Promise.resolve([]),
        send(_order, onSent) {
          const { promise, resolve } = Promise.withResolvers<RefundResult>();
          clock.after(1, onSent);
          answer = async (result) => {
            resolve(result);
            await settled();
          };
          return promise;
        },
        async lookUp({ reference }) {
          lookUps.push({ reference, at: clock.now() - START });
          return says(reference);
        },
      },
    },
    clock,
    watch: { everyMs: 2_000, watchHours: 24 },
    refund(id) {
      reads += 1;
      return stored.get(id);
    },
    order: (refund) => ({
      ...refund,
      way: "refund",
      original: { reference: "A", gatewayRef: "1", wallet: "wechat", shown: false },
    }),
    search: () => ({ listedBefore: new Set(), taken: new Set(), rivals: [] }),
    commit(before, news) {
      if (!diskWorks) return false;
      commits.push(news.length);
      facts.push(...news);
      stored.set(
        before.id,
        news.reduce((refund, fact) => applyRefundFact(refund, fact, clock.now(), "c"), before),
      );
      return true;
    },
    changed() {
      changes += 1;
    },
    ...more,
  });

const add = (id = "r1", more: Partial<Refund> = {}): Refund => {
  const refund = { ...intendedRefund({ ...REFUND, id, reference: `REF${id}` }, clock.now(), "c"), ...more };
  stored.set(id, refund);
  return refund;
};
const state = (id = "r1"): string | undefined => stored.get(id)?.state;
const asked = (reference: string): readonly number[] =>
  lookUps.filter((one) => one.reference === reference).map(({ at }) => at);
const pass = async (ms: number): Promise<void> => {
  await clock.pass(ms);
  await settled();
};
const running = async (): Promise<void> => {
  refunds.send(add());
  await pass(10);
};
const lost = async (): Promise<void> => {
  await running();
  await answer({ kind: "lost", why: "cut" });
};

beforeEach(() => {
  clock = virtualClock(START);
  stored = new Map();
  facts = [];
  commits = [];
  diskWorks = true;
  reads = 0;
  changes = 0;
  says = () => notListed;
  lookUps = [];
  refunds = begin();
});

describe("the journal", () => {
  test("is given facts, never nothing", async () => {
    await lost();
    await pass(60_000);
    expect(commits.length).toBeGreaterThan(0);
    expect(Math.min(...commits)).toBeGreaterThan(0);
  });

  test("that does not have the refund is a bug that says so", () => {
    expect(() => {
      refunds.recover([intendedRefund(REFUND, 0, "c")]);
    }).toThrow("refund r1 is carried but not in the journal");
  });

  test("has what came first before anybody decides, also when the disk is back already", async () => {
    await lost();
    await pass(1);
    diskWorks = false;
    says = () => refunded;
    await pass(5_000);
    diskWorks = true;
    expect(refunds.decide("r1", NOT_MADE)).toBe(false);
    await pass(1_000);
    expect(stored.get("r1")).toMatchObject({ state: "made", proved: true, late: false });
  });
});

describe("the screen is told", () => {
  test("of each look-up and of a decision", async () => {
    await lost();
    const before = changes;
    await pass(5_000);
    expect(changes).toBeGreaterThan(before);
    const then = changes;
    refunds.decide("r1", MADE);
    expect(changes).toBe(then + 1);
  });

  test("of what is carried, and whether the last question left the till at all", async () => {
    expect(refunds.carried("r1")).toBeUndefined();
    await running();
    expect(refunds.carried("r1")).toMatchObject({ watch: { askOpen: true }, unreachable: false });
    await answer({ kind: "lost", why: "cut" });
    for (const [reading, cannot] of [
      [unreachable, true],
      [unclear, false],
      [unreachable, true],
      [notListed, false],
    ] as const) {
      says = () => reading;
      await pass(5_000);
      expect(refunds.carried("r1")).toMatchObject({ watch: { askOpen: false }, unreachable: cannot });
    }
  });
});

describe("look-ups", () => {
  test("are not for a refund whose request is open, whoever wishes for them", async () => {
    await running();
    expect(refunds.checkAgain("r1")).toBe(true);
    refunds.lookUpAllNow();
    await pass(10_000);
    expect(lookUps).toEqual([]);
    expect(refunds.checkAgain("nobody")).toBe(false);
    expect(refunds.decide("nobody", MADE)).toBe(false);
  });

  test("are made at a wish, one at a time", async () => {
    await lost();
    await pass(1_000);
    const { promise, resolve } = Promise.withResolvers<RefundReading>();
    says = () => promise;
    const before = lookUps.length;
    for (let i = 0; i < 3; i += 1) expect(refunds.checkAgain("r1")).toBe(true);
    refunds.lookUpAllNow();
    await pass(30_000);
    expect(lookUps).toHaveLength(before + 1);
    resolve(refunded);
    await settled();
    expect(state()).toBe("made");
    expect(refunds.checkAgain("r1")).toBe(false);
  });

  test("for all are for what is unknown alone", async () => {
    refunds.recover([add("open", { state: "checking" }), add("over", { state: "notMade", endedAt: START })]);
    await pass(1_000);
    lookUps = [];
    refunds.lookUpAllNow();
    await settled();
    expect(lookUps.map(({ reference }) => reference)).toEqual(["REFopen"]);
  });

  test("a network that is back is news for every unknown refund at once", async () => {
    says = (reference) => (reference === "REFfar" ? unreachable : notListed);
    refunds.recover([add("far", { state: "checking" }), add("slow", { state: "checking" })]);
    await pass(3_600_000);
    says = () => notListed;
    lookUps = [];
    while (asked("REFfar").length === 0) await pass(100);
    expect(asked("REFslow")).toContain(asked("REFfar")[0]);
    // Back once is back: from then on each is asked at its own pace.
    lookUps = [];
    await pass(60_000);
    expect([asked("REFfar").length, asked("REFslow").length]).toEqual([1, 1]);
  });

  test("after a decision follow the schedule of what has ended", async () => {
    await lost();
    await pass(1_000);
    refunds.decide("r1", NOT_MADE);
    lookUps = [];
    await pass(60_000);
    expect(asked("REFr1")).toEqual([11_010, 31_010, 61_010]);
  });

  test("of what had ended go on after a restart where the time is", async () => {
    refunds.recover([add("r1", { state: "notMade", endedAt: START - 60_000 })]);
    await settled();
    expect(lookUps).toEqual([]);
    expect(refunds.carried("r1")?.watch.askOpen).toBe(false);
    await pass(3_600_000);
    expect(facts.filter(({ kind }) => kind === "refund.unknown")).toEqual([]);
    expect(state()).toBe("notMade");
    expect(lookUps.length).toBeGreaterThan(0);
  });
});

test("a clock put forward makes no ten seconds out of five: words that were agreeing begin anew, and then they count", async () => {
  says = () => notRefunded;
  await lost();
  await pass(1);
  clock.set(clock.now() + 3_600_000);
  refunds.checkAgain("r1");
  await settled();
  expect(lookUps).toHaveLength(2);
  expect(state()).toBe("checking");
  await pass(15_000);
  expect(state()).toBe("notMade");
});

test("a question on its way when the clock is put forward is no older than it is: it begins no agreement an hour ago", async () => {
  const answering = Promise.withResolvers<RefundReading>();
  says = () => answering.promise;
  await lost();
  await pass(1_000);
  clock.set(clock.now() + 3_600_000);
  says = () => notRefunded;
  answering.resolve(notRefunded);
  await settled();
  await pass(6_000);
  expect(lookUps.length).toBeGreaterThanOrEqual(2);
  expect(state()).toBe("checking");
  await pass(15_000);
  expect(state()).toBe("notMade");
});

test("a gateway that throws loses that one answer, by its name, and the watch goes on", async () => {
  await running();
  await answer(Promise.reject(new Error("bug")));
  expect(facts).toContainEqual({ kind: "refund.unknown", body: { refund: "r1", why: "notUnderstood" } });
  says = () => Promise.reject(new Error("bug"));
  await pass(5_000);
  expect(facts).toContainEqual({
    kind: "refund.heard",
    body: { refund: "r1", by: "lookUp", reading: "nothing", text: "notUnderstood" },
  });
  says = () => refunded;
  await pass(5_000);
  expect(state()).toBe("made");
});

describe("closed", () => {
  test("while its request is open: the answer that still comes is not kept", async () => {
    await running();
    refunds.close();
    const before = facts.length;
    await answer({ kind: "answered", reading: refunded });
    await pass(60_000);
    expect([facts.length, lookUps.length, clock.waiting()]).toEqual([before, 0, 0]);
  });

  test("forgets the look-up to come and the commit to try again", async () => {
    await lost();
    await pass(1_000);
    diskWorks = false;
    says = () => refusedNow;
    await pass(4_500);
    expect(clock.waiting()).toBeGreaterThan(0);
    refunds.close();
    expect(clock.waiting()).toBe(0);
    expect(refunds.checkAgain("r1")).toBe(true);
    await settled();
    expect(lookUps.length).toBe(2);
  });

  test("reads the journal no more, whatever was still being asked", async () => {
    says = () => unreachable;
    await lost();
    await pass(1_000);
    const { promise, resolve } = Promise.withResolvers<RefundReading>();
    says = () => promise;
    await pass(3_000);
    refunds.close();
    reads = 0;
    resolve(notRefunded);
    await pass(60_000);
    expect([reads, state(), lookUps.length]).toEqual([0, "checking", 2]);
  });

  test("in the moment of a commit, it plans nothing more", async () => {
    let closing = false;
    refunds = begin({
      commit(before, news) {
        stored.set(
          before.id,
          news.reduce((refund, fact) => applyRefundFact(refund, fact, clock.now(), "c"), before),
        );
        if (closing) refunds.close();
        return true;
      },
    });
    await running();
    closing = true;
    await answer({ kind: "lost", why: "cut" });
    expect([state(), clock.waiting()]).toEqual(["checking", 0]);
    await pass(60_000);
    expect(lookUps).toEqual([]);
  });
});
