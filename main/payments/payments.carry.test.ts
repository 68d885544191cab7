/**
 * What carrying a payment asks of the world beside it, and when: the gateway, the journal, the printer and the screen,
 * each as the engine's own contract names it. The courses that payments take are in `payments.test.ts` and `wallets.test.ts`.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { type Attempt, applyAttemptFact, type AttemptFact, type AttemptState, intended } from "../core/attempt.ts";
import type { CancelResult } from "../core/cancel.ts";
import type { CardDetails } from "../core/cardDetails.ts";
import type { Controls } from "../core/notFound.ts";
import type { Reading, TakeResult } from "../core/reading.ts";
import { BODY, captured, CAPTURE, declined, nothing, notFound, pending } from "../core/testing/attempts.ts";
import { settled, virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import type { CardGateway, KnownOfPayment, PayCode, WalletGateway } from "../gateways/port.ts";
import { createPayments, type Payments, type PaymentsDeps } from "./payments.ts";

const START = 1_000_000;
const ID = "1000000525";
const CODE: PayCode = { last4: "9074", wallet: "wechat", reveal: () => "130739221328899074" };
const WALLET = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;
const withCard: Reading = { ...captured, card: { last4: "1166" } as CardDetails };
const unreachable: Reading = { kind: "nothing", why: "unreachable", text: "" };
const never = new Promise<never>(() => undefined);

let clock: VirtualClock;
let attempts: Map<string, Attempt>;
let facts: AttemptFact[];
/** How many commits the disk still takes. */
let room: number;
let commits: number[];
let reads: number;
let changes: number;
let details: string[];
let says: (reference: string) => Reading | Promise<Reading>;
let lookUps: { readonly reference: string; readonly at: number; readonly known: KnownOfPayment | undefined }[];
let cancels: number[];
let saysToCancel: CancelResult | Promise<CancelResult>;
let sentIsHeard: boolean;
let released: number;
let gatewayClosed: number;
let controlsAsked: number;
let answerTake: (result: TakeResult | Promise<TakeResult>) => Promise<void>;
let payments: Payments;

function take(_order: unknown, onSent: () => void): ReturnType<CardGateway["take"]> {
  const { promise, resolve } = Promise.withResolvers<TakeResult>();
  if (sentIsHeard) clock.after(1, onSent);
  answerTake = async (result) => {
    resolve(result);
    await settled();
  };
  return { result: promise, release: () => (released += 1) };
}
const lookUp: CardGateway["lookUp"] = async ({ reference }, known) => {
  lookUps.push({ reference, at: clock.now() - START, known });
  return says(reference);
};
const close = (): void => {
  gatewayClosed += 1;
};
const card: CardGateway = {
  id: "iotpay",
  name: "IOT Pay",
  terminal: "V1-B25",
  lookUpBy: "reference",
  giveBack: { kind: "byHand" },
  cancel: { kind: "redKey" },
  take,
  lookUp,
  onNotice: () => undefined,
  close,
};
const wallet: WalletGateway = {
  id: "citcon",
  name: "Citcon",
  terminal: "Citcon",
  lookUpBy: "gatewayRef",
  takeByCode: (order, _code, onSent) => take(order, onSent),
  takeByQr(order, onSent, onQr) {
    clock.after(2, () => {
      onQr("https://c.example/?q=1");
    });
    return take(order, onSent);
  },
  lookUp,
  cancel: {
    kind: "request",
    notBeforeMs: 16_000,
    send() {
      cancels.push(clock.now() - START);
      return Promise.resolve(saysToCancel);
    },
  },
  giveBack: {
    kind: "request",
    wayFor: () => "refund",
    listed: () => Promise.resolve([]),
    send: () => Promise.resolve({ kind: "lost", why: "" }),
    lookUp: () => Promise.resolve({ kind: "notListed", text: "" }),
  },
  list: () => Promise.resolve({ kind: "listed", payments: [] }),
  initialize: () => Promise.resolve({ kind: "ready", shop: { en: "", zh: "" } }),
  onNotice: () => undefined,
  close,
};

const begin = (gateway: CardGateway | WalletGateway = card, more: Partial<PaymentsDeps> = {}): Payments =>
  createPayments({
    gateway,
    clock,
    watch: { everyMs: 2_000, watchHours: 24 },
    attempt(id) {
      reads += 1;
      return attempts.get(id);
    },
    commit(before, news) {
      if (room === 0) return false;
      room -= 1;
      commits.push(news.length);
      facts.push(...news);
      attempts.set(
        before.id,
        news.reduce((each, fact) => applyAttemptFact(each, fact, clock.now(), "c"), attempts.get(before.id) ?? before),
      );
      return true;
    },
    detailsSettled: (one) => details.push(`${one.id} ${one.state} ${one.card?.last4 ?? "-"}`),
    changed() {
      changes += 1;
    },
    ...more,
  });

