/** The watch of attempts, on a clock of the test's own and a gateway that answers what the test says. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Attempt, applyAttemptFact, type AttemptFact, intended } from "../core/attempt.ts";
import type { CardDetails } from "../core/cardDetails.ts";
import type { Reading, TakeResult } from "../core/reading.ts";
import { BODY, captured, declined, nothing, notFound, pending } from "../core/testing/attempts.ts";
import { settled, virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import type { CardGateway } from "../gateways/port.ts";
import { createPayments, type Payments } from "./payments.ts";

const START = 1_000_000;
const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "ECONNREFUSED" };
const withCard: Reading = { ...captured, card: { last4: "1166" } as CardDetails };

let clock: VirtualClock;
let attempts: Map<string, Attempt>;
let facts: AttemptFact[];
let diskWorks: boolean;
let details: string[];
/** What look-ups answer; a promise is a look-up that takes its time. */
let says: Reading | Promise<Reading>;
let lookUps: { readonly reference: string; readonly at: number }[];
let takes: string[];
let released: number;
let running: number;
let mostRunning: number;
let answerTake: (result: TakeResult) => Promise<void>;
let payments: Payments;

const gateway: CardGateway = {
  id: "iotpay",
  name: "IOT Pay",
  terminal: "V1-B25",
  lookUpBy: "reference",
  giveBack: { kind: "byHand" },
  cancel: { kind: "redKey" },
  take(order, onSent) {
    takes.push(order.reference);
    const { promise, resolve } = Promise.withResolvers<TakeResult>();
    clock.after(1, onSent);
    answerTake = async (result) => {
      resolve(result);
      await settled();
    };
    return {
      result: promise,
      release() {
        released += 1;
        resolve({ kind: "lost", why: "released" });
      },
    };
  },
  async lookUp(order) {
    lookUps.push({ reference: order.reference, at: clock.now() });
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    try {
      return await says;
    } finally {
      running -= 1;
    }
  },
  onNotice: () => undefined,
  close: () => undefined,
};

const start = (): Payments =>
  createPayments({
    gateway,
    clock,
    watch: { everyMs: 2_000, watchHours: 24 },
    attempt: (id) => attempts.get(id),
    commit(before, news) {
      if (!diskWorks) return false;
      facts.push(...news);
      const known = attempts.get(before.id) ?? before;
      attempts.set(
        before.id,
        news.reduce((attempt, fact) => applyAttemptFact(attempt, fact, clock.now(), "c"), known),
      );
      return true;
    },
    detailsSettled: (attempt) => details.push(`${attempt.id} ${attempt.state} ${attempt.card?.last4 ?? "-"}`),
    changed: () => undefined,
  });

const add = (id = "a1"): Attempt => {
  const attempt = intended({ ...BODY, id, reference: `REF${id}` }, clock.now(), "c");
  attempts.set(id, attempt);
  return attempt;
};
const state = (id = "a1"): string | undefined => attempts.get(id)?.state;
const times = (): readonly number[] => lookUps.map(({ at }) => at - START);
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });

beforeEach(() => {
  clock = virtualClock(START);
  attempts = new Map();
  facts = [];
  diskWorks = true;
  details = [];
  says = pending;
  lookUps = [];
  takes = [];
  released = 0;
  running = 0;
  mostRunning = 0;
  payments = start();
});

describe("while the request is open", () => {
  test("looks up every 2 s from 2 s on, and ends at once on a capture", async () => {
    payments.send(add());
    await clock.pass(9_000);
    expect(times()).toEqual([2_000, 4_000, 6_000, 8_000]);
    expect(state()).toBe("pending");
    says = captured;
    await clock.pass(1_000);
    expect(state()).toBe("approved");
    await clock.pass(3_600_000);
    expect(times().at(-1)).toBe(10_000);
    expect(takes).toHaveLength(1);
  });

  test("never two look-ups of one attempt at once, however often somebody asks", async () => {
    const { promise, resolve } = Promise.withResolvers<Reading>();
    says = promise;
    payments.send(add());
    await clock.pass(3_000);
    for (let i = 0; i < 5; i += 1) payments.checkAgain("a1");
    payments.lookUpAllNow();
    await clock.pass(20_000);
    expect(lookUps).toHaveLength(1);
    says = pending;
    resolve(pending);
    await clock.pass(4_000);
    expect(mostRunning).toBe(1);
    expect(lookUps.length).toBeGreaterThan(1);
  });

  test("the answer itself ends it, and nobody asks a proven payment again", async () => {
    payments.send(add());
    await clock.pass(1_000);
    await answerTake(answered(withCard));
    await clock.pass(86_400_000);
    expect(state()).toBe("approved");
    expect(details).toEqual(["a1 approved 1166"]);
    expect(lookUps).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });
});

