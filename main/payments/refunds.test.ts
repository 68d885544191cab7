/** Refunds under the watch, on a clock that the test moves: sent once, asked for until proven, never sent again. */
import { beforeEach, describe, expect, test } from "vitest";
import { applyRefundFact, intendedRefund, type Refund, type RefundFact } from "../core/refund.ts";
import type { RefundReading, RefundResult } from "../core/refundReading.ts";
import { notListed, REFUND, refunded, refusedNow } from "../core/testing/refunds.ts";
import { settled, virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import { createRefunds, type Refunds } from "./refunds.ts";

const START = 1_000_000;
const unreachable: RefundReading = { kind: "nothing", why: "unreachable", text: "" };
const DECISION = { kind: "decided", made: true, approver: "manager", reason: "seen", number: "P-1" } as const;

let clock: VirtualClock;
let stored: Map<string, Refund>;
let facts: RefundFact[];
let diskWorks: boolean;
let says: RefundReading;
let answer: (result: RefundResult) => Promise<void>;
/** Each with the state the journal had when it left (INV-1). */
let sends: { readonly reference: string; readonly state: string | undefined }[];
let lookUps: number[];
let refunds: Refunds;

const begin = (): Refunds =>
  createRefunds({
    gateway: {
      id: "citcon",
      giveBack: {
        kind: "request",
        wayFor: () => "refund",
        listed: () => Promise.resolve([]),
        send({ reference }, onSent) {
          sends.push({ reference, state: stored.get("r1")?.state });
          const { promise, resolve } = Promise.withResolvers<RefundResult>();
          clock.after(1, onSent);
          answer = async (result) => {
            resolve(result);
            await settled();
          };
          return promise;
        },
        lookUp() {
          lookUps.push(clock.now() - START);
          return Promise.resolve(says);
        },
      },
    },
    clock,
    watch: { everyMs: 2_000, watchHours: 24 },
    refund: (id) => stored.get(id),
    order: (refund) => ({
      ...refund,
      way: "refund",
      original: { reference: "A", gatewayRef: "1", wallet: "wechat", shown: false },
    }),
    search: () => ({ listedBefore: new Set(), taken: new Set(), rivals: [] }),
    commit(before, news) {
      if (!diskWorks) return false;
      facts.push(...news);
      stored.set(
        before.id,
        news.reduce((refund, fact) => applyRefundFact(refund, fact, clock.now(), "c"), before),
      );
      return true;
    },
    changed: () => undefined,
  });

const add = (): Refund => {
  const refund = intendedRefund(REFUND, clock.now(), "c");
  stored.set(refund.id, refund);
  return refund;
};
const refund = (): Refund => stored.get("r1") ?? expect.unreachable("there is a refund");
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
  diskWorks = true;
  says = notListed;
  sends = [];
  lookUps = [];
  refunds = begin();
});

describe("its request", () => {
  test("leaves once, after its intent, and nobody asks while it is open", async () => {
    await running();
    expect(sends).toEqual([{ reference: REFUND.reference, state: "new" }]);
    expect(refund().state).toBe("sent");
    await pass(30_000);
    expect(lookUps).toEqual([]);
    await answer({ kind: "answered", reading: refunded });
    expect(refund().state).toBe("made");
    await pass(3_600_000);
    expect(lookUps).toEqual([]);
    expect(refunds.carried("r1")).toBeUndefined();
    expect(() => {
      refunds.send(refund());
    }).toThrow("was sent before");
  });

  test("an answer that cannot be kept is tried again until it is", async () => {
    await running();
    diskWorks = false;
    await answer({ kind: "answered", reading: refunded });
    await pass(5_000);
    expect(refund().state).toBe("sent");
    diskWorks = true;
    await pass(1_000);
    expect(refund().state).toBe("made");
  });
});