const add = (id = "a1", more: Partial<Attempt> = {}): Attempt => {
  const attempt = { ...intended({ ...BODY, id, reference: `REF${id}` }, clock.now(), "c"), ...more };
  attempts.set(id, attempt);
  return attempt;
};
const byWallet = (more: Partial<Attempt> = {}): Attempt =>
  add("a1", { gateway: "citcon", terminal: "Citcon", wallet: WALLET, ...more });
const state = (id = "a1"): AttemptState | undefined => attempts.get(id)?.state;
const answered = (reading: Reading): TakeResult => ({ kind: "answered", reading });
const accepted: TakeResult = { kind: "accepted", gatewayRef: ID, phase: "phone" };
const lost: TakeResult = { kind: "lost", why: "cut" };
const asked = (reference: string): readonly number[] =>
  lookUps.filter((one) => one.reference === reference).map(({ at }) => at);
const paid = { kind: "decided", paid: true, approver: "m", reason: "r", slip: "9" } as const;
const notPaid = { ...paid, paid: false };
const running = async (): Promise<void> => {
  payments.send(add());
  await clock.pass(100);
};
const waitingForPhone = async (): Promise<void> => {
  payments = begin(wallet);
  payments.send(byWallet(), { kind: "code", code: CODE });
  await clock.pass(100);
  await answerTake(accepted);
};

beforeEach(() => {
  clock = virtualClock(START);
  attempts = new Map();
  facts = [];
  room = Number.POSITIVE_INFINITY;
  commits = [];
  reads = 0;
  changes = 0;
  details = [];
  says = () => pending;
  lookUps = [];
  cancels = [];
  saysToCancel = { kind: "answered", reading: { kind: "cancelled", text: "00" } };
  sentIsHeard = true;
  released = 0;
  gatewayClosed = 0;
  controlsAsked = 0;
  payments = begin();
});

describe("slips are asked for", () => {
  test("once when it is declined, and once more when it turns out to be paid", async () => {
    await running();
    await answerTake(answered(declined));
    expect(details).toEqual(["a1 declined -"]);
    says = () => declined;
    await clock.pass(3_600_000);
    expect(details).toHaveLength(1);
    says = () => captured;
    await clock.pass(3_600_000);
    expect(details).toEqual(["a1 declined -", "a1 approved -"]);
  });

  test("at once by a decision, and again only when a card becomes known", async () => {
    payments.recover([add("a1", { state: "checking" }), add("a2", { state: "checking" })]);
    for (const id of ["a1", "a2"]) expect(payments.decide(id, paid)).toBe(true);
    expect(details).toEqual(["a1 approved -", "a2 approved -"]);
    says = (reference) => (reference === "REFa1" ? withCard : captured);
    await clock.pass(60_000);
    expect(attempts.get("a2")?.proved).toBe(true);
    expect(details).toEqual(["a1 approved -", "a2 approved -", "a1 approved 1166"]);
  });

  test("not for what is set aside; for its end, also across a restart", async () => {
    says = () => notFound;
    payments.recover([add()]);
    await clock.pass(100);
    payments.decide("a1", { kind: "setAside", approver: "m", reason: "r" });
    await clock.pass(10_000);
    expect(details).toEqual([]);
    payments.close();
    payments = begin();
    payments.recover([...attempts.values()]);
    says = () => declined;
    await clock.pass(15_000);
    expect(details).toEqual(["a1 declined -"]);
  });

  test("as soon as the card is known, though the request has not let go yet", async () => {
    await running();
    says = () => withCard;
    await clock.pass(2_000);
    expect([released, details]).toEqual([1, ["a1 approved 1166"]]);
    expect(payments.carried("a1"), "its request is open").toBeDefined();
    await answerTake({ kind: "lost", why: "released" });
    expect(payments.carried("a1")).toBeUndefined();
    expect(details).toHaveLength(1);
  });

  test("after a crash for what ended in the last ten minutes, the tenth included", async () => {
    const over = { state: "declined", cause: "declined" } as const;
    payments.recover([
      add("a1", { ...over, endedAt: START - 600_000 }),
      add("a2", { ...over, endedAt: START - 600_001 }),
    ]);
    await settled();
    expect(details).toEqual(["a1 declined -"]);
  });
});