describe("card details", () => {
  test("an approval by look-up without them keeps the request open 10 s more", async () => {
    payments.send(add());
    says = captured;
    await clock.pass(2_000);
    expect([state(), released, details]).toEqual(["approved", 0, []]);
    await clock.pass(9_999);
    expect(released).toBe(0);
    await clock.pass(1);
    expect(released).toBe(1);
    expect(details).toEqual(["a1 approved -"]);
  });

  test("they come in time", async () => {
    payments.send(add());
    says = captured;
    await clock.pass(4_000);
    await answerTake(answered(withCard));
    expect(details).toEqual(["a1 approved 1166"]);
    expect(attempts.get("a1")?.card?.last4).toBe("1166");
  });

  test("a look-up that brings them lets the request go, and the slips print once", async () => {
    payments.send(add());
    says = withCard;
    await clock.pass(30_000);
    expect(released).toBe(1);
    expect(details).toEqual(["a1 approved 1166"]);
  });

  test("slips that a crash kept from the queue are queued at the next start, old ones are not", async () => {
    const approved = applyAttemptFact(
      add("new"),
      { kind: "attempt.approved", body: { ...captured.capture, by: "take", hostText: "", card: null } },
      START,
      "c",
    );
    attempts.set("new", approved);
    attempts.set("old", { ...approved, id: "old", endedAt: START - 700_000 });
    payments.recover([...attempts.values()]);
    await clock.pass(100);
    expect(details).toEqual(["new approved -"]);
    expect(lookUps).toEqual([]);
  });
});

describe("when the outcome is unknown", () => {
  test("asks every 2 s for a minute, every 10 s to ten minutes, then every minute, and never stops", async () => {
    says = notFound;
    payments.send(add());
    await clock.pass(1_000);
    await answerTake({ kind: "lost", why: "cut" });
    expect(state()).toBe("checking");
    await clock.pass(59_000);
    expect(times()).toHaveLength(30);
    lookUps = [];
    await clock.pass(540_000);
    expect(lookUps.length).toBeGreaterThanOrEqual(54);
    expect(lookUps.length).toBeLessThanOrEqual(56);
    lookUps = [];
    await clock.pass(3 * 86_400_000);
    expect(lookUps.length).toBeGreaterThanOrEqual(3 * 1_440 - 2);
    says = captured;
    await clock.pass(60_000);
    expect(state()).toBe("approved");
    expect(takes).toHaveLength(1);
  });

  test("a network that is back is known within 5 s, for every unknown payment", async () => {
    says = unreachable;
    payments.recover([add("a1"), add("a2")]);
    await clock.pass(3_600_000);
    says = captured;
    await clock.pass(5_000);
    expect([state("a1"), state("a2")]).toEqual(["approved", "approved"]);
  });

  test("a clock that is put back does not hold it up", async () => {
    says = notFound;
    payments.recover([add()]);
    await clock.pass(4_000);
    clock.set(START - 7_200_000);
    lookUps = [];
    await clock.pass(60_000);
    expect(lookUps.length).toBeGreaterThanOrEqual(1);
  });

  test("set aside keeps the watch, and what it finds is a late approval", async () => {
    says = notFound;
    payments.recover([add()]);
    await clock.pass(1_000);
    expect(payments.decide("a1", { kind: "setAside", approver: "m", reason: "r" })).toBe(true);
    await clock.pass(86_400_000);
    says = captured;
    await clock.pass(60_000);
    expect(attempts.get("a1")).toMatchObject({ state: "approved", late: true });
    expect(payments.checkAgain("a1")).toBe(false);
  });

  test("a decision 'paid' is looked up until the gateway has said it too", async () => {
    says = notFound;
    payments.recover([add()]);
    await clock.pass(1_000);
    expect(payments.decide("a1", { kind: "decided", paid: true, approver: "m", reason: "r", slip: "9" })).toBe(true);
    says = captured;
    await clock.pass(11_000);
    expect(attempts.get("a1")).toMatchObject({ state: "approved", proved: true, late: false });
    lookUps = [];
    await clock.pass(86_400_000);
    expect(lookUps).toEqual([]);
  });

  test("a decision comes too late when the answer was first", async () => {
    payments.recover([add()]);
    says = captured;
    payments.checkAgain("a1");
    await clock.pass(3_000);
    expect(payments.decide("a1", { kind: "decided", paid: false, approver: "m", reason: "r", slip: "" })).toBe(false);
    expect(state()).toBe("approved");
  });
});

test("an end without capture is looked up again after 10 s, 30 s, 1, 2, 5, 15, 30 min, then hourly to 24 h", async () => {
  payments.send(add());
  await clock.pass(1_000);
  await answerTake(answered(declined));
  says = declined;
  const ended = START + 1_000;
  await clock.pass(2 * 86_400_000);
  const minutes = lookUps.map(({ at }) => (at - ended) / 60_000);
  expect(minutes.slice(0, 8)).toEqual([10 / 60, 30 / 60, 1, 2, 5, 15, 30, 60]);
  expect(minutes.at(-1)).toBe(1_440);
  expect(minutes).toHaveLength(7 + 24);
  expect(clock.waiting()).toBe(0);
});

