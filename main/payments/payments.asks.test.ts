/** What carrying a payment asks of the screen, of look-ups and of cancels; and what is left of it once it is closed. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Controls } from "../core/attempt/notFound.ts";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { captured, declined, nothing, notFound, pending } from "../core/testing/attempts.ts";
import { settled } from "../core/testing/virtualClock.ts";
import { accepted, carryWorld, type CarryWorld, CODE, START } from "./testing/carryWorld.ts";

const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "" };
const never = new Promise<never>(() => undefined);
const lost: TakeResult = { kind: "lost", why: "cut" };
const paid = { kind: "decided", paid: true, approver: "m", reason: "r", slip: "9" } as const;
const notPaid = { ...paid, paid: false };

let w: CarryWorld;
beforeEach(() => {
  w = carryWorld();
});

describe("the screen is told", () => {
  test("of each look-up, of a decision, and of a code to draw", async () => {
    await w.running();
    const grows = async (what: () => unknown): Promise<boolean> => {
      const before = w.changes;
      await what();
      return w.changes > before;
    };
    expect(await grows(() => w.clock.pass(2_000))).toBe(true);
    await w.answerTake(lost);
    expect(await grows(() => w.payments.decide("a1", paid))).toBe(true);
    w.begin("wallet");
    w.sentIsHeard = false;
    w.payments.send(w.byWallet(), { kind: "qr" });
    expect(await grows(() => w.clock.pass(10))).toBe(true);
  });

  test("whether the last question left the till at all", async () => {
    await w.running();
    for (const [reading, cannot] of [
      [unreachable, true],
      [nothing, false],
      [unreachable, true],
      [pending, false],
    ] as const) {
      w.says = () => reading;
      await w.clock.pass(2_000);
      expect(w.payments.carried("a1")?.unreachable).toBe(cannot);
    }
  });
});

describe("look-ups", () => {
  test("wait for the request's end where nothing may be asked beside it, and begin at once then", async () => {
    w.begin("alone");
    await w.running();
    await w.clock.pass(60_000);
    expect(w.asked("REFa1")).toEqual([]);
    await w.answerTake(lost);
    await w.clock.pass(2_100);
    expect(w.asked("REFa1").length).toBeGreaterThanOrEqual(1);
    expect(w.state()).toBe("checking");
    w.says = () => captured;
    await w.clock.pass(2_000);
    expect(w.state()).toBe("approved");
  });

  test("a network that is back is news for every unknown payment at once, and for no other", async () => {
    w.says = (reference) => (reference === "REFfar" ? unreachable : notFound);
    w.payments.recover([
      w.add("far", { state: "checking" }),
      w.add("slow", { state: "setAside" }),
      w.add("over", { state: "declined", cause: "declined", endedAt: START }),
    ]);
    w.payments.send(w.add("open"));
    await w.clock.pass(1);
    await w.clock.pass(3_600_000);
    expect(w.payments.carried("slow")?.watch.takeOpen).toBe(false);
    w.says = () => notFound;
    w.lookUps = [];
    // One that its own timers would ask in this moment is not what is looked for.
    while (w.asked("REFfar").length === 0) await w.clock.pass(100);
    const back = w.asked("REFfar")[0];
    expect(w.asked("REFslow")).toContain(back);
    expect(w.asked("REFover")).toEqual([]);
  });

  test("asked for by hand or for all: not of what has ended, nor of what is open; and not where nobody is carried", async () => {
    w.says = () => notFound;
    w.payments.recover([
      w.add("slow", { state: "setAside" }),
      w.add("over", { state: "declined", cause: "declined", endedAt: START }),
    ]);
    w.payments.send(w.add("open"));
    await w.clock.pass(500);
    w.lookUps = [];
    w.payments.lookUpAllNow();
    await settled();
    expect(w.lookUps.map(({ reference }) => reference)).toEqual(["REFslow"]);
    expect(w.payments.checkAgain("nobody")).toBe(false);
    expect(w.payments.decide("nobody", paid)).toBe(false);
    expect(w.payments.pick("nobody", "42", "m")).toBe(false);
    expect(w.payments.cancel("nobody")).toBe(false);
    expect(w.payments.carried("nobody")).toBeUndefined();
  });

  test("after a decision follow the schedule of what has ended", async () => {
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(500);
    w.payments.decide("a1", notPaid);
    w.lookUps = [];
    await w.clock.pass(60_000);
    expect(w.asked("REFa1")).toEqual([10_500, 30_500, 60_500]);
  });

  test("are told what is known, and that nobody has searched for it", async () => {
    await w.running();
    await w.clock.pass(2_000);
    expect(w.lookUps[0]?.known).toEqual({ gatewayRef: "", wallet: null, cannotBe: null, onlyOne: false });
  });

  test("that find nothing end it where this account is known to find what was paid", async () => {
    const controls: Controls = { negative: "0112", positive: true };
    w.begin("card", { controls: () => controls });
    w.says = () => notFound;
    w.payments.recover([w.add()]);
    await w.clock.pass(79_000);
    expect(w.state()).toBe("checking");
    await w.clock.pass(20_000);
    expect(w.attempts.get("a1")).toMatchObject({ state: "cancelled", cause: "notFound" });
  });

  test("of a wallet whose request is open are somebody's own wish, and then they are made", async () => {
    w.begin("wallet");
    w.payments.send(w.byWallet(), { kind: "code", code: CODE });
    await w.clock.pass(10_000);
    expect(w.lookUps).toEqual([]);
    expect(w.payments.checkAgain("a1")).toBe(true);
    await settled();
    expect(w.lookUps).toHaveLength(1);
  });
});

describe("a cancel", () => {
  test("is not for a terminal that has a red key", async () => {
    await w.running();
    expect(w.payments.cancel("a1")).toBe(false);
    expect(w.facts.map(({ kind }) => kind)).toEqual(["attempt.sent"]);
    const cancel = { askedAt: START, sentAt: null, tries: 0, said: null, confirmed: false };
    w.add("a2", { state: "checking", cancel });
    w.payments.recover([...w.attempts.values()].filter(({ id }) => id === "a2"));
    expect(w.payments.carried("a2")?.cancelAt).toBeNull();
    await w.clock.pass(60_000);
    expect(w.facts.filter(({ kind }) => kind === "attempt.cancelSent")).toEqual([]);
  });

  test("of what has ended does not wait to be sent", async () => {
    await w.waitingForPhone();
    w.payments.cancel("a1");
    expect(w.payments.carried("a1")?.cancelAt).toBe(START + 16_001);
    w.says = () => ({ ...declined, final: true });
    await w.clock.pass(4_000);
    expect(w.state()).toBe("declined");
    expect(w.payments.carried("a1")?.cancelAt).toBeNull();
  });

  test("is one at a time: while it is on its way none waits, and none follows", async () => {
    await w.waitingForPhone();
    w.payments.cancel("a1");
    w.saysToCancel = never;
    await w.clock.pass(16_000);
    expect(w.cancels).toEqual([16_001]);
    expect(w.payments.carried("a1")?.cancelAt).toBeNull();
    expect(w.clock.waiting(), "for the next look-up alone").toBe(1);
    await w.clock.pass(120_000);
    expect(w.cancels).toEqual([16_001]);
  });

  test("the first needs no question before it", async () => {
    await w.waitingForPhone();
    w.payments.cancel("a1");
    w.saysToCancel = never;
    await w.clock.pass(16_000);
    expect(w.asked("REFa1")).not.toContain(16_001);
  });

  test("that could not be kept is tried again by itself, though no look-up answers meanwhile", async () => {
    await w.waitingForPhone();
    w.payments.cancel("a1");
    w.says = () => never;
    await w.clock.pass(15_000);
    w.room = 0;
    await w.clock.pass(3_000);
    expect(w.cancels).toEqual([]);
    w.room = Number.POSITIVE_INFINITY;
    await w.clock.pass(1_000);
    expect(w.cancels).toHaveLength(1);
  });
});

describe("closed", () => {
  test("lets the open request go, closes the gateway, and keeps nothing of what still comes", async () => {
    await w.running();
    await w.clock.pass(3_000);
    w.payments.close();
    const before = w.facts.length;
    expect([w.released, w.gatewayClosed, w.clock.waiting()]).toEqual([1, 1, 0]);
    await w.answerTake({ kind: "lost", why: "released" });
    await w.clock.pass(60_000);
    expect(w.facts).toHaveLength(before);
    expect(w.clock.waiting()).toBe(0);
  });

  test("forgets the card that is waited for, the commit to try again, and the cancel in the queue", async () => {
    await w.running();
    w.says = () => captured;
    await w.clock.pass(2_000);
    w.payments.close();
    expect(w.clock.waiting()).toBe(0);
    w.says = () => pending;
    await w.waitingForPhone();
    w.payments.cancel("a1");
    w.room = 0;
    w.says = () => captured;
    await w.clock.pass(2_500);
    w.payments.close();
    expect(w.clock.waiting()).toBe(0);
  });

  test("reads the journal no more, whatever was still being asked", async () => {
    let controlsAsked = 0;
    w.begin("card", {
      controls() {
        controlsAsked += 1;
        return { negative: null, positive: false };
      },
    });
    const { promise, resolve } = Promise.withResolvers<Reading>();
    w.says = () => promise;
    w.payments.recover([w.add("a1", { state: "checking" })]);
    await w.clock.pass(1_000);
    w.payments.close();
    w.reads = 0;
    resolve(captured);
    await settled();
    w.payments.lookUpAllNow();
    w.payments.checkAgain("a1");
    await w.clock.pass(60_000);
    expect([w.reads, controlsAsked, w.lookUps.length]).toEqual([0, 0, 1]);
    expect(w.payments.decide("a1", paid)).toBe(false);
    expect(w.state()).toBe("checking");
  });

  test("while it tells the screen of an answer, it plans nothing more", async () => {
    w.begin("card", {
      changed() {
        w.payments.close();
      },
    });
    w.payments.send(w.add());
    await w.clock.pass(60_000);
    expect([w.lookUps.length, w.clock.waiting()]).toEqual([0, 0]);
    w.begin("card", {
      changed() {
        if (w.lookUps.length > 0) w.payments.close();
      },
    });
    w.payments.send(w.add("a2"));
    await w.clock.pass(2_000);
    expect([w.lookUps.length, w.clock.waiting()]).toEqual([1, 0]);
    w.begin("wallet", {
      changed() {
        if (w.cancels.length > 0) w.payments.close();
      },
    });
    w.payments.send(w.byWallet(), { kind: "code", code: CODE });
    await w.clock.pass(100);
    await w.answerTake(accepted);
    w.payments.cancel("a1");
    w.saysToCancel = { kind: "answered", reading: { kind: "tooEarly", text: "E3" } };
    await w.clock.pass(16_000);
    expect([w.cancels.length, w.clock.waiting()]).toEqual([1, 0]);
  });
});