describe("the open request", () => {
  test("that brings the card in time has nothing left to let go, and no timer waits for it", async () => {
    await running();
    says = () => captured;
    await clock.pass(4_000);
    await answerTake(answered(withCard));
    await clock.pass(60_000);
    expect([released, details, clock.waiting()]).toEqual([0, ["a1 approved 1166"], 0]);
  });

  test("is let go once, however often look-ups say that it is paid", async () => {
    await running();
    says = () => captured;
    await clock.pass(3_000);
    expect(state()).toBe("approved");
    for (let i = 0; i < 3; i += 1) {
      expect(payments.checkAgain("a1")).toBe(true);
      await clock.pass(2_000);
    }
    await clock.pass(3_000);
    expect(released).toBe(1);
    await answerTake({ kind: "lost", why: "released" });
    expect(clock.waiting()).toBe(0);
  });

  test("is looked up beside from the start, also when nobody says that it has left", async () => {
    sentIsHeard = false;
    payments.send(add());
    await clock.pass(4_000);
    expect(asked("REFa1")).toEqual([2_000, 4_000]);
  });

  test("of a gateway that throws is lost, and so are its look-ups, by their names", async () => {
    await running();
    await answerTake(Promise.reject(new Error("bug")));
    says = () => Promise.reject(new Error("bug"));
    await clock.pass(2_000);
    expect(facts).toContainEqual({ kind: "attempt.unknown", body: { why: "notUnderstood" } });
    expect(facts).toContainEqual({
      kind: "attempt.heard",
      body: { by: "lookUp", reading: "nothing", text: "notUnderstood" },
    });
  });

  test("by means that the gateway does not take is a bug that says so", () => {
    for (const means of [{ kind: "qr" }, { kind: "code", code: CODE }] as const) {
      expect(() => {
        payments.send(add(), means);
      }).toThrow(`IOT Pay does not take a payment by ${means.kind}`);
    }
  });
});

describe("the journal", () => {
  test("is given facts, never nothing", async () => {
    await running();
    await clock.pass(20_000);
    await answerTake(answered(captured));
    expect(commits.length).toBeGreaterThan(0);
    expect(Math.min(...commits)).toBeGreaterThan(0);
  });

  test("that does not have the payment is a bug that says so; people are told no, and nothing else breaks", async () => {
    payments.send(intended(BODY, START, "c"));
    expect(payments.carried("a1")).toMatchObject({ cancelAt: null });
    expect(payments.decide("a1", paid)).toBe(false);
    expect(() => {
      payments.lookUpAllNow();
    }).not.toThrow();
    await expect(clock.pass(10)).rejects.toThrow("attempt a1 is carried but not in the journal");
  });

  test("has what came first before anybody decides, also when the disk is back already", async () => {
    says = () => notFound;
    payments.recover([add()]);
    await clock.pass(100);
    room = 0;
    says = () => captured;
    await clock.pass(2_000);
    room = Number.POSITIVE_INFINITY;
    expect(payments.decide("a1", notPaid)).toBe(false);
    await clock.pass(1_000);
    expect(attempts.get("a1")).toMatchObject({ state: "approved", proved: true, late: false });
  });

  test("that takes nothing keeps nobody from asking on", async () => {
    says = () => notFound;
    payments.recover([add()]);
    await clock.pass(100);
    room = 0;
    says = () => declined;
    lookUps = [];
    await clock.pass(20_000);
    expect(lookUps.length).toBeGreaterThanOrEqual(9);
  });

  test("that takes the proof and not yet its card: the payment is carried until it has both", async () => {
    says = () => notFound;
    payments.recover([add()]);
    await clock.pass(100);
    room = 0;
    says = () => captured;
    await clock.pass(2_000);
    says = () => withCard;
    await clock.pass(2_000);
    room = 1;
    await clock.pass(1_000);
    expect(attempts.get("a1")).toMatchObject({ state: "approved", card: null });
    expect(payments.carried("a1")).toBeDefined();
    room = Number.POSITIVE_INFINITY;
    await clock.pass(1_000);
    expect(attempts.get("a1")?.card?.last4).toBe("1166");
    expect(payments.carried("a1")).toBeUndefined();
  });
});