describe("an answer that was lost", () => {
  test("is asked for at once, every 5 s for a minute, every 10 s to ten minutes, then every minute, and never stops", async () => {
    await lost();
    await pass(0);
    await pass(3_600_000);
    expect(lookUps[0]).toBe(10);
    const pauses = lookUps.slice(1).map((at, i) => at - (lookUps[i] ?? 0));
    expect(pauses.slice(0, 11)).toEqual(Array(11).fill(5_000));
    expect(new Set(pauses.slice(13, 60))).toEqual(new Set([10_000]));
    expect(new Set(pauses.slice(-10))).toEqual(new Set([60_000]));
    expect(refund().state).toBe("checking");
    says = refunded;
    await pass(60_000);
    expect(refund().state).toBe("made");
    expect(sends).toHaveLength(1);
  });

  test("found soon after the network is back", async () => {
    says = unreachable;
    await lost();
    await pass(600_000);
    says = refunded;
    await pass(3_000);
    expect(refund().state).toBe("made");
  });

  test("a person decides; the watch goes on for a day, and a proof takes the word's place", async () => {
    await lost();
    expect(refunds.decide("r1", DECISION)).toBe(true);
    expect(refund().state).toBe("decided");
    expect(refunds.decide("r1", DECISION)).toBe(false);
    says = refunded;
    await pass(10_000);
    expect(refund()).toMatchObject({ state: "made", proved: true, late: false });
  });

  test("a decision that cannot be kept is none", async () => {
    await lost();
    diskWorks = false;
    expect(refunds.decide("r1", DECISION)).toBe(false);
    expect(refund().state).toBe("checking");
  });
});

describe("a restart", () => {
  test.each(["new", "sent", "pending", "checking"] as const)(
    "%s: asked for at once, never sent again",
    async (state) => {
      stored.set("r1", { ...intendedRefund(REFUND, clock.now(), "c"), state });
      says = refunded;
      refunds.recover([refund()]);
      await pass(1);
      expect(refund()).toMatchObject({ state: "made" });
      expect(sends).toEqual([]);
    },
  );

  test("what was refused stays so, and is proven by two lists after a minute", async () => {
    await running();
    await answer({ kind: "answered", reading: refusedNow });
    refunds.close();
    refunds = begin();
    refunds.recover([refund()]);
    await pass(59_000);
    expect(refund().state).toBe("checking");
    await pass(40_000);
    expect(refund()).toMatchObject({ state: "notMade", advice: "holdTime" });
  });

  test("another gateway's, and what was given back by hand, is not its business", async () => {
    const other = intendedRefund({ ...REFUND, id: "r2", gateway: "iotpay" }, 0, "c");
    const byHand = intendedRefund({ ...REFUND, id: "r3", way: "byHand" }, 0, "c");
    refunds.recover([other, byHand]);
    await pass(60_000);
    expect(lookUps).toEqual([]);
  });
});

test("not made, the watch goes on for a day: a proof is late, and found", async () => {
  await running();
  await answer({ kind: "answered", reading: { kind: "notRefunded", hostText: "A10", advice: "portal" } });
  await pass(7_200_000);
  expect(refund().state).toBe("notMade");
  says = refunded;
  await pass(3_600_000);
  expect(refund()).toMatchObject({ state: "made", late: true });
});

test("closed, it asks nobody and writes nothing", async () => {
  await lost();
  refunds.close();
  const before = facts.length;
  const asked = lookUps.length;
  await pass(600_000);
  expect(facts).toHaveLength(before);
  expect(lookUps).toHaveLength(asked);
  expect(refunds.decide("r1", DECISION)).toBe(false);
});

test("a clock put forward makes no minute out of seconds: what is refused and not listed is asked for until it is", async () => {
  await running();
  says = notListed;
  await answer({ kind: "answered", reading: refusedNow });
  await pass(10_000);
  clock.set(clock.now() + 3_600_000);
  await pass(30_000);
  expect(refund().state).toBe("checking");
  await pass(60_000);
  expect(refund().state).toBe("notMade");
});