describe("a disk that takes nothing", () => {
  test("loses no proof: it is committed, in order, when the disk is back", async () => {
    payments.send(add());
    await clock.pass(100);
    diskWorks = false;
    await answerTake(answered(captured));
    await clock.pass(600_000);
    expect(state()).toBe("sent");
    // However long it lasts, one timer tries again, and one looks up.
    expect(clock.waiting()).toBeLessThanOrEqual(3);
    diskWorks = true;
    await clock.pass(1_000);
    expect(state()).toBe("approved");
    expect(facts.filter(({ kind }) => kind === "attempt.approved")).toHaveLength(1);
    expect(takes).toHaveLength(1);
  });

  test("does not make two look-ups agree over a time they were not ten seconds apart", async () => {
    says = notFound;
    payments.recover([add()]);
    await clock.pass(100);
    says = declined;
    await clock.pass(2_000);
    diskWorks = false;
    // This one waits for the disk, and two more stand behind it.
    says = nothing;
    await clock.pass(2_000);
    says = declined;
    await clock.pass(4_000);
    says = unreachable;
    await clock.pass(30_000);
    diskWorks = true;
    await clock.pass(3_000);
    expect(state()).toBe("checking");
  });

  test("takes nothing from look-ups that agreed meanwhile: they count from when they answered", async () => {
    says = notFound;
    payments.recover([add()]);
    await clock.pass(100);
    diskWorks = false;
    says = declined;
    await clock.pass(14_000);
    diskWorks = true;
    await clock.pass(1_000);
    expect(state()).toBe("declined");
  });

  test("a decision is refused while something waits to be kept", async () => {
    says = notFound;
    payments.recover([add()]);
    await clock.pass(100);
    diskWorks = false;
    says = captured;
    await clock.pass(2_000);
    expect(payments.decide("a1", { kind: "decided", paid: false, approver: "m", reason: "r", slip: "" })).toBe(false);
    diskWorks = true;
    await clock.pass(1_000);
    expect(state()).toBe("approved");
  });
});

test("recovery asks at once for what is open, and only by the schedule for what has ended", async () => {
  const open = add("open");
  const ended: Attempt = { ...add("ended"), state: "declined", cause: "declined", endedAt: START - 20_000 };
  attempts.set("ended", ended);
  says = notFound;
  payments.recover([open, ended]);
  await settled();
  expect(lookUps.map(({ reference }) => reference)).toEqual(["REFopen"]);
  expect(state("open")).toBe("checking");
  await clock.pass(1_000);
  expect(lookUps.map(({ reference }) => reference)).toEqual(["REFopen", "REFended"]);
  expect(takes).toEqual([]);
});

test("not sent ends it without a question", async () => {
  payments.send(add());
  await answerTake({ kind: "notSent", why: "ECONNREFUSED" });
  expect(attempts.get("a1")).toMatchObject({ state: "cancelled", cause: "notSent" });
});

test("a gateway that throws loses that one answer, not the watch", async () => {
  says = Promise.reject(new Error("bug"));
  says.catch(() => undefined);
  payments.send(add());
  await clock.pass(3_000);
  expect(state()).toBe("sent");
  says = captured;
  await clock.pass(2_000);
  expect(state()).toBe("approved");
});

test("after close nothing is asked, kept or planned any more", async () => {
  payments.send(add());
  payments.recover([add("a2")]);
  says = captured;
  await clock.pass(500);
  payments.send(add("a3"));
  await clock.pass(2_500);
  const before = { facts: facts.length, lookUps: lookUps.length };
  payments.close();
  await clock.pass(86_400_000);
  expect({ facts: facts.length, lookUps: lookUps.length }).toEqual(before);
  expect(clock.waiting()).toBe(0);
});

describe("the clock is put forward while look-ups are agreeing", () => {
  const lost: TakeResult = { kind: "lost", why: "cut" };

  test("by an hour: that does not make 10 s out of 2", async () => {
    payments.send(add());
    await clock.pass(1);
    says = declined;
    await answerTake(lost);
    await clock.pass(2_500);
    clock.set(clock.now() + 3_600_000);
    await clock.pass(2_000);
    expect(state()).toBe("checking");
    says = captured;
    await clock.pass(2_000);
    expect(state()).toBe("approved");
  });

  test("the agreement begins anew, and then it counts", async () => {
    payments.send(add());
    await clock.pass(1);
    says = declined;
    await answerTake(lost);
    await clock.pass(8_000);
    clock.set(clock.now() + 3_600_000);
    await clock.pass(8_000);
    expect(state()).toBe("checking");
    await clock.pass(6_000);
    expect(state()).toBe("declined");
  });
});