describe("the screen is told", () => {
  test("of each look-up, of a decision, and of a code to draw", async () => {
    await running();
    const grows = async (what: () => unknown): Promise<boolean> => {
      const before = changes;
      await what();
      return changes > before;
    };
    expect(await grows(() => clock.pass(2_000))).toBe(true);
    await answerTake(lost);
    expect(await grows(() => payments.decide("a1", paid))).toBe(true);
    payments = begin(wallet);
    sentIsHeard = false;
    payments.send(byWallet(), { kind: "qr" });
    expect(await grows(() => clock.pass(10))).toBe(true);
  });

  test("whether the last question left the till at all", async () => {
    await running();
    for (const [reading, cannot] of [
      [unreachable, true],
      [nothing, false],
      [unreachable, true],
      [pending, false],
    ] as const) {
      says = () => reading;
      await clock.pass(2_000);
      expect(payments.carried("a1")?.unreachable).toBe(cannot);
    }
  });
});

describe("look-ups", () => {
  test("a network that is back is news for every unknown payment at once, and for no other", async () => {
    says = (reference) => (reference === "REFfar" ? unreachable : notFound);
    payments.recover([
      add("far", { state: "checking" }),
      add("slow", { state: "setAside" }),
      add("over", { state: "declined", cause: "declined", endedAt: START }),
    ]);
    payments.send(add("open"));
    await clock.pass(1);
    await clock.pass(3_600_000);
    expect(payments.carried("slow")?.watch.takeOpen).toBe(false);
    says = () => notFound;
    lookUps = [];
    // One that its own timers would ask in this moment is not what is looked for.
    while (asked("REFfar").length === 0) await clock.pass(100);
    const back = asked("REFfar")[0];
    expect(asked("REFslow")).toContain(back);
    expect(asked("REFover")).toEqual([]);
  });

  test("asked for by hand or for all: not of what has ended, nor of what is open; and not where nobody is carried", async () => {
    says = () => notFound;
    payments.recover([
      add("slow", { state: "setAside" }),
      add("over", { state: "declined", cause: "declined", endedAt: START }),
    ]);
    payments.send(add("open"));
    await clock.pass(500);
    lookUps = [];
    payments.lookUpAllNow();
    await settled();
    expect(lookUps.map(({ reference }) => reference)).toEqual(["REFslow"]);
    expect(payments.checkAgain("nobody")).toBe(false);
    expect(payments.decide("nobody", paid)).toBe(false);
    expect(payments.pick("nobody", "42", "m")).toBe(false);
    expect(payments.cancel("nobody")).toBe(false);
    expect(payments.carried("nobody")).toBeUndefined();
  });

  test("after a decision follow the schedule of what has ended", async () => {
    says = () => notFound;
    payments.recover([add()]);
    await clock.pass(500);
    payments.decide("a1", notPaid);
    lookUps = [];
    await clock.pass(60_000);
    expect(asked("REFa1")).toEqual([10_500, 30_500, 60_500]);
  });

  test("are told what is known: when it left, and that nobody has searched for it", async () => {
    await running();
    await clock.pass(2_000);
    expect(lookUps[0]?.known).toEqual({
      gatewayRef: "",
      wallet: null,
      sentAt: START + 1,
      cannotBe: null,
      onlyOne: false,
    });
    payments.recover([add("a2")]);
    await settled();
    expect(lookUps.at(-1)?.known?.sentAt, "never seen to leave").toBe(START + 2_100);
  });

  test("that find nothing end it where this account is known to find what was paid", async () => {
    const controls: Controls = { negative: "0112", positive: true };
    payments = begin(card, { controls: () => controls });
    says = () => notFound;
    payments.recover([add()]);
    await clock.pass(79_000);
    expect(state()).toBe("checking");
    await clock.pass(20_000);
    expect(attempts.get("a1")).toMatchObject({ state: "cancelled", cause: "notFound" });
  });

  test("of a wallet whose request is open are somebody's own wish, and then they are made", async () => {
    payments = begin(wallet);
    payments.send(byWallet(), { kind: "code", code: CODE });
    await clock.pass(10_000);
    expect(lookUps).toEqual([]);
    expect(payments.checkAgain("a1")).toBe(true);
    await settled();
    expect(lookUps).toHaveLength(1);
  });
});

