/** Carrying a tip: asked once, looked up at the watch's pace, and what was proved waits for a disk that takes nothing. */
import { beforeEach, describe, expect, test } from "vitest";
import { minor } from "../core/money/money.ts";
import type { Reading } from "../core/attempt/reading.ts";
import { virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import { applyTipFact, intendedTip, type TipChange } from "../core/tip/tipChange.ts";
import type { TipAnswer } from "../core/tip/tipRules.ts";
import type { TakeOrder } from "../gateways/port.ts";
import { createTips, type Tips } from "./tips.ts";

const START = 1_000_000;
const BODY = {
  id: "t1",
  of: "a1",
  sale: "s1",
  gateway: "codepay",
  reference: "R1",
  amount: minor(1148),
  currency: "CAD",
  before: minor(0),
  tip: minor(200),
  approver: "c",
} as const;
const shows = (tip: number): Reading => ({
  kind: "captured",
  hostText: "",
  card: null,
  capture: {
    captured: minor(1148 + tip),
    tip: minor(tip),
    cashback: minor(0),
    surcharge: minor(0),
    differs: false,
    gatewayRef: "G1",
  },
});
const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "" };

let clock: VirtualClock;
let change: TipChange;
/** The last change of this payment. */
let newest: (() => TipChange) | null;
/** What a look-up answers. */
let says: Reading;
let answer: (result: TipAnswer) => void;
/** How many commits the disk still takes. */
let room: number;
let asked: number;
let lookUps: number[];
let stands: (number | undefined)[];
let asks: TakeOrder[];
/** How often the screen was told of something. */
let told: number;
let tips: Tips;