describe("a cancel", () => {
  test("is not for a terminal that has a red key", async () => {
    await running();
    expect(payments.cancel("a1")).toBe(false);
    expect(facts.map(({ kind }) => kind)).toEqual(["attempt.sent"]);
    const cancel = { askedAt: START, sentAt: null, tries: 0, said: null, confirmed: false };
    add("a2", { state: "checking", cancel });
    payments.recover([...attempts.values()].filter(({ id }) => id === "a2"));
    expect(payments.carried("a2")?.cancelAt).toBeNull();
    await clock.pass(60_000);
    expect(facts.filter(({ kind }) => kind === "attempt.cancelSent")).toEqual([]);
  });

  test("of what has ended does not wait to be sent", async () => {
    await waitingForPhone();
    payments.cancel("a1");
    expect(payments.carried("a1")?.cancelAt).toBe(START + 16_001);
    says = () => ({ ...declined, final: true });
    await clock.pass(4_000);
    expect(state()).toBe("declined");
    expect(payments.carried("a1")?.cancelAt).toBeNull();
  });

  test("is one at a time: while it is on its way none waits, and none follows", async () => {
    await waitingForPhone();
    payments.cancel("a1");
    saysToCancel = never;
    await clock.pass(16_000);
    expect(cancels).toEqual([16_001]);
    expect(payments.carried("a1")?.cancelAt).toBeNull();
    expect(clock.waiting(), "for the next look-up alone").toBe(1);
    await clock.pass(120_000);
    expect(cancels).toEqual([16_001]);
  });

  test("the first needs no question before it", async () => {
    await waitingForPhone();
    payments.cancel("a1");
    saysToCancel = never;
    await clock.pass(16_000);
    expect(asked("REFa1")).not.toContain(16_001);
  });

  test("that could not be kept is tried again by itself, though no look-up answers meanwhile", async () => {
    await waitingForPhone();
    payments.cancel("a1");
    says = () => never;
    await clock.pass(15_000);
    room = 0;
    await clock.pass(3_000);
    expect(cancels).toEqual([]);
    room = Number.POSITIVE_INFINITY;
    await clock.pass(1_000);
    expect(cancels).toHaveLength(1);
  });
});

describe("closed", () => {
  test("lets the open request go, closes the gateway, and keeps nothing of what still comes", async () => {
    await running();
    await clock.pass(3_000);
    payments.close();
    const before = facts.length;
    expect([released, gatewayClosed, clock.waiting()]).toEqual([1, 1, 0]);
    await answerTake({ kind: "lost", why: "released" });
    await clock.pass(60_000);
    expect(facts).toHaveLength(before);
    expect(clock.waiting()).toBe(0);
  });

  test("forgets the card that is waited for, the commit to try again, and the cancel in the queue", async () => {
    await running();
    says = () => captured;
    await clock.pass(2_000);
    payments.close();
    expect(clock.waiting()).toBe(0);
    says = () => pending;
    await waitingForPhone();
    payments.cancel("a1");
    room = 0;
    says = () => captured;
    await clock.pass(2_500);
    payments.close();
    expect(clock.waiting()).toBe(0);
  });

  test("reads the journal no more, whatever was still being asked", async () => {
    payments = begin(card, {
      controls() {
        controlsAsked += 1;
        return { negative: null, positive: false };
      },
    });
    const { promise, resolve } = Promise.withResolvers<Reading>();
    says = () => promise;
    payments.recover([add("a1", { state: "checking" })]);
    await clock.pass(1_000);
    payments.close();
    reads = 0;
    resolve(captured);
    await settled();
    payments.lookUpAllNow();
    payments.checkAgain("a1");
    await clock.pass(60_000);
    expect([reads, controlsAsked, lookUps.length]).toEqual([0, 0, 1]);
    expect(payments.decide("a1", paid)).toBe(false);
    expect(state()).toBe("checking");
  });

  test("while it tells the screen of an answer, it plans nothing more", async () => {
    payments = begin(card, {
      changed() {
        payments.close();
      },
    });
    payments.send(add());
    await clock.pass(60_000);
    expect([lookUps.length, clock.waiting()]).toEqual([0, 0]);
    payments = begin(card, {
      changed() {
        if (lookUps.length > 0) payments.close();
      },
    });
    payments.send(add("a2"));
    await clock.pass(2_000);
    expect([lookUps.length, clock.waiting()]).toEqual([1, 0]);
    payments = begin(wallet, {
      changed() {
        if (cancels.length > 0) payments.close();
      },
    });
    payments.send(byWallet(), { kind: "code", code: CODE });
    await clock.pass(100);
    await answerTake(accepted);
    payments.cancel("a1");
    saysToCancel = { kind: "answered", reading: { kind: "tooEarly", text: "E3" } };
    await clock.pass(16_000);
    expect([cancels.length, clock.waiting()]).toEqual([1, 0]);
  });
});

test("a capture that another run proved is nobody's question", async () => {
  payments.recover([add("a1", { state: "approved", proved: true, capture: CAPTURE, endedAt: START - 1_000 })]);
  await clock.pass(86_400_000);
  expect([lookUps, details]).toEqual([[], ["a1 approved -"]]);
});