function begin(): Tips {
  return createTips({
    gateway: {
      id: "codepay",
      lookUp: (order) => {
        asks.push(order);
        lookUps.push(clock.now() - START);
        return Promise.resolve(says);
      },
      adjust: (_reference, _tip, onSent) => {
        asked += 1;
        onSent();
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    },
    clock,
    watch: { everyMs: 2_000, watchHours: 24 },
    change: (id) => (id === change.id ? change : undefined),
    newest: () => newest?.() ?? change,
    commit(_before, so) {
      if (room === 0) return false;
      room -= 1;
      change = so.facts.reduce((now, fact) => applyTipFact(now, fact, clock.now()), change);
      stands.push(so.stands);
      return true;
    },
    changed: () => {
      told += 1;
    },
  });
}

beforeEach(() => {
  clock = virtualClock(START);
  change = intendedTip(BODY, START, "c");
  newest = null;
  says = shows(0);
  room = Number.POSITIVE_INFINITY;
  asked = 0;
  lookUps = [];
  asks = [];
  told = 0;
  stands = [];
  tips = begin();
});
const ends = async (result: TipAnswer): Promise<void> => {
  answer(result);
  await clock.pass(0);
};
const taken: TipAnswer = { kind: "answered", refused: false, text: "" };

describe("a tip that is sent", () => {
  test("is asked for once, looked up when its request has ended, and no more once it is shown", async () => {
    tips.send(change);
    await clock.pass(60_000);
    expect(lookUps).toEqual([]);
    says = shows(200);
    await ends(taken);
    expect(change.state).toBe("made");
    await clock.pass(86_400_000);
    expect(lookUps).toEqual([60_000]);
    expect([asked, stands.at(-1)]).toEqual([1, 200]);
    expect(() => {
      tips.send(change);
    }).toThrow("was sent before");
  });

  test("whose answer is lost is looked up every 2 s, and once it counts as not made by the schedule of what ended", async () => {
    tips.send(change);
    await ends({ kind: "lost", why: "timeout" });
    expect(change.state).toBe("checking");
    await clock.pass(4_000);
    expect(lookUps).toEqual([0, 2_000, 4_000]);
    await clock.pass(70_000);
    expect(change.state).toBe("notMade");
    const before = lookUps.length;
    says = shows(200);
    // 10 s after its end it was looked up once, and then 30 s after it.
    await clock.pass(20_000);
    expect(lookUps.length).toBe(before + 1);
    expect(change).toMatchObject({ state: "made", late: true });
  });

  test("what a look-up proved is kept while the disk takes nothing", async () => {
    tips.send(change);
    room = 0;
    says = shows(200);
    await ends(taken);
    await clock.pass(5_000);
    expect(change.state).toBe("sent");
    room = 5;
    await clock.pass(1_000);
    expect(change.state).toBe("made");
  });

  test("is taken up after a restart, is asked for at once when the network is back, and a person may close it", async () => {
    change = applyTipFact(change, { kind: "tip.sent", body: { change: "t1" } }, START);
    says = unreachable;
    tips.recover([change]);
    await clock.pass(0);
    expect([change.state, asked]).toEqual(["checking", 0]);
    const before = lookUps.length;
    tips.lookUpAllNow();
    await clock.pass(0);
    expect(lookUps.length).toBe(before + 1);
    expect(tips.decide("t1", { kind: "decided", approver: "m", reason: "seen" })).toBe(true);
    expect(change.state).toBe("decided");
    expect(tips.decide("t1", { kind: "decided", approver: "m", reason: "seen" })).toBe(false);
    expect(tips.decide("other", { kind: "decided", approver: "m", reason: "seen" })).toBe(false);
    expect(tips.checkAgain("other")).toBe(false);
  });

  test("that is in a total and in no part of it is not taken for none", async () => {
    tips.send(change);
    const unexplained = shows(0);
    if (unexplained.kind !== "captured") return;
    says = { ...unexplained, capture: { ...unexplained.capture, captured: minor(1348), differs: true } };
    await ends(taken);
    await clock.pass(30_000);
    expect(change.state).toBe("sent");
    await clock.pass(60_000);
    expect([change.state, stands.at(-1)]).toEqual(["checking", undefined]);
  });

  test("closed, the till asks nothing more", async () => {
    tips.send(change);
    tips.close();
    await ends(taken);
    await clock.pass(60_000);
    expect(lookUps).toEqual([]);
    expect(tips.decide("t1", { kind: "decided", approver: "m", reason: "seen" })).toBe(false);
  });
});

describe("a look-up of a tip", () => {
  test("asks for the payment by its number, with the tip that the customer may have chosen; unreachable, again soon", async () => {
    tips.send(change);
    says = unreachable;
    await ends(taken);
    await clock.pass(300_000);
    const apart = lookUps.map((at, i) => at - (lookUps[i - 1] ?? at));
    expect(asks[0]).toEqual({ reference: "R1", amount: 1148, tip: 200, currency: "CAD", askTip: true });
    expect(Math.max(...apart)).toBeLessThanOrEqual(5_000);
    expect(told).toBeGreaterThan(0);
  });

  test("of another gateway's is not taken up", async () => {
    tips.recover([{ ...change, gateway: "citcon" }]);
    await clock.pass(60_000);
    expect([lookUps, change.state]).toEqual([[], "new"]);
  });

  test("of one that says nothing is as slow as one that answers", async () => {
    tips.send(change);
    says = { kind: "nothing", why: "lost", text: "" };
    await ends(taken);
    await clock.pass(300_000);
    const apart = lookUps.map((at, i) => at - (lookUps[i - 1] ?? at));
    expect(Math.max(...apart)).toBeGreaterThan(5_000);
  });
});

describe("a tip that was closed, and another put on its payment since", () => {
  const other = (state: TipChange["state"], tip: number): TipChange => ({
    ...intendedTip({ ...BODY, id: "t2", tip: minor(tip) }, START, "c"),
    state,
  });
  const closed = async (): Promise<void> => {
    tips.send(change);
    await ends({ kind: "lost", why: "timeout" });
    tips.decide("t1", { kind: "decided", approver: "m", reason: "seen" });
    says = shows(200);
    stands = [];
  };
  const lookUp = async (): Promise<void> => {
    tips.checkAgain("t1");
    await clock.pass(0);
  };

  test("is made by what is shown once the other has ended, and is another than that", async () => {
    await closed();
    newest = () => other("made", 300);
    says = shows(300);
    await lookUp();
    expect(change.state).toBe("decided");
    newest = () => other("notMade", 200);
    says = shows(200);
    await lookUp();
    expect(change).toMatchObject({ state: "made", late: true });
    expect(stands).toEqual([200]);
  });

  test.each([
    ["is on its way", [other("sent", 300), other("sent", 300)]],
    ["was put there while the answer was on its way", [intendedTip(BODY, START, "c"), other("made", 300)]],
    ["ended while the answer was on its way", [other("sent", 300), other("made", 300)]],
    ["is what is shown", [other("made", 200), other("made", 200)]],
    ["of two was put after the other had ended", [{ ...other("notMade", 300), id: "t3" }, other("notMade", 300)]],
  ])("is not made by what is shown while the other %s", async (_name, [asked, answered]) => {
    await closed();
    let looks = 0;
    newest = () => ((looks += 1) === 1 ? asked : answered) ?? change;
    await lookUp();
    expect([change.state, stands]).toEqual(["decided", []]);
  });
});
